import type { ClientsReadModel } from '../clients/clients.api.js';
import type { Tx } from '../kernel/database.js';
import type { OutboxId } from '../kernel/ids.js';
import type { MailTransport } from '../kernel/mail.js';
import type { Consignment, Courier, Delivery, DeliveryEnd } from '../kernel/outbox.js';
import type { CurrentSettings } from '../settings/settings.api.js';
import type { MailFacts } from './mail-facts.js';
import type { MailLooks } from './mail-looks.js';
import { MAIL_TOPIC, type WaitingLetter } from './post.js';
import { renderMail } from './render-mail.js';

/** Told how the delivery of a mail ended, in the transaction that takes it out of the outbox. */
export type MailEnd = (tx: Tx, id: OutboxId, end: DeliveryEnd, now: Date) => Promise<void>;

/** What {@link MailCourier} works with. */
export interface MailCourierParts {
  readonly transport: MailTransport;
  readonly settings: Pick<CurrentSettings, 'get'>;
  readonly clients: Pick<ClientsReadModel, 'byId'>;
  readonly looks: MailLooks;
  readonly publicUrl: URL;
  /** Who wants to know, by the kind of mail. */
  readonly ends: Partial<Readonly<Record<MailFacts['kind'], MailEnd>>>;
}

/** The names of facts that are times: JSON knows them as texts. */
const TIMES: ReadonlySet<string> = new Set(['expiresAt', 'endsAt']);

/** Writes mails out, in the design the client has by then, and hands them to whoever sends them. */
export class MailCourier implements Courier {
  readonly topic = MAIL_TOPIC;
  readonly #parts: MailCourierParts;

  constructor(parts: MailCourierParts) {
    this.#parts = parts;
  }

  async isOpen(): Promise<boolean> {
    return !(await this.#parts.settings.get()).mailPaused;
  }

  async deliver({ id, body, secret, since }: Consignment): Promise<Delivery> {
    // Only Post puts messages of this topic.
    const letter = body as unknown as WaitingLetter;
    const client = letter.client === null ? null : (await this.#parts.clients.byId([letter.client])).get(letter.client);
    if (client === undefined) return { kind: 'refused', reason: 'The client was deleted before its mail left.' };
    const link = new URL(letter.path, this.#parts.publicUrl);
    if (secret !== null) link.hash = secret;
    const from = await this.#parts.looks.sender(client);
    const rendered = await renderMail(factsOf(letter, link.href), await this.#parts.looks.lookOf(client, from));
    return this.#parts.transport.send({
      id,
      kind: letter.facts.kind,
      from,
      to: letter.to,
      replyTo: client?.design.supportEmail ?? null,
      ...rendered,
      about: letter.about,
      at: since,
    });
  }

  async settled(tx: Tx, { id, body }: Consignment, end: DeliveryEnd, now: Date): Promise<void> {
    const { facts } = body as unknown as WaitingLetter;
    await this.#parts.ends[facts.kind]?.(tx, id, end, now);
  }
}

/** The facts as they were before they waited, with their link. */
function factsOf({ facts }: WaitingLetter, link: string): MailFacts {
  const read = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, TIMES.has(name) && typeof value === 'string' ? new Date(value) : value]));
  // What Post was given is of this type, and JSON keeps everything but its times.
  return { ...read, link } as unknown as MailFacts;
}
