import type { Run } from './written-line.js';
import { beginningOf, writtenLine } from './written-line.js';
import { BOLD, MONO, THIN_MONO, type SheetFont } from './sheet-fonts.js';
import { qrOperators } from './sheet-qr.js';

/** The document of pdfkit labels are drawn on. */
export type Drawing = PDFKit.PDFDocument;

/** A4, in points. */
export const PAGE = { width: 595.28, height: 841.89 };
/** Three by eight, as sheets of labels of 70 × 37 mm have them. */
const COLUMNS = 3;
const ROWS = 8;
export const LABELS_OF_A_PAGE = COLUMNS * ROWS;
export const LABEL = { width: PAGE.width / COLUMNS, height: PAGE.height / ROWS };

/** Most printers leave the outermost 4 mm white. */
const EDGE = 12;
const QR = 68;
const GAP = 6;
const SIDE = { x: EDGE + QR + GAP, width: LABEL.width - EDGE - QR - GAP - EDGE };
const LOGO_HEIGHT = 20;
const NAME_SIZE = 8;
const LINK_SIZE = 5.5;
/** No name of more fits, however narrow its letters. */
const MOST_LETTERS = 60;
/** An em of it is as wide as 10/6 letters. */
const MONO_WIDTH = 0.6;
const MOST_LINK_LINES = 5;
const LINE_HEIGHT = 1.25;

/** A run and how far right of the beginning it stands, in points. */
interface PlacedRun extends Run {
  readonly at: number;
}

/** What all labels of a sheet have. */
export interface Brand {
  readonly name: readonly PlacedRun[];
  /** The picture as it was opened once for the file, and how large it is drawn. */
  readonly logo: { readonly image: object; readonly width: number; readonly height: number } | null;
}

/** What one label has of its own. */
export interface Label {
  readonly code: string;
  readonly link: string;
}

/** Draws a label at its place on the page. @param place from 0, row by row */
export function drawLabel(doc: Drawing, place: number, { brand, label }: { readonly brand: Brand; readonly label: Label }): void {
  const [left, top] = [(place % COLUMNS) * LABEL.width, Math.floor(place / COLUMNS) * LABEL.height];
  doc.addContent(qrOperators(label.link, { x: left + EDGE, y: top + EDGE - 4, size: QR }));
  let y = top + EDGE;
  if (brand.logo !== null) {
    const { image, width, height } = brand.logo;
    // Its types know only files; what `openImage` gives is drawn without reading the file again.
    doc.image(image as unknown as string, left + SIDE.x, y, { width, height });
    y += LOGO_HEIGHT + 3;
  }
  write(doc, brand.name, { x: left + SIDE.x, y, size: NAME_SIZE });
  y += NAME_SIZE * 1.6;
  for (const line of linkLines(label.link)) {
    write(doc, runsOf(line.text, THIN_MONO), { x: left + SIDE.x, y, size: line.size });
    y += line.size * LINE_HEIGHT;
  }
  const wide = LABEL.width - 2 * EDGE;
  const size = Math.min(13, wide / (label.code.length * MONO_WIDTH));
  const x = left + (LABEL.width - label.code.length * MONO_WIDTH * size) / 2;
  write(doc, runsOf(label.code, MONO), { x, y: top + LABEL.height - EDGE - 4 - size, size });
}

/** Thin lines between the labels, for whoever cuts plain paper. */
export function drawCuts(doc: Drawing): void {
  const across = Array.from({ length: ROWS - 1 }, (_, row) => `0 ${((row + 1) * LABEL.height).toFixed(2)} m ${PAGE.width} ${((row + 1) * LABEL.height).toFixed(2)} l`);
  const down = Array.from({ length: COLUMNS - 1 }, (_, column) => `${((column + 1) * LABEL.width).toFixed(2)} 0 m ${((column + 1) * LABEL.width).toFixed(2)} ${PAGE.height} l`);
  doc.addContent(`q 0.25 w 0.8 G [2 3] 0 d ${[...across, ...down].join(' ')} S Q`);
}

/** The size a logo is drawn in: as it is, in points, or smaller. */
export function logoRoom({ width, height }: { readonly width: number; readonly height: number }): { width: number; height: number } {
  const scale = Math.min(1, SIDE.width / width, LOGO_HEIGHT / height);
  return { width: width * scale, height: height * scale };
}

/** A name as far as it fits beside the QR code; what cannot be written gives way to `instead`, which must be ASCII. */
export function nameRuns(doc: Drawing, name: string, instead: string): PlacedRun[] {
  return placed(doc, fitted(doc, name) ?? fitted(doc, instead) ?? []);
}

function fitted(doc: Drawing, text: string): Run[] | undefined {
  const whole = writtenLine(text, BOLD);
  if (whole === undefined) return undefined;
  try {
    if (widthOf(doc, whole) <= SIDE.width) return whole;
    for (let count = Math.min(text.length, MOST_LETTERS); count > 0; count -= 1) {
      const cut = writtenLine(`${beginningOf(text, count).trimEnd()}…`, BOLD);
      if (cut !== undefined && widthOf(doc, cut) <= SIDE.width) return cut;
    }
  } catch (err) {
    // A few letters of Arabic script are joined of an empty glyph at the very end of the font, which fontkit 2.0 reads past.
    if (!(err instanceof RangeError)) throw err;
  }
  return undefined;
}

function widthOf(doc: Drawing, runs: readonly Run[]): number {
  return runs.reduce((sum, { text, font }) => sum + doc.font(font.path).fontSize(NAME_SIZE).widthOfString(text, { features: [] }), 0);
}

function linkLines(link: string): { text: string; size: number }[] {
  const size = Math.min(LINK_SIZE, (SIDE.width * MOST_LINK_LINES) / (link.length * MONO_WIDTH) * 0.95);
  const letters = Math.floor(SIDE.width / (size * MONO_WIDTH));
  return Array.from({ length: Math.ceil(link.length / letters) }, (_, line) => ({ text: link.slice(line * letters, (line + 1) * letters), size }));
}

/** Codes and links are ASCII: the first font has all of it. */
function runsOf(text: string, [font]: readonly SheetFont[]): PlacedRun[] {
  return [{ text, font: font!, at: 0 }];
}

/** Runs beside each other. Shaping is what a sheet's time goes into, so nothing is measured twice. */
function placed(doc: Drawing, runs: readonly Run[]): PlacedRun[] {
  let along = 0;
  return runs.map((run) => {
    const at = along;
    along += widthOf(doc, [run]);
    return { ...run, at };
  });
}

function write(doc: Drawing, runs: readonly PlacedRun[], { x, y, size }: { readonly x: number; readonly y: number; readonly size: number }): void {
  // On one line, whatever room above its letters a font asks for.
  const [line, baseline] = [y + size, 'alphabetic'] as const;
  // Without a list of features pdfkit shapes word by word, and the words of a right-to-left run would stand in the wrong order.
  for (const { text, font, at } of runs) doc.font(font.path).fontSize(size).text(text, x + at, line, { lineBreak: false, baseline, features: [] });
}
