import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import { readEmail } from '../kernel/email.js';
import type { Idempotency } from '../kernel/idempotency.js';
import { newId, type LearnerId } from '../kernel/ids.js';
import type { Passwords } from '../kernel/passwords.js';
import { FieldProblem, InvalidInput, Refusal } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { Sessions, SessionToken } from '../kernel/sessions.js';
import { AdmissionMemory, type LearnerAccounts, type Newcomer } from '../learners/learners.api.js';
import { lookAhead } from './code-check.js';
import { AccountExists } from './codes.problems.js';
import { lookUpCodes } from './entered-codes.read-model.js';
import { HandIn, redeem, type Redeemed } from './redemption.js';
import type { RegisterAndRedeemInput } from './redemption.inputs.js';

/** What {@link Registration} works with. */
export interface RegistrationParts {
  readonly database: Database;
  readonly idempotency: Idempotency;
  readonly accounts: LearnerAccounts;
  readonly passwords: Passwords;
  readonly sessions: Sessions;
}

/** Somebody new with the session they are to get: both made outside of what may run again. */
export interface Entrant {
  readonly person: Omit<Newcomer, 'passwordHash'>;
  readonly token: SessionToken;
}

/** What registering did: whose account it made, and what their codes did. */
export type Registered = Redeemed & { readonly learner: LearnerId };

/** How somebody new gets an account, their seats and a session in one step. */
export class Registration {
  readonly #parts: RegistrationParts;

  constructor(parts: RegistrationParts) {
    this.#parts = parts;
  }

  /** Reads who registers. @throws InvalidInput with everything that is wrong */
  async read(input: RegisterAndRedeemInput): Promise<Entrant> {
    const { passwords, sessions } = this.#parts;
    const email = readEmail(input.email);
    const wrongPassword = await passwords.problem(input.password, [input.firstName, input.lastName, input.email]);
    const fields = [
      ...(input.acceptTerms ? [] : [new FieldProblem('acceptTerms', 'Accept the terms to go on.')]),
      ...(email === undefined ? [new FieldProblem('email', 'This is not an e-mail address Portico can use, such as name@example.com.')] : []),
      ...(wrongPassword === null ? [] : [new FieldProblem('password', wrongPassword)]),
    ];
    if (fields.length > 0) throw new Refusal(new InvalidInput(fields));
    const person = { id: newId('lrn'), email: email!, firstName: input.firstName.trim(), lastName: input.lastName.trim() };
    return { person, token: sessions.newToken('learner') };
  }

  /**
   * Looks ahead, hashes the password, and then lets the person in. A call that was made before is answered as it was
   * then, whatever became of its codes since.
   *
   * @throws Refusal for the first refused code, AccountExists only after every code passed; nothing is made then
   */
  async letIn(ctx: RequestContext, entrant: Entrant, input: RegisterAndRedeemInput): Promise<Registered> {
    const isNew = !(await this.#wasMade(ctx, input)) && (await this.#mayPass(ctx, entrant, input));
    const passwordHash = isNew ? await this.#parts.passwords.hash(input.password) : null;
    return this.#register(ctx, entrant, { input, passwordHash });
  }

  async #wasMade(ctx: RequestContext, input: RegisterAndRedeemInput): Promise<boolean> {
    return (await this.#parts.idempotency.recall(ctx, { operation: 'registerAndRedeem', input })) !== undefined;
  }

  /** @returns false when the same call, made at the same time, used the codes meanwhile. @throws Refusal as {@link letIn} */
  async #mayPass(ctx: RequestContext, entrant: Entrant, input: RegisterAndRedeemInput): Promise<boolean> {
    try {
      await this.#lookAhead(ctx, entrant, input);
      return true;
    } catch (thrown) {
      if (thrown instanceof Refusal && (await this.#wasMade(ctx, input))) return false;
      throw thrown;
    }
  }

  /** Lets the rest of the request be read as the learner. A call made again gets a session of its own: the first one's secret is not kept. */
  async signIn(ctx: RequestContext, { person, token }: Entrant, learner: LearnerId): Promise<void> {
    const { database, sessions } = this.#parts;
    const at = { now: ctx.clock.now(), device: ctx.device };
    if (learner !== person.id) await database.inTransaction((tx) => sessions.start(tx, token, { kind: 'learner', id: learner }, at));
    ctx.viewer = { kind: 'learner', learnerId: learner };
    ctx.session = { tokenHash: sessions.hashOf(token), kind: token.kind };
    ctx.cookies.set(token);
  }

  /** Before the costly work of hashing a password, and so that a taken address is told only after every code passed. */
  async #lookAhead(ctx: RequestContext, { person }: Entrant, { codes, slug }: RegisterAndRedeemInput): Promise<void> {
    const { accounts, database } = this.#parts;
    await lookAhead(database.reader, await lookUpCodes(database.reader, codes, slug ?? null), { learner: null, now: ctx.clock.now() });
    if ((await accounts.credentials(database.reader, person.email.key)) !== undefined) throw new Refusal(new AccountExists());
  }

  #register(
    ctx: RequestContext,
    { person, token }: Entrant,
    { input, passwordHash }: { input: RegisterAndRedeemInput; passwordHash: string | null },
  ): Promise<Registered> {
    const { idempotency, accounts, sessions } = this.#parts;
    const handIn = new HandIn(person.id, input.codes, input.slug ?? null, new AdmissionMemory());
    const act = actOf(ctx, { kind: 'LEARNER', id: person.id });
    const { now } = act;
    return idempotency.once(ctx, { operation: 'registerAndRedeem', input }, async (tx) => {
      const turn = await accounts.open(tx, { ...person, passwordHash }, now);
      if (turn === undefined) throw new Refusal(new AccountExists());
      const redeemed = await redeem(turn, handIn, act);
      await sessions.start(tx, token, { kind: 'learner', id: person.id }, { now, device: ctx.device });
      return { ...redeemed, learner: person.id };
    });
  }
}
