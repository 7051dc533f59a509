import { encode } from 'uqr';

/** A QR code as a drawing: a square of so many modules, and a path over the dark ones. */
export interface Qr {
  /** Modules on a side, the quiet zone of four around it included (ISO/IEC 18004). */
  readonly size: number;
  readonly path: string;
}

/** What a QR code may be hidden or dirty of and still be read: M is 15 %, which suits print. */
const CORRECTION = 'M';
const QUIET_ZONE = 4;

/** Draws a link as a QR code. */
export function qrOf(link: string): Qr {
  const { data, size } = encode(link, { ecc: CORRECTION, border: QUIET_ZONE });
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: dark.join('') };
}

/** The drawing as a file of its own, black on white. */
export function qrFile({ size, path }: Qr): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
}
