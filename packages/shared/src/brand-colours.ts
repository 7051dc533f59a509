import { contrast } from './contrast.js';
import { fromOklab, toOklab } from './oklab.js';
import { channelsOf, mixed, written } from './srgb.js';

/** What a client's accent colour becomes on one page, so that everything on it can be read. All are `#rrggbb` in lower case. */
export interface BrandColours {
  /** A tint of the page, to lie behind text and controls. */
  readonly soft: string;
  /** A line around or on {@link soft}; it only adorns, no contrast is promised. */
  readonly softLine: string;
  /** The fill of a button: the accent colour itself wherever text on it can be read. */
  readonly solid: string;
  /** The same under the pointer. */
  readonly solidHover: string;
  /** The text on {@link solid} and {@link solidHover}: white or ink, at least 4.5:1. */
  readonly onSolid: string;
  /** Text of a link: at least 4.5:1 on the page and on {@link soft}. */
  readonly link: string;
  /** The border of a button, which shows where it ends whatever its fill: at least 3:1 on the page and on {@link soft}. */
  readonly edge: string;
}

/** The colours of a client's learner pages, light and dark. */
export interface BrandPalette {
  readonly light: BrandColours;
  readonly dark: BrandColours;
}

/** What WCAG 2.2 asks of text (1.4.3) and of what shows a control (1.4.11), both at level AA. */
const TEXT = 4.5;
const CONTROL = 3;

const WHITE = '#ffffff';
const INK = '#16181d';

/** A page to put colours on: its own colour, how much of the brand its tint has, and which way colours are moved to stand out. */
interface Page {
  readonly colour: string;
  readonly soft: number;
  readonly softLine: number;
  readonly direction: 1 | -1;
}

const LIGHT: Page = { colour: WHITE, soft: 0.07, softLine: 0.22, direction: -1 };
const DARK: Page = { colour: '#111317', soft: 0.12, softLine: 0.3, direction: 1 };

/** One step of OKLCH lightness, too small to see. */
const STEP = 0.005;

/** What a pointer changes in a button's OKLCH lightness: enough to see, but on what is nearly black. */
const HOVER = 0.06;
const NEARLY_BLACK = 0.3;

/** Lighter than this there is little chroma left in sRGB: a yellow would turn white. */
const PALE = 0.8;

/**
 * The colours that a client's accent colour, written `#rrggbb`, becomes on the light and on the dark page. Whatever the
 * colour, the contrasts promised by {@link BrandColours} hold. Throws a RangeError for anything but `#rrggbb`.
 */
export function brandPalette(accent: string): BrandPalette {
  const brand = written(channelsOf(accent));
  return { light: coloursOn(LIGHT, brand), dark: coloursOn(DARK, brand) };
}

function coloursOn(page: Page, brand: string): BrandColours {
  const soft = mixed(brand, page.soft, page.colour);
  const grounds = [page.colour, soft];
  return {
    soft,
    softLine: mixed(brand, page.softLine, page.colour),
    ...buttonOf(brand),
    link: movedUntil(brand, page.direction, (colour) => grounds.every((ground) => contrast(colour, ground) >= TEXT)),
    edge: movedUntil(brand, page.direction, (colour) => grounds.every((ground) => contrast(colour, ground) >= CONTROL)),
  };
}

/** The button: text in white where that can be read, else in ink; and for the few colours that carry neither, darker. */
function buttonOf(brand: string): Pick<BrandColours, 'solid' | 'solidHover' | 'onSolid'> {
  const text = contrast(brand, WHITE) < TEXT && contrast(brand, INK) >= TEXT ? INK : WHITE;
  const solid = movedUntil(brand, -1, (colour) => contrast(colour, text) >= TEXT);
  return { solid, solidHover: hoverOf(solid, text), onSolid: text };
}

function hoverOf(solid: string, text: string): string {
  const colour = toOklab(solid);
  return fromOklab({ ...colour, lightness: colour.lightness + hoverStep(colour.lightness, text) });
}

/** Away from the text, so that the contrast grows; nearly black and pale fills the other way, for they have contrast to give away. */
function hoverStep(lightness: number, text: string): number {
  if (text === INK) return lightness < PALE ? HOVER : -HOVER;
  return lightness < NEARLY_BLACK ? (0.5 - lightness) / 2 : -HOVER;
}

/**
 * The first of ever darker (-1) or lighter (1) colours of the brand's hue that is enough, beginning with the brand
 * itself. Judged is the colour as it is written, after rounding. Black or white ends the search.
 */
function movedUntil(brand: string, direction: 1 | -1, isEnough: (colour: string) => boolean): string {
  const start = toOklab(brand);
  let [colour, { lightness }] = [brand, start];
  while (!isEnough(colour) && lightness >= 0 && lightness <= 1) {
    lightness += direction * STEP;
    colour = fromOklab({ ...start, lightness });
  }
  return colour;
}
