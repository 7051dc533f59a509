import type { Reader } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import type { ClientId, StaffId, UploadId } from '../kernel/ids.js';
import { idFrom } from '../kernel/outside-ids.js';
import type { NoPicture, Picture, Pictures } from '../kernel/pictures.js';
import { invalid } from '../kernel/problem.js';
import type { Uploads } from '../uploads/uploads.api.js';

const WHY_NOT: Readonly<Record<NoPicture, string>> = {
  unreadable: 'This file is no picture Portico can read, or is damaged. Take a PNG, JPEG, WebP or GIF file.',
  'too many pixels': 'This picture has too many pixels: at most 40 million, such as 8000 × 5000. Make it smaller first.',
};

/** How many pictures are kept in memory, each of a few ten KB: the file of an upload is always the same. */
const MOST_KEPT = 20;

/** What {@link LogoUploads} works with. */
export interface LogoUploadsParts {
  readonly reader: Reader;
  readonly uploads: Uploads;
  readonly pictures: Pictures;
}

/** Makes logos of the files that staff put up. */
export class LogoUploads {
  readonly #parts: LogoUploadsParts;
  readonly #made = new Map<UploadId, Picture | NoPicture>();

  constructor(parts: LogoUploadsParts) {
    this.#parts = parts;
  }

  /**
   * The logo an input asks for: undefined where it is left out, null where it is to go. Slow: call it outside transactions.
   *
   * @throws NotFound for an upload that is not theirs, InvalidInput at `logoUploadId` for one without a picture
   */
  async asked(text: string | null | undefined, { client, staff }: { readonly client: ClientId; readonly staff: StaffId }): Promise<Picture | null | undefined> {
    if (text === null || text === undefined) return text;
    const { reader, uploads } = this.#parts;
    const id = idFrom('upl', text);
    const state = await uploads.stateOf(reader, id, { purpose: 'LOGO', client, staff });
    if (state === undefined) throw new NotFound('upload');
    if (state !== 'RECEIVED') throw invalid('logoUploadId', 'No file has arrived there yet. PUT it to the address of the upload first.');
    const picture = await this.#pictureOf(id);
    if (typeof picture === 'string') throw invalid('logoUploadId', WHY_NOT[picture]);
    return picture;
  }

  /** A preview asks for the same one with every word that is typed. */
  async #pictureOf(id: UploadId): Promise<Picture | NoPicture> {
    const before = this.#made.get(id);
    if (before !== undefined) return before;
    const { reader, uploads, pictures } = this.#parts;
    const picture = await pictures.logo(await uploads.fileOf(reader, id));
    if (this.#made.size >= MOST_KEPT) this.#made.clear();
    this.#made.set(id, picture);
    return picture;
  }
}
