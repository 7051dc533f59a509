import { setImmediate } from 'node:timers/promises';
import PdfDocument from 'pdfkit';
import { drawCuts, drawLabel, LABELS_OF_A_PAGE, logoRoom, nameRuns, PAGE, type Brand, type Drawing } from './sheet-label.js';

/** What a sheet is made of. */
export interface Sheet {
  /** The title of the document. */
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  readonly madeAt: Date;
  readonly client: { readonly name: string; readonly slug: string; readonly landingUrl: string };
  /** A PNG; null: none. */
  readonly logo: { readonly png: Buffer; readonly width: number; readonly height: number } | null;
  readonly codes: AsyncIterable<string>;
}

interface OpensImages {
  openImage(file: Buffer): object;
}

/** The sheet as a PDF file, made while it is read: a page at a time, each of them forgotten when it is read. */
export async function* pdfOf({ title, language, madeAt, client, logo, codes }: Sheet): AsyncGenerator<Buffer> {
  const doc = new PdfDocument({
    autoFirstPage: false, size: [PAGE.width, PAGE.height], margin: 0, pdfVersion: '1.7', lang: language, displayTitle: true,
    info: { Title: title, Creator: 'Portico', CreationDate: madeAt, ModDate: madeAt },
  });
  const brand = brandOf(doc, client, logo);
  let drawn = 0;
  for await (const code of codes) {
    const place = drawn % LABELS_OF_A_PAGE;
    if (place === 0) {
      yield* done(doc);
      // Others have their turn between two pages.
      await setImmediate();
      doc.addPage();
      drawCuts(doc);
    }
    drawLabel(doc, place, { brand, label: { code, link: `${client.landingUrl}/${encodeURIComponent(code)}` } });
    drawn += 1;
  }
  doc.end();
  // Its types say less than `Readable` does.
  for await (const chunk of doc as AsyncIterable<Buffer>) yield chunk;
}

function brandOf(doc: Drawing, client: Sheet['client'], logo: Sheet['logo']): Brand {
  const name = nameRuns(doc, client.name, client.slug);
  if (logo === null) return { name, logo: null };
  // pdfkit's types leave out what its guide has.
  return { name, logo: { image: (doc as unknown as OpensImages).openImage(logo.png), ...logoRoom(logo) } };
}

function* done(doc: Drawing): Generator<Buffer> {
  for (let chunk = doc.read() as Buffer | null; chunk !== null; chunk = doc.read() as Buffer | null) yield chunk;
}
