import { PDFiumLibrary } from '@hyzyla/pdfium';
import jsqrModule from 'jsqr';
import type { Caller, Json } from './caller.js';

/** A sheet as it is seen. */
export interface SeenSheet {
  /** The text of each page. */
  readonly texts: readonly string[];
  /** What the QR codes say, label by label, page by page; '' for a label whose code cannot be read. */
  readonly links: readonly string[];
}

const [ACROSS, DOWN] = [3, 8];
/** Pixels for each point: 144 dots per inch, less than any printer has. */
const SCALE = 2;
// Its types say that the function is the default of what is imported; Node imports the function itself.
const readQr = jsqrModule as unknown as typeof jsqrModule.default;

/** Where the sheet of a batch is. */
export async function sheetUrlOf(staff: Caller, batch: string): Promise<string> {
  const { node } = await staff.ask('query ($id: ID!) { node(id: $id) { ... on RedemptionCodeBatch { sheetUrl } } }', { id: batch });
  return String((node as Json)['sheetUrl']);
}

/** Renders a PDF file, as a browser does, and reads it. */
export async function seenSheet(pdf: Buffer): Promise<SeenSheet> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const seen: { text: string; links: string[] }[] = [];
  for (const page of document.pages()) {
    // Rendering closes the page.
    const text = page.getText();
    const { data, width, height } = await page.render({ scale: SCALE, render: 'bitmap' });
    const labels = Array.from({ length: ACROSS * DOWN }, (_, at) => cropped({ data, width, height }, at));
    seen.push({ text, links: labels.filter(isDrawnOn).flatMap((one) => readQr(one.data, one.width, one.height, { inversionAttempts: 'dontInvert' })?.data ?? '') });
  }
  document.destroy();
  library.destroy();
  return { texts: seen.map(({ text }) => text), links: seen.flatMap(({ links }) => links) };
}

interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Lines to cut along are grey. */
function isDrawnOn({ data }: { readonly data: Uint8ClampedArray }): boolean {
  return data.some((value, at) => at % 4 === 0 && value < 64);
}

/** One label of a page, cut out as scissors do. */
function cropped({ data, width, height }: Pixels, at: number): { data: Uint8ClampedArray; width: number; height: number } {
  const [wide, high] = [Math.floor(width / ACROSS), Math.floor(height / DOWN)];
  const [left, top] = [(at % ACROSS) * wide, Math.floor(at / ACROSS) * high];
  const out = new Uint8ClampedArray(wide * high * 4);
  for (let y = 0; y < high; y += 1) {
    const from = ((top + y) * width + left) * 4;
    out.set(data.subarray(from, from + wide * 4), y * wide * 4);
  }
  return { data: out, width: wide, height: high };
}
