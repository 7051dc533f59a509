import type { Act } from '../kernel/act.js';
import { timeText } from '../kernel/clock.js';
import type { Reader, Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, type LearnerId } from '../kernel/ids.js';
import { linkTokenHash } from '../kernel/link-token.js';
import { Refusal } from '../kernel/problem.js';
import type { SessionHolder, Sessions } from '../kernel/sessions.js';
import { runIn } from '../kernel/sql.js';
import { isOver, isUnproven, openProven, placesOf, renameUnderTurn, takeTurns, takeUp, type AccountFacts, type LearnerAccounts, type Turn } from '../learners/learners.api.js';
import type { Post } from '../mails/mails.api.js';
import { inviteByLink, openInvitesOf, sublicensesOfInvites, type FollowedInvite, type InviteRecord } from './invite-records.js';
import { InviteNotUsable, type InviteRefusal } from './invites.problems.js';

/** What {@link InviteAcceptance} works with. */
export interface InviteAcceptanceParts {
  readonly accounts: LearnerAccounts;
  readonly sessions: Sessions;
  readonly post: Post;
}

/** What somebody new says of themselves, with the hash of the password they chose: made outside of what may run again. */
export interface NewAccount {
  readonly firstName: string;
  readonly lastName: string;
  readonly passwordHash: string;
}

/** Takes invites up: for somebody new, and for whoever is signed in. */
export class InviteAcceptance {
  readonly #parts: InviteAcceptanceParts;

  constructor(parts: InviteAcceptanceParts) {
    this.#parts = parts;
  }

  /**
   * The invite behind a link, if it can be taken up as things stand. Consumes nothing.
   *
   * @throws Refusal InviteNotUsable with the reason
   */
  async usable(reader: Reader, token: string, now: Date): Promise<InviteRecord> {
    const hash = linkTokenHash('inv', token);
    const followed = hash === null ? undefined : await inviteByLink(reader, hash);
    if (followed === undefined) throw refused('UNKNOWN');
    const { invite } = followed;
    const reason = refusalOf(followed, now);
    if (reason !== null) throw refused(reason);
    if (await this.#isUnavailable(reader, invite, now)) throw refused('UNAVAILABLE');
    return invite;
  }

  /** True when the account behind an invite is to be signed in to: somebody set its password who owns, or may own, the address. */
  async needsSignIn(reader: Reader, invite: InviteRecord): Promise<boolean> {
    const facts = (await this.#parts.accounts.facts(reader, [invite.learnerId])).get(invite.learnerId);
    return facts === undefined || mustSignIn(facts, invite);
  }

  /**
   * Takes an invite up for somebody who has no account, or one that a stranger may have opened on their address: the mailed
   * link shows whose it is, so the password is new and every session of before ends. Everybody who tries at once makes one account.
   *
   * @param act what the learner does, once it is known who they are
   * @returns who is in; null when the account has a password, so that its owner has to sign in first
   * @throws Refusal InviteNotUsable
   */
  async accept(tx: Tx, { token, account, act: actBy }: { readonly token: string; readonly account: NewAccount; readonly act: (by: LearnerId) => Act }): Promise<LearnerId | null> {
    const invite = await this.#find(tx, token);
    const act = actBy(invite.learnerId);
    const turn = await turnOf(tx, invite.learnerId);
    const facts = (await this.#parts.accounts.facts(tx, [invite.learnerId])).get(invite.learnerId)!;
    // A run whose COMMIT answer was lost: no two hashes are alike.
    if (facts.passwordHash === account.passwordHash) return invite.learnerId;
    if (mustSignIn(facts, invite)) {
      await this.usable(tx, token, act.now);
      return null;
    }
    await this.#takeUp(turn, { invite, token, act });
    await this.#parts.accounts.enter(tx, invite.learnerId, { passwordHash: account.passwordHash, proves: invite.byMail, now: act.now });
    const holder: SessionHolder = { kind: 'learner', id: invite.learnerId };
    await this.#parts.sessions.endOf(tx, holder, { allBut: Buffer.alloc(0) });
    await renameUnderTurn(turn, act, account);
    if (invite.byMail) await openProven(turn, act);
    return invite.learnerId;
  }

  /**
   * Takes an invite up for the learner who is signed in; only the account it was made for can. If a stranger may have opened that
   * account, the mailed link shows whose it is: its password and all its sessions are worth nothing any more.
   *
   * @param token of the link
   * @returns true when every session ended, so that whoever claims needs a new one
   * @throws Refusal InviteNotUsable
   */
  async claim(tx: Tx, { token, learner, act }: { readonly token: string; readonly learner: LearnerId; readonly act: Act }): Promise<boolean> {
    const { accounts, sessions } = this.#parts;
    const invite = await this.#find(tx, token);
    if (invite.learnerId !== learner) throw new Refusal(new InviteNotUsable('UNKNOWN', 'This invite is for another account. Sign in with the address it was sent to.'));
    const turn = await turnOf(tx, learner);
    await this.#takeUp(turn, { invite, token, act });
    await accounts.shows(tx, learner);
    if (!invite.byMail) return false;
    const isDisowned = await accounts.disown(tx, learner, act.now);
    if (isDisowned) await sessions.endOf(tx, { kind: 'learner', id: learner }, { allBut: Buffer.alloc(0) });
    else await accounts.prove(tx, learner, act.now);
    await openProven(turn, act);
    return isDisowned;
  }

  async #find(tx: Tx, token: string): Promise<InviteRecord> {
    const hash = linkTokenHash('inv', token);
    const followed = hash === null ? undefined : await inviteByLink(tx, hash);
    if (followed === undefined) throw refused('UNKNOWN');
    return followed.invite;
  }

  /** Under the turn of the learner. Every open invite of theirs to the client is taken up with it. */
  async #takeUp(turn: Turn, { invite, token, act }: { readonly invite: InviteRecord; readonly token: string; readonly act: Act }): Promise<void> {
    const { tx } = turn;
    const { now } = act;
    const usable = await this.usable(tx, token, now);
    const all = await openInvitesOf(tx, { client: invite.clientId, people: [invite.learnerId], now });
    const ids = all.map(({ id }) => idBytes(id));
    const taken = await runIn(tx, ids, (marks) => `UPDATE invite SET state = 'ACCEPTED', accepted_at = ? WHERE state = 'OPEN' AND expires_at > ? AND id IN (${marks})`, [timeText(now), timeText(now)]);
    if (taken !== all.length || !all.some(({ id }) => id === usable.id)) throw refused('ACCEPTED');
    const opened = await takeUp(turn, { door: 'INVITE', sources: ids, client: invite.clientId, words: 'by an invite' }, act);
    if (opened.length === 0) throw refused('CANCELLED');
    await this.#parts.post.withdraw(tx, all.flatMap(({ mailId }) => mailId ?? []), now);
  }

  async #isUnavailable(reader: Reader, { id }: InviteRecord, now: Date): Promise<boolean> {
    const leadsTo = (await sublicensesOfInvites(reader, [id])).get(id)!;
    const places = [...(await placesOf(reader, leadsTo)).values()];
    return places.every((place) => place.clientDisabled || isOver(place, now));
  }
}

/** Whoever is erased meanwhile was never invited. @throws Refusal InviteNotUsable */
async function turnOf(tx: Tx, learner: LearnerId): Promise<Turn> {
  try {
    return await takeTurns(tx, [learner]);
  } catch (thrown) {
    throw thrown instanceof NotFound ? refused('UNKNOWN') : thrown;
  }
}

/**
 * Who has a password signs in, but for one a stranger may have chosen. A link that staff could read proves nothing: with it
 * alone nobody gets into the account of somebody who was here before.
 */
function mustSignIn(facts: AccountFacts, { byMail }: InviteRecord): boolean {
  if (!byMail) return facts.passwordHash !== null || facts.isProven || facts.isKnown;
  return facts.passwordHash !== null && !isUnproven(facts);
}

function refusalOf({ invite: { state, expiresAt }, works }: FollowedInvite, now: Date): InviteRefusal | null {
  if (state === 'ACCEPTED') return 'ACCEPTED';
  if (state === 'CANCELLED') return 'CANCELLED';
  if (!works) return 'REPLACED';
  return expiresAt <= now ? 'EXPIRED' : null;
}

function refused(reason: InviteRefusal): Refusal {
  return new Refusal(new InviteNotUsable(reason));
}
