/** The pages of learners, and mails, on dark ground: `#111317`. */
const DARK_GROUND = [0x11, 0x13, 0x17] as const;
/** What can be told from its ground (WCAG 2.2, 1.4.11). */
const ENOUGH = 3;
/** Of what is to be seen, the share that may be fainter: the shadow of an edge. */
const SPARE = 0.05;
/** From this alpha on a pixel is to be seen. */
const SEEN = 128;

/** What a channel adds to the light of a colour, by its value (WCAG 2.2, relative luminance). */
const LINEAR = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

function luminance(red: number, green: number, blue: number): number {
  return 0.2126 * LINEAR[red]! + 0.7152 * LINEAR[green]! + 0.0722 * LINEAR[blue]!;
}

const LEAST = ENOUGH * (luminance(...DARK_GROUND) + 0.05) - 0.05;

/**
 * Whether a picture loses some of its colours on dark ground. One without a transparent pixel brings its own ground along.
 *
 * @param pixels red, green, blue and alpha of each, a byte each
 */
export function isTooFaintOnDark(pixels: Uint8Array): boolean {
  let [seen, faint, isOpaque] = [0, 0, true];
  for (let at = 0; at < pixels.length; at += 4) {
    const alpha = pixels[at + 3]!;
    if (alpha < 255) isOpaque = false;
    if (alpha < SEEN) continue;
    seen += 1;
    if (luminance(pixels[at]!, pixels[at + 1]!, pixels[at + 2]!) < LEAST) faint += 1;
  }
  return !isOpaque && faint > seen * SPARE;
}
