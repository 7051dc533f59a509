import type { Tx } from '../kernel/database.js';
import { newId, type ClientId, type LearnerId, type OutboxId, type StaffId } from '../kernel/ids.js';
import { newLinkToken } from '../kernel/link-token.js';
import type { Outbox } from '../kernel/outbox.js';
import type { SessionHolder } from '../kernel/sessions.js';
import type { ProofRequest, ProofRequests } from '../learners/learners.api.js';
import type { MailedPurpose } from './mailed-link.entity.js';

/** The topic of requests in the outbox. */
export const LINK_TOPIC = 'link';

/** A request for a link, with all that is made outside of what may run again. */
export interface LinkRequest {
  readonly id: OutboxId;
  readonly mail: OutboxId;
  readonly kind: SessionHolder['kind'];
  readonly purpose: MailedPurpose;
  /** Whose page it is; null: staff's, or the learner's own first client. */
  readonly client: ClientId | null;
  /** Whose account; null: it is to be found by the address. */
  readonly account: LearnerId | StaffId | null;
  /** The address it was asked for, or the new one to be proven; null: the one the account has. */
  readonly address: string | null;
  readonly token: string;
  /** Takes its place where the account has to be proven before anybody signs in. */
  readonly proofToken: string;
}

/** What is to be said of a request. */
export type Asked = Pick<LinkRequest, 'kind' | 'purpose' | 'client' | 'account' | 'address'>;

/** Makes the ids and tokens of a request. */
export function linkRequest(asked: Asked, id: OutboxId = newId('out')): LinkRequest {
  return { ...asked, id, mail: newId('out'), token: newLinkToken(asked.purpose), proofToken: newLinkToken('prf') };
}

/**
 * Takes requests for links. Nothing is looked up here: a request is one sealed message in the outbox, whoever's address it
 * names, so that neither the answer nor the work it costs tells whether there is an account. The worker finds that out.
 */
export class LinkRequests implements ProofRequests {
  readonly #outbox: Outbox;

  constructor({ outbox }: { readonly outbox: Outbox }) {
    this.#outbox = outbox;
  }

  /** The same request twice is one. */
  put(tx: Tx, requests: readonly LinkRequest[], now: Date): Promise<void> {
    const messages = requests.map(({ id, address, token, proofToken, ...body }) => ({
      id,
      topic: LINK_TOPIC,
      body,
      // The address too: whose it is, nobody knows yet who could have it erased.
      secret: JSON.stringify({ address, token, proofToken }),
      about: body.kind === 'learner' ? (body.account as LearnerId | null) : null,
    }));
    return this.#outbox.put(tx, messages, now);
  }

  async ask(tx: Tx, asked: readonly ProofRequest[], now: Date): Promise<void> {
    const requests = asked.map(({ id, learner, client }) => linkRequest({ kind: 'learner', purpose: 'prf', client, account: learner, address: null }, id));
    await this.put(tx, requests, now);
  }
}
