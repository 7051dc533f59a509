import { timeText } from '../kernel/clock.js';
import type { Database, Reader, Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, parseId, type ClientId, type StaffId, type UploadId } from '../kernel/ids.js';
import { rows, run, runIn } from '../kernel/sql.js';
import type { Put, UploadReceiver } from '../kernel/uploads.js';
import { staffOf } from '../kernel/viewer.js';
import { partsOf } from './file-parts.js';
import { PutAlready, TooLarge } from './put-faults.js';
import { Upload, type UploadPurpose, type UploadState } from './upload.entity.js';

const MB = 1024 * 1024;
/** The most a file may have, in bytes, by what it is for. */
const MOST: Readonly<Record<UploadPurpose, number>> = { LOGO: 5 * MB, CODES: 64 * MB };
/** How long a file waits to be used, in milliseconds. */
const KEPT = 24 * 3_600_000;
/** How many uploads somebody may have at a client for one purpose; with one more the oldest goes. */
const MOST_WAITING = 10;

/** Whose an upload is and what for: all of it has to be right for the upload to be known. */
export interface UploadOwner {
  readonly purpose: UploadPurpose;
  readonly client: ClientId;
  readonly staff: StaffId;
}

interface UploadRow {
  purpose: UploadPurpose;
  state: UploadState;
}

/** Keeps files until they are used. */
export class Uploads implements UploadReceiver {
  readonly #database: Database;

  constructor({ database }: { readonly database: Database }) {
    this.#database = database;
  }

  /** Makes a place for a file, known to its owner alone. */
  async open(tx: Tx, id: UploadId, { owner: { purpose, client, staff }, now }: { readonly owner: UploadOwner; readonly now: Date }): Promise<void> {
    if (await tx.existsBy(Upload, { id })) return;
    await tx.insert(Upload, { id, purpose, clientId: client, staffId: staff, state: 'OPEN', createdAt: now });
    const found = await rows<{ id: Buffer }>(tx, 'SELECT id FROM upload WHERE purpose = ? AND client_id = ? AND staff_id = ? ORDER BY id DESC', [purpose, idBytes(client), idBytes(staff)]);
    await remove(tx, found.slice(MOST_WAITING).map((row) => row.id));
  }

  async receive({ viewer }: Parameters<UploadReceiver['receive']>[0], { id: text, length, body }: Put): Promise<void> {
    const { staffId } = staffOf(viewer);
    const id = parseId('upl', text);
    const [found] = id === undefined ? [] : await rows<UploadRow>(this.#database.reader, 'SELECT purpose, state FROM upload WHERE id = ? AND staff_id = ?', [idBytes(id), idBytes(staffId)]);
    if (id === undefined || found === undefined) throw new NotFound('upload');
    const most = MOST[found.purpose];
    if (length !== null && length > 2 * most) throw new TooLarge(most);
    if (!(await this.#move(id, 'OPEN', 'RECEIVING'))) throw new PutAlready();
    await this.#keep(id, partsOf(body, most)).catch(async (error: unknown) => {
      await this.#startOver(id);
      throw error;
    });
  }

  /** How an upload stands; undefined when there is none for this owner. */
  async stateOf(reader: Reader, id: UploadId, { purpose, client, staff }: UploadOwner): Promise<UploadState | undefined> {
    const sql = 'SELECT purpose, state FROM upload WHERE id = ? AND purpose = ? AND client_id = ? AND staff_id = ?';
    const [found] = await rows<UploadRow>(reader, sql, [idBytes(id), purpose, idBytes(client), idBytes(staff)]);
    return found?.state;
  }

  /** The file of an upload that was received. */
  async fileOf(reader: Reader, id: UploadId): Promise<Buffer> {
    const parts = await rows<{ content: Buffer }>(reader, 'SELECT content FROM upload_part WHERE upload_id = ? ORDER BY number', [idBytes(id)]);
    return Buffer.concat(parts.map(({ content }) => content));
  }

  /** The file of an upload that was received, a part after the other: memory does not grow with it. */
  async *bytesOf(reader: Reader, id: UploadId): AsyncGenerator<Uint8Array> {
    for (let number = 0; ; number += 1) {
      const [part] = await rows<{ content: Buffer }>(reader, 'SELECT content FROM upload_part WHERE upload_id = ? AND number = ?', [idBytes(id), number]);
      if (part === undefined) return;
      yield part.content;
    }
  }

  /** Forgets what is older than a day, used or not. */
  async sweep(now: Date): Promise<void> {
    await this.#database.inTransaction(async (tx) => {
      const old = await rows<{ id: Buffer }>(tx, 'SELECT id FROM upload WHERE created_at < ?', [timeText(new Date(now.getTime() - KEPT))]);
      await remove(tx, old.map(({ id }) => id));
    });
  }

  async #keep(id: UploadId, parts: AsyncIterable<Buffer>): Promise<void> {
    let number = 0;
    for await (const part of parts) {
      const at = number;
      await this.#database.inTransaction(async (tx) => {
        await run(tx, 'DELETE FROM upload_part WHERE upload_id = ? AND number = ?', [idBytes(id), at]);
        await run(tx, 'INSERT INTO upload_part (upload_id, number, content) VALUES (?, ?, ?)', [idBytes(id), at, part]);
      });
      number += 1;
    }
    // It may have been swept meanwhile, or have gone with its client.
    if (!(await this.#move(id, 'RECEIVING', 'RECEIVED'))) throw new NotFound('upload');
  }

  /** A file that did not arrive whole is as none: the same address takes the next. */
  async #startOver(id: UploadId): Promise<void> {
    await this.#database.inTransaction((tx) => run(tx, 'DELETE FROM upload_part WHERE upload_id = ?', [idBytes(id)]));
    await this.#move(id, 'RECEIVING', 'OPEN');
  }

  /** @returns whether it stood so before */
  async #move(id: UploadId, from: UploadState, to: UploadState): Promise<boolean> {
    return (await this.#database.inTransaction((tx) => run(tx, 'UPDATE upload SET state = ? WHERE id = ? AND state = ?', [to, idBytes(id), from]))) === 1;
  }
}

/** Forgets the uploads of a client that goes. */
export async function removeUploadsOf(tx: Tx, client: ClientId): Promise<void> {
  const found = await rows<{ id: Buffer }>(tx, 'SELECT id FROM upload WHERE client_id = ?', [idBytes(client)]);
  await remove(tx, found.map(({ id }) => id));
}

async function remove(tx: Tx, ids: readonly Buffer[]): Promise<void> {
  await runIn(tx, ids, (list) => `DELETE FROM upload_part WHERE upload_id IN (${list})`);
  await runIn(tx, ids, (list) => `DELETE FROM upload WHERE id IN (${list})`);
}
