import type { ClientsReadModel } from '../clients/clients.api.js';
import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import { readEmail, type Email } from '../kernel/email.js';
import { newId, type OutboxId } from '../kernel/ids.js';
import type { SessionHolder } from '../kernel/sessions.js';
import { EVERYTHING } from '../kernel/viewer.js';
import { awaitAddress, changeAddress, clientOfLearner, type Turn } from '../learners/learners.api.js';
import type { Post } from '../mails/mails.api.js';
import type { StaffService } from '../staff/staff.api.js';
import type { LinkAccount } from './link-accounts.js';
import { addressChangedLetter } from './link-letters.js';
import type { MailedLinkRecord } from './mailed-links.js';

/** What {@link AddressMove} works with. */
export interface AddressMoveParts {
  readonly staff: Pick<StaffService, 'changeAddress'>;
  readonly clients: Pick<ClientsReadModel, 'visible'>;
  readonly post: Post;
  /** Told of a learner who leaves their address, so that whatever else leads in by it goes. Wired by composition. */
  readonly leaving: (turn: Turn, act: Act) => Promise<void>;
}

/** An account about to get another address, with all that is made outside of what may run again. */
export interface AddressChange {
  readonly holder: SessionHolder;
  readonly account: LinkAccount;
  readonly email: Email;
  readonly noteId: OutboxId;
}

/** Moves an account to an address that was proven, and tells the one it had. */
export class AddressMove {
  readonly #parts: AddressMoveParts;

  constructor(parts: AddressMoveParts) {
    this.#parts = parts;
  }

  /** @param newEmail as the link kept it: it was read before */
  prepare({ link, account }: { readonly link: MailedLinkRecord; readonly account: LinkAccount }, newEmail: string): AddressChange {
    return { holder: link.holder, account, email: readEmail(newEmail)!, noteId: newId('out') };
  }

  /** Whoever makes an account of the address, or moves to it, takes turns here: before anything that touches a learner. */
  async awaitTurn(tx: Tx, { holder, newEmail }: Pick<MailedLinkRecord, 'holder' | 'newEmail'>): Promise<void> {
    if (holder.kind === 'learner' && newEmail !== null) await awaitAddress(tx, readEmail(newEmail)!);
  }

  /** @returns false when the address is somebody's by now */
  async make(tx: Tx, act: Act, { holder, account, email, noteId }: AddressChange): Promise<boolean> {
    const { staff, clients, post, leaving } = this.#parts;
    const id = holder.kind === 'learner' ? await clientOfLearner(tx, holder.id) : null;
    const client = id === null ? null : ((await clients.visible(tx, EVERYTHING, id)) ?? null);
    const isDone = holder.kind === 'staff' ? await staff.changeAddress(tx, act, { id: holder.id, email }) : await changeAddress(tx, act, { id: holder.id, email, leaving: (turn) => leaving(turn, act) });
    if (isDone) await post.write(tx, [addressChangedLetter({ id: noteId, newEmail: email.written }, { holder, account, client, address: account.email.written })], act.now);
    return isDone;
  }
}
