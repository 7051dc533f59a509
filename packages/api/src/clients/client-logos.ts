import { createHash } from 'node:crypto';
import { timeText } from '../kernel/clock.js';
import type { Database, Tx } from '../kernel/database.js';
import { idBytes, type ClientId } from '../kernel/ids.js';
import type { Picture } from '../kernel/pictures.js';
import { rows, run } from '../kernel/sql.js';
import type { PublicPictures } from '../kernel/uploads.js';
import type { Client } from './client.entity.js';

/** How long a logo can be seen that its client wears no more, in milliseconds: as long as mails are kept here. */
const SEEN_ON = 90 * 24 * 3_600_000;
const HASH = /^[0-9a-f]{64}$/;

/** What a client's row says of its logo. */
export type LogoColumns = Pick<Client, 'logoHash' | 'logoWidth' | 'logoHeight' | 'logoPlate'>;

/** Of a client without a logo. */
export const NO_LOGO: LogoColumns = { logoHash: null, logoWidth: null, logoHeight: null, logoPlate: null };

/** What a client's row says of a logo. */
export function columnsOf({ png, width, height, needsPlate }: Picture): LogoColumns {
  return { logoHash: createHash('sha256').update(png).digest(), logoWidth: width, logoHeight: height, logoPlate: needsPlate };
}

/** Where a logo is to be seen: a path of the site that is of these very bytes, now and always. */
export function logoPath(hash: Uint8Array): string {
  return `/logos/${Buffer.from(hash).toString('hex')}.png`;
}

/** The logos there are to be seen. */
export class ClientLogos implements PublicPictures {
  readonly #database: Database;

  constructor({ database }: { readonly database: Database }) {
    this.#database = database;
  }

  async find(hash: string): Promise<Buffer | undefined> {
    if (!HASH.test(hash)) return undefined;
    const [found] = await rows<{ content: Buffer }>(this.#database.reader, 'SELECT content FROM client_logo WHERE hash = ? LIMIT 1', [Buffer.from(hash, 'hex')]);
    return found === undefined ? undefined : Buffer.from(found.content);
  }

  /** Forgets what no client wears any more, 90 days later. */
  async sweep(now: Date): Promise<void> {
    await this.#database.inTransaction((tx) => run(tx, 'DELETE FROM client_logo WHERE dropped_at < ?', [timeText(new Date(now.getTime() - SEEN_ON))]));
  }
}

/** A client whose turn it is gets another logo, or none: the one before stays to be seen by whoever reads an old mail. */
export async function changeLogo(tx: Tx, id: ClientId, { logo, now }: { readonly logo: Picture | null; readonly now: Date }): Promise<void> {
  const client = idBytes(id);
  await run(tx, 'UPDATE client_logo SET dropped_at = ? WHERE client_id = ? AND dropped_at IS NULL', [timeText(now), client]);
  if (logo === null) return;
  const { logoHash } = columnsOf(logo);
  await run(tx, 'DELETE FROM client_logo WHERE client_id = ? AND hash = ?', [client, logoHash]);
  await run(tx, 'INSERT INTO client_logo (client_id, hash, content, dropped_at) VALUES (?, ?, ?, NULL)', [client, logoHash, logo.png]);
}

/** The logo a client wears, for another client too. */
export async function copyLogo(tx: Tx, from: ClientId, to: ClientId): Promise<void> {
  await run(tx, 'INSERT INTO client_logo (client_id, hash, content, dropped_at) SELECT ?, hash, content, NULL FROM client_logo WHERE client_id = ? AND dropped_at IS NULL', [idBytes(to), idBytes(from)]);
}
