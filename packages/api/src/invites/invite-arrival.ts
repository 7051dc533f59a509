import { actOf } from '../kernel/act.js';
import type { Database, Tx } from '../kernel/database.js';
import type { Idempotency } from '../kernel/idempotency.js';
import type { LearnerId } from '../kernel/ids.js';
import type { Passwords } from '../kernel/passwords.js';
import { FieldProblem, InvalidInput, Refusal } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { Sessions, SessionToken } from '../kernel/sessions.js';
import { learnerOf } from '../kernel/viewer.js';
import { AccountExists, type LearnerAccounts } from '../learners/learners.api.js';
import type { InviteAcceptance, NewAccount } from './accept-invite.js';
import type { InviteRecord } from './invite-records.js';
import type { AcceptInviteInput, ClaimInviteInput } from './invites.inputs.js';

/** What {@link InviteArrival} works with. */
export interface InviteArrivalParts {
  readonly database: Database;
  readonly idempotency: Idempotency;
  readonly acceptance: InviteAcceptance;
  readonly accounts: LearnerAccounts;
  readonly passwords: Passwords;
  readonly sessions: Sessions;
}

/** Somebody about to come in, with all that is made outside of what may run again. */
interface Coming {
  readonly input: AcceptInviteInput;
  readonly account: NewAccount;
  readonly token: SessionToken;
}

/** How people come in by an invite: somebody new with account, access and session in one step, whoever is signed in by a tap. */
export class InviteArrival {
  readonly #parts: InviteArrivalParts;

  constructor(parts: InviteArrivalParts) {
    this.#parts = parts;
  }

  /**
   * Takes the invite up and signs in. A call that was made before is answered as it was then, as long as its password is that
   * of the account.
   *
   * @throws Refusal InviteNotUsable, AccountExists for an account to sign in to, InvalidInput
   */
  async accept(ctx: RequestContext, input: AcceptInviteInput): Promise<LearnerId> {
    const { passwords, sessions } = this.#parts;
    const invite = await this.#unlessMade(ctx, input);
    const { firstName, lastName } = await this.#read(input, invite?.email ?? '');
    const account = { firstName, lastName, passwordHash: await passwords.hash(input.password) };
    const coming = { input, account, token: sessions.newToken('learner') };
    const learner = await this.#come(ctx, coming);
    ctx.viewer = { kind: 'learner', learnerId: learner };
    ctx.session = { tokenHash: sessions.hashOf(coming.token), kind: coming.token.kind };
    ctx.cookies.set(coming.token);
    return learner;
  }

  /** Looks ahead before anything costs work. @returns null for a call that was made before, perhaps meanwhile */
  async #unlessMade(ctx: RequestContext, input: AcceptInviteInput): Promise<InviteRecord | null> {
    const { database, acceptance } = this.#parts;
    try {
      if (await this.#wasMade(ctx, input)) return null;
      const invite = await acceptance.usable(database.reader, input.token, ctx.clock.now());
      if (!(await acceptance.needsSignIn(database.reader, invite))) return invite;
      // Perhaps it was taken up between the two looks: then that is the answer.
      await acceptance.usable(database.reader, input.token, ctx.clock.now());
      throw hasAccount();
    } catch (thrown) {
      if (thrown instanceof Refusal && (await this.#wasMade(ctx, input))) return null;
      throw thrown;
    }
  }

  async #wasMade(ctx: RequestContext, input: AcceptInviteInput): Promise<boolean> {
    return (await this.#parts.idempotency.recall(ctx, { operation: 'acceptInvite', input })) !== undefined;
  }

  async #come(ctx: RequestContext, { input, account, token }: Coming): Promise<LearnerId> {
    const { idempotency, acceptance } = this.#parts;
    const now = ctx.clock.now();
    let isOurs = false;
    const { learner } = await idempotency.once(ctx, { operation: 'acceptInvite', input }, async (tx) => {
      const accepted = await acceptance.accept(tx, { token: input.token, account, act: (id) => actOf(ctx, { kind: 'LEARNER', id }) });
      if (accepted === null) throw hasAccount();
      await this.#start(tx, ctx, { token, learner: accepted, now });
      isOurs = true;
      return { learner: accepted };
    });
    if (!isOurs) await this.#comeAgain(ctx, { input, token, learner });
    return learner;
  }

  /** The cookie that names a browser is no password: whoever is to get into an account that is there shows theirs. */
  async #comeAgain(ctx: RequestContext, { input, token, learner }: Pick<Coming, 'input' | 'token'> & { readonly learner: LearnerId }): Promise<void> {
    const { database, accounts, passwords } = this.#parts;
    const known = (await accounts.password(database.reader, learner))?.passwordHash ?? null;
    if (known === null || !(await passwords.verify(known, input.password))) throw hasAccount();
    await database.inTransaction(async (tx) => {
      await this.#start(tx, ctx, { token, learner, now: ctx.clock.now() });
      // Their row is written by now: whoever changes the password has done so already, or finds this session and ends it.
      if ((await accounts.password(tx, learner))?.passwordHash !== known) throw hasAccount();
    });
  }

  async #start(tx: Tx, ctx: RequestContext, { token, learner, now }: { readonly token: SessionToken; readonly learner: LearnerId; readonly now: Date }): Promise<void> {
    const { accounts, sessions } = this.#parts;
    await accounts.seen(tx, learner, now);
    await sessions.start(tx, token, { kind: 'learner', id: learner }, { now, device: ctx.device });
  }

  /**
   * Takes the invite up for whoever is signed in. Where that ended every session of the account, they go on in a new one.
   *
   * @throws Refusal InviteNotUsable
   */
  async claim(ctx: RequestContext, input: ClaimInviteInput): Promise<LearnerId> {
    const { idempotency, acceptance, sessions } = this.#parts;
    const { learnerId: learner } = learnerOf(ctx.viewer);
    const act = actOf(ctx);
    const token = sessions.newToken('learner');
    let isAnew = false;
    await idempotency.once(ctx, { operation: 'claimInvite', input }, async (tx) => {
      // A run whose COMMIT answer was lost did all of it.
      isAnew = await sessions.isThere(tx, sessions.hashOf(token));
      if (isAnew) return true;
      isAnew = await acceptance.claim(tx, { token: input.token, learner, act });
      if (isAnew) await this.#start(tx, ctx, { token, learner, now: act.now });
      return true;
    });
    if (isAnew) {
      ctx.session = { tokenHash: sessions.hashOf(token), kind: token.kind };
      ctx.cookies.set(token);
    }
    return learner;
  }

  /** @throws InvalidInput with everything that is wrong */
  async #read({ firstName, lastName, password, acceptTerms }: AcceptInviteInput, email: string): Promise<Pick<NewAccount, 'firstName' | 'lastName'>> {
    const wrong = await this.#parts.passwords.problem(password, [firstName, lastName, email]);
    const fields = [
      ...(acceptTerms ? [] : [new FieldProblem('acceptTerms', 'Accept the terms to go on.')]),
      ...(wrong === null ? [] : [new FieldProblem('password', wrong)]),
    ];
    if (fields.length > 0) throw new Refusal(new InvalidInput(fields));
    return { firstName: firstName.trim(), lastName: lastName.trim() };
  }
}

function hasAccount(): Refusal {
  return new Refusal(new AccountExists('This address has an account. Sign in with it to accept the invite.'));
}
