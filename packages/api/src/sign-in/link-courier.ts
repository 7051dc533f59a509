import type { ClientsReadModel, ClientType } from '../clients/clients.api.js';
import type { Tx } from '../kernel/database.js';
import { readEmail } from '../kernel/email.js';
import { linkTokenHash } from '../kernel/link-token.js';
import type { Consignment, Courier, Delivery, DeliveryEnd } from '../kernel/outbox.js';
import type { SessionHolder } from '../kernel/sessions.js';
import { EVERYTHING } from '../kernel/viewer.js';
import { clientOfLearner } from '../learners/learners.api.js';
import type { Post } from '../mails/mails.api.js';
import type { CurrentSettings } from '../settings/settings.api.js';
import type { LinkAccount, LinkAccounts } from './link-accounts.js';
import { linkLetter } from './link-letters.js';
import { LINK_TOPIC, type LinkRequest } from './link-requests.js';
import { addressHash, closeLinksOf, insertLink, linksSince } from './mailed-links.js';

const HOUR = 3_600_000;
/** The most links mailed to one account in an hour, whoever asks for them. */
const MOST_AN_HOUR = 5;

/** What {@link LinkCourier} works with. */
export interface LinkCourierParts {
  readonly accounts: LinkAccounts;
  readonly clients: Pick<ClientsReadModel, 'visible'>;
  readonly settings: Pick<CurrentSettings, 'get'>;
  readonly post: Post;
}

/** Whom a link is for. */
interface Recipient {
  readonly holder: SessionHolder;
  readonly account: LinkAccount;
  readonly client: ClientType | null;
}

/** Makes the links people asked for, where there is an account, and has them mailed. */
export class LinkCourier implements Courier {
  readonly topic = LINK_TOPIC;
  readonly #parts: LinkCourierParts;

  constructor(parts: LinkCourierParts) {
    this.#parts = parts;
  }

  /** The time of a link runs from when it is made: none is while no mail leaves. */
  async isOpen(): Promise<boolean> {
    return !(await this.#parts.settings.get()).mailPaused;
  }

  /** Nothing leaves here: the mail does, from the transaction that takes the request out of the outbox. */
  deliver(): Promise<Delivery> {
    return Promise.resolve({ kind: 'delivered' });
  }

  async settled(tx: Tx, message: Consignment, end: DeliveryEnd, now: Date): Promise<void> {
    const asked = requestIn(message);
    const recipient = end.kind === 'delivered' ? await this.#recipient(tx, asked) : undefined;
    if (recipient === undefined) return;
    const { holder, account } = recipient;
    // An account whose password may be a stranger's is signed in to by nobody before it has another one.
    const purpose = asked.purpose === 'sgn' && account.isUnproven ? 'prf' : asked.purpose;
    const newEmail = asked.account === null ? null : asked.address;
    const isIdle = newEmail === null ? purpose === 'prf' && !account.isUnproven : !(await this.#mayChange(tx, recipient, newEmail));
    if (isIdle || (await linksSince(tx, holder, new Date(now.getTime() - HOUR))) >= MOST_AN_HOUR) return;
    const token = purpose === asked.purpose ? asked.token : asked.proofToken;
    await this.#parts.post.withdraw(tx, await closeLinksOf(tx, holder, { purpose, now }), now);
    const expiresAt = await insertLink(tx, { tokenHash: linkTokenHash(purpose, token)!, purpose, holder, addressHash: addressHash(account.email.key), newEmail, mailId: asked.mail }, now);
    // To the stored address, never to what somebody typed: two systems may read that differently.
    await this.#parts.post.write(tx, [linkLetter({ id: asked.mail, purpose, token, expiresAt }, { ...recipient, address: newEmail ?? account.email.written })], now);
  }

  /** Whom a request is for, under their turn; undefined: nobody gets a mail. */
  async #recipient(tx: Tx, asked: LinkRequest): Promise<Recipient | undefined> {
    const { accounts, clients } = this.#parts;
    const holder = asked.account === null ? await accounts.find(tx, asked.kind, asked.address!) : holderOf(asked);
    if (holder === undefined) return undefined;
    const id = asked.client ?? (holder.kind === 'learner' ? await clientOfLearner(tx, holder.id) : null);
    const client = id === null ? null : ((await clients.visible(tx, EVERYTHING, id)) ?? null);
    if (holder.kind === 'learner' && (client === null || client.status === 'DISABLED')) return undefined;
    await accounts.awaitTurn(tx, holder);
    const account = await accounts.of(tx, holder);
    return account && { holder, account, client };
  }

  async #mayChange(tx: Tx, { holder, account }: Recipient, newEmail: string): Promise<boolean> {
    return !account.isUnproven && readEmail(newEmail)?.key !== account.email.key && (await this.#parts.accounts.find(tx, holder.kind, newEmail)) === undefined;
  }
}

function holderOf({ kind, account }: LinkRequest): SessionHolder {
  // The id is that of an account of the kind: LinkRequests was given both together.
  return { kind, id: account } as SessionHolder;
}

function requestIn({ id, body, secret }: Consignment): LinkRequest {
  // Only LinkRequests puts messages of this topic.
  return { id, ...(body as object), ...(JSON.parse(secret!) as object) } as LinkRequest;
}
