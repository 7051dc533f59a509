import { readTime, type StoredTime } from '../kernel/clock.js';
import { pageOfIds, pageOfNodes } from '../kernel/connection.js';
import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, type MailId } from '../kernel/ids.js';
import { MAILBOX_SEAL } from '../kernel/mail.js';
import { pageRequest } from '../kernel/paging.js';
import type { Seal } from '../kernel/seal.js';
import { rowsIn } from '../kernel/sql.js';
import type { MailboxArgs } from './mailbox.inputs.js';
import { MailConnection, MailType } from './mail.types.js';

interface MailRow {
  id: Buffer;
  kind: string;
  to_address: string;
  subject: string;
  sealed: Buffer;
  at: StoredTime;
}

/** What {@link MailboxReadModel} reads with. */
export interface MailboxParts {
  readonly reader: Reader;
  readonly seal: Seal;
}

/** Reads the mails a site without an SMTP server kept. */
export class MailboxReadModel {
  readonly #parts: MailboxParts;

  constructor(parts: MailboxParts) {
    this.#parts = parts;
  }

  /** Mails by id. */
  readonly byId = async (ids: readonly MailId[]): Promise<Map<MailId, MailType>> => {
    const found = await rowsIn<MailRow>(this.#parts.reader, ids.map(idBytes), (marks) => `SELECT id, kind, to_address, subject, sealed, at FROM mailbox_mail WHERE id IN (${marks})`);
    return new Map(found.map((row) => this.#read(row)).map((mail) => [mail.id, mail]));
  };

  /** One page, the newest first, of mails whose address or subject holds a text. */
  async page({ search, ...page }: MailboxArgs): Promise<InstanceType<typeof MailConnection>> {
    const wanted = search?.trim().toLowerCase() ?? '';
    const like = `%${wanted.replaceAll(/[%_!]/g, '!$&')}%`;
    const list = {
      from: 'mailbox_mail b',
      where: wanted === '' ? '1 = 1' : "(LOWER(b.to_address) LIKE ? ESCAPE '!' OR LOWER(b.subject) LIKE ? ESCAPE '!')",
      parameters: wanted === '' ? [] : [like, like],
      order: [{ column: 'b.id', direction: 'DESC' as const, holds: 'id' as const }],
    };
    const found = await pageOfIds(this.#parts.reader, list, pageRequest(page));
    const idOf = (bytes: Buffer) => idFromBytes('mai', bytes);
    return new MailConnection(pageOfNodes(found, idOf, await this.byId(found.ids.map(idOf))));
  }

  #read(row: MailRow): MailType {
    const { html, text } = JSON.parse(this.#parts.seal.open(MAILBOX_SEAL, Buffer.from(row.sealed))) as Pick<MailType, 'html' | 'text'>;
    return Object.assign(new MailType(), { id: idFromBytes('mai', row.id), kind: row.kind, to: row.to_address, subject: row.subject, html, text, at: readTime(row.at) });
  }
}
