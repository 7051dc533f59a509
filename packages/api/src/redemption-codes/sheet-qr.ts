import { encode } from 'uqr';

/** What a QR code may be hidden or dirty of and still be read: M is 15 %, which suits print. */
const CORRECTION = 'M';
const QUIET_ZONE = 4;

/** Where on a page, in points from its top left corner. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/**
 * Draws a link as a QR code, with its quiet zone of four modules (ISO/IEC 18004): the operators of a page whose y grows downwards.
 * Dark modules beside each other are one rectangle, and all of them are filled at once, so that no renderer leaves a seam.
 */
export function qrOperators(link: string, { x, y, size }: Square): string {
  const { data, size: modules } = encode(link, { ecc: CORRECTION, border: QUIET_ZONE });
  const scale = size / modules;
  let path = '';
  data.forEach((row, top) => {
    for (let from = row.indexOf(true); from !== -1; ) {
      const light = row.indexOf(false, from);
      path += `${from} ${top} ${light - from} 1 re `;
      from = row.indexOf(true, light);
    }
  });
  return `q ${scale.toFixed(5)} 0 0 ${scale.toFixed(5)} ${x.toFixed(2)} ${y.toFixed(2)} cm 0 g ${path}f Q`;
}
