import { recordHistory, type Deed } from '../history/history.api.js';
import { actOf, type Act } from '../kernel/act.js';
import type { Database, Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { linkTokenHash } from '../kernel/link-token.js';
import type { Passwords } from '../kernel/passwords.js';
import { invalid, Refusal } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { SessionHolder, Sessions } from '../kernel/sessions.js';
import { openProven, type LearnerAccounts, type Turn } from '../learners/learners.api.js';
import type { Post } from '../mails/mails.api.js';
import type { StaffService } from '../staff/staff.api.js';
import type { AddressMove } from './address-move.js';
import type { LinkAccount, LinkAccounts } from './link-accounts.js';
import type { MailedPurpose } from './mailed-link.entity.js';
import { addressHash, closeLink, closeLinksOf, linkByHash, type MailedLinkRecord } from './mailed-links.js';
import type { SessionStarter } from './session-starter.js';
import { SignInRefused } from './sign-in.problems.js';

/** What {@link LinkEntry} works with. */
export interface LinkEntryParts {
  readonly database: Database;
  readonly passwords: Passwords;
  readonly accounts: LinkAccounts;
  readonly learners: Pick<LearnerAccounts, 'enter' | 'prove'>;
  readonly staff: Pick<StaffService, 'setPassword'>;
  readonly sessions: Pick<Sessions, 'endOf'>;
  readonly starter: Pick<SessionStarter, 'start'>;
  readonly addresses: AddressMove;
  readonly post: Post;
}

/** A link that can be followed as things stand, with the account it leads to. */
interface Usable {
  readonly link: MailedLinkRecord;
  readonly account: LinkAccount;
}

/** A link being followed, in its transaction and under the turn of its account. */
interface Following extends Usable {
  readonly turn: Turn | null;
  readonly act: Act;
}

/** No session is left but the one about to start. */
const ALL = { allBut: Buffer.alloc(0) } as const;

/**
 * How people get in by a mailed link: it is looked at first, what is slow is done, then one transaction uses it up, does what
 * it is for, and starts the session. Whoever comes with it again is answered as with an unknown one.
 */
export class LinkEntry {
  readonly #parts: LinkEntryParts;

  constructor(parts: LinkEntryParts) {
    this.#parts = parts;
  }

  /** Signs in. A link that reached its address proves it. @throws Refusal SignInRefused */
  async signIn(ctx: RequestContext, token: string): Promise<void> {
    const usable = await this.#usable(ctx, 'sgn', token);
    await this.#follow(ctx, usable, async (tx, { link, account, turn, act }) => {
      // By now its password may be that of whoever was handed a link by staff: it needs a link that sets another one.
      if (account.isUnproven) throw refused();
      if (turn === null || link.holder.kind !== 'learner') return;
      await this.#parts.learners.prove(tx, link.holder.id, act.now);
      await openProven(turn, act);
    });
  }

  /** Sets a password, ends every session there is, and signs in. @throws Refusal SignInRefused, InvalidInput for a password that will not do */
  async resetPassword(ctx: RequestContext, { token, password }: { readonly token: string; readonly password: string }): Promise<void> {
    const usable = await this.#usable(ctx, 'pwr', token);
    const passwordHash = await this.#hash(password, usable.account);
    await this.#follow(ctx, usable, (tx, following) => this.#renew(tx, following, { passwordHash, deed: { action: 'password.reset', summary: 'Chose a new password by a mailed link.' } }));
  }

  /**
   * Proves an address: the one an account was opened on, or one it is to have from now on.
   *
   * @param password for an account whose password may be a stranger's, and only there
   * @throws Refusal SignInRefused, InvalidInput for a password that is missing or will not do
   */
  async confirm(ctx: RequestContext, { token, password }: { readonly token: string; readonly password: string | null }): Promise<void> {
    const usable = await this.#usable(ctx, 'prf', token);
    const { link, account } = usable;
    if (link.newEmail !== null) {
      const change = this.#parts.addresses.prepare(usable, link.newEmail);
      return this.#follow(ctx, usable, async (tx, { account: present, act }) => {
        if (present.isUnproven || !(await this.#parts.addresses.make(tx, act, change))) throw refused();
        await this.#parts.sessions.endOf(tx, link.holder, ALL);
        await this.#closeOthers(tx, link.holder, act.now);
      });
    }
    if (!account.isUnproven) throw refused();
    if (password === null) throw invalid('password', 'Choose a password. Somebody else may know the one this account has.');
    const passwordHash = await this.#hash(password, account);
    await this.#follow(ctx, usable, async (tx, following) => {
      if (!following.account.isUnproven) throw refused();
      await this.#renew(tx, following, { passwordHash, deed: { action: 'address.proven', summary: 'Proved the address by a mailed link, with a new password.' } });
    });
  }

  /** Looks ahead; uses nothing up. @throws Refusal SignInRefused */
  async #usable(ctx: RequestContext, purpose: MailedPurpose, token: string): Promise<Usable> {
    const { database, accounts } = this.#parts;
    const hash = linkTokenHash(purpose, token);
    const link = hash === null ? undefined : await linkByHash(database.reader, hash);
    if (link === undefined || link.purpose !== purpose || link.closedAt !== null || link.expiresAt <= ctx.clock.now()) throw refused();
    const account = await accounts.of(database.reader, link.holder);
    if (account === undefined || !isFor(link, account)) throw refused();
    return { link, account };
  }

  async #hash(password: string, { about }: LinkAccount): Promise<string> {
    const wrong = await this.#parts.passwords.problem(password, about);
    if (wrong !== null) throw invalid('password', wrong);
    return this.#parts.passwords.hash(password);
  }

  async #follow(ctx: RequestContext, { link }: Usable, work: (tx: Tx, following: Following) => Promise<void>): Promise<void> {
    const { accounts, starter } = this.#parts;
    const act = actOf(ctx, link.holder.kind === 'learner' ? { kind: 'LEARNER', id: link.holder.id } : { kind: 'STAFF', id: link.holder.id });
    await starter.start(ctx, link.holder, {
      before: async (tx) => {
        // A new address takes its own turn before that of any account.
        if (link.newEmail !== null) await this.#parts.addresses.awaitTurn(tx, link);
        const turn = await accounts.awaitTurn(tx, link.holder).catch(goneMeanwhile);
        const account = await accounts.of(tx, link.holder);
        if (account === undefined || !isFor(link, account) || !(await closeLink(tx, link.tokenHash, act.now))) throw refused();
        await work(tx, { link, account, turn, act });
      },
    });
  }

  /** Another password, and nobody who knew the one before is in any more. */
  async #renew(tx: Tx, { link: { holder }, turn, act }: Following, { passwordHash, deed }: { readonly passwordHash: string; readonly deed: Pick<Deed, 'action' | 'summary'> }): Promise<void> {
    const { learners, staff, sessions } = this.#parts;
    if (holder.kind === 'staff') await staff.setPassword(tx, holder.id, passwordHash);
    else await learners.enter(tx, holder.id, { passwordHash, proves: true, now: act.now });
    await sessions.endOf(tx, holder, ALL);
    await this.#closeOthers(tx, holder, act.now);
    await recordHistory(tx, act, [{ ...deed, clientId: null, subject: holder.id }]);
    if (turn !== null) await openProven(turn, act);
  }

  async #closeOthers(tx: Tx, holder: SessionHolder, now: Date): Promise<void> {
    await this.#parts.post.withdraw(tx, await closeLinksOf(tx, holder, { purpose: null, now }), now);
  }
}

/** A link dies with the address of its account. */
function isFor({ addressHash: hash }: MailedLinkRecord, { email }: LinkAccount): boolean {
  return hash.equals(addressHash(email.key));
}

/** Whoever was erased meanwhile has no link any more. */
function goneMeanwhile(thrown: unknown): never {
  throw thrown instanceof NotFound ? refused() : thrown;
}

function refused(): Refusal {
  return new Refusal(new SignInRefused('This link does not work any more. Ask for a new one.'));
}
