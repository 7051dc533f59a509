import { lightOf, writtenLight, type Rgb } from './srgb.js';

/**
 * A colour in Oklab: lightness 0 to 1 as people see it, and the two axes of hue and chroma. From Björn Ottosson,
 * "A perceptual color space for image processing" (https://bottosson.github.io/posts/oklab/), whose code is in the public domain.
 * With hue and chroma instead of the axes it is called OKLCH.
 */
export interface Oklab {
  readonly lightness: number;
  readonly a: number;
  readonly b: number;
}

/** How far light may lie outside 0 to 1 and still count as a colour of sRGB: less than rounding to 8 bits takes away. */
const TOLERANCE = 1e-4;

/** Halvings of the chroma: finer than 8 bits show. */
const HALVINGS = 20;

/** A colour written `#rrggbb` in Oklab. Throws a RangeError for anything else. */
export function toOklab(colour: string): Oklab {
  const [red, green, blue] = lightOf(colour);
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

/** That colour as `#rrggbb`: lightness and hue stay, and as much of the chroma as sRGB has. */
export function fromOklab(colour: Oklab): string {
  const light = lightAt(colour, 1);
  return writtenLight(isInSrgb(light) ? light : lightAt(colour, mostChroma(colour)));
}

/** The greatest share of the chroma that sRGB can show; without any, every lightness is a grey of sRGB. */
function mostChroma(colour: Oklab): number {
  let [fits, tooMuch] = [0, 1];
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const share = (fits + tooMuch) / 2;
    if (isInSrgb(lightAt(colour, share))) fits = share;
    else tooMuch = share;
  }
  return fits;
}

function isInSrgb(light: Rgb): boolean {
  return light.every((channel) => channel >= -TOLERANCE && channel <= 1 + TOLERANCE);
}

/** The light of a colour with that share of its chroma. */
function lightAt({ lightness, a, b }: Oklab, share: number): Rgb {
  const l = (lightness + share * (0.3963377774 * a + 0.2158037573 * b)) ** 3;
  const m = (lightness - share * (0.1055613458 * a + 0.0638541728 * b)) ** 3;
  const s = (lightness - share * (0.0894841775 * a + 1.291485548 * b)) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}
