import { actOf } from '../kernel/act.js';
import type { Database, Tx } from '../kernel/database.js';
import { readEmail } from '../kernel/email.js';
import type { Idempotency } from '../kernel/idempotency.js';
import { newId, type LearnerId } from '../kernel/ids.js';
import type { Passwords } from '../kernel/passwords.js';
import { FieldProblem, InvalidInput, Refusal } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { Sessions, SessionToken } from '../kernel/sessions.js';
import { AccountExists, AdmissionMemory, type LearnerAccounts, type Newcomer, type ProofRequests } from '../learners/learners.api.js';
import { lookAhead } from './code-check.js';
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
  readonly proofs: ProofRequests;
}

/** Somebody new with the session they are to get: both made outside of what may run again. */
export interface Entrant {
  readonly person: Omit<Newcomer, 'passwordHash'>;
  readonly token: SessionToken;
}

/** What registering did: whose account it made, and what their codes did. */
export type Registered = Redeemed & { readonly learner: LearnerId };

/** Whether whoever registers may have a session of the account. */
export type Claim =
  /** This very call made the account. */
  | 'MADE'
  /** The call was made before, and the account has another password since. */
  | 'REFUSED'
  /** The call was made before, and its password is still that of the account. */
  | { readonly passwordHash: string };

/** What registering came to. */
export interface Arrival {
  readonly registered: Registered;
  readonly claim: Claim;
}

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
   * then, whatever became of its codes since, as long as its password is that of the account.
   *
   * @throws Refusal for the first refused code, AccountExists only after every code passed; nothing is made then
   */
  async letIn(ctx: RequestContext, entrant: Entrant, input: RegisterAndRedeemInput): Promise<Arrival> {
    const isNew = !(await this.#wasMade(ctx, input)) && (await this.#mayPass(ctx, entrant, input));
    const passwordHash = isNew ? await this.#parts.passwords.hash(input.password) : null;
    const registered = await this.#register(ctx, entrant, { input, passwordHash });
    return { registered, claim: registered.learner === entrant.person.id ? 'MADE' : await this.#claim(registered.learner, input.password) };
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

  /**
   * Lets the rest of the request be read as the learner. A call made again gets a session of its own: the first one's secret is not kept.
   *
   * @throws AccountExists when the account has, by now, another password than the call came with
   */
  async signIn(ctx: RequestContext, { token }: Entrant, { registered, claim }: Arrival): Promise<void> {
    const { database, sessions } = this.#parts;
    const { learner } = registered;
    if (claim === 'REFUSED') throw registeredBefore();
    if (claim !== 'MADE') await database.inTransaction((tx) => this.#startAgain(tx, ctx, { token, learner, passwordHash: claim.passwordHash }));
    ctx.viewer = { kind: 'learner', learnerId: learner };
    ctx.session = { tokenHash: sessions.hashOf(token), kind: token.kind };
    ctx.cookies.set(token);
  }

  /** The cookie that names a browser is no password: whoever is to get into an account that is there shows theirs. */
  async #claim(learner: LearnerId, password: string): Promise<Claim> {
    const { accounts, database, passwords } = this.#parts;
    const passwordHash = (await accounts.password(database.reader, learner))?.passwordHash ?? null;
    return passwordHash !== null && (await passwords.verify(passwordHash, password)) ? { passwordHash } : 'REFUSED';
  }

  async #startAgain(tx: Tx, ctx: RequestContext, again: { readonly token: SessionToken; readonly learner: LearnerId; readonly passwordHash: string }): Promise<void> {
    const { accounts, sessions } = this.#parts;
    const { token, learner, passwordHash } = again;
    const now = ctx.clock.now();
    await accounts.seen(tx, learner, now);
    // Their row is written by now: whoever changes the password has done so already, or finds this session and ends it.
    if ((await accounts.password(tx, learner))?.passwordHash !== passwordHash) throw registeredBefore();
    await sessions.start(tx, token, { kind: 'learner', id: learner }, { now, device: ctx.device });
  }

  /** Before the costly work of hashing a password, and so that a taken address is told only after every code passed. */
  async #lookAhead(ctx: RequestContext, { person }: Entrant, { codes, slug }: RegisterAndRedeemInput): Promise<void> {
    const { accounts, database } = this.#parts;
    await lookAhead(database.reader, await lookUpCodes(database.reader, codes, slug ?? null), { learner: null, emailKey: person.email.key, now: ctx.clock.now() });
    if ((await accounts.credentials(database.reader, person.email.key)) !== undefined) throw new Refusal(new AccountExists());
  }

  #register(
    ctx: RequestContext,
    { person, token }: Entrant,
    { input, passwordHash }: { input: RegisterAndRedeemInput; passwordHash: string | null },
  ): Promise<Registered> {
    const { idempotency, accounts, sessions, proofs } = this.#parts;
    const handIn = new HandIn(person.id, input.codes, input.slug ?? null, new AdmissionMemory());
    const act = actOf(ctx, { kind: 'LEARNER', id: person.id });
    const { now } = act;
    return idempotency.once(ctx, { operation: 'registerAndRedeem', input }, async (tx) => {
      const turn = await accounts.open(tx, { ...person, passwordHash }, now);
      if (turn === undefined) throw new Refusal(new AccountExists());
      const redeemed = await redeem(turn, handIn, { act, proofs });
      await sessions.start(tx, token, { kind: 'learner', id: person.id }, { now, device: ctx.device });
      return { ...redeemed, learner: person.id };
    });
  }
}

function registeredBefore(): Refusal {
  return new Refusal(new AccountExists('You have registered already, and your codes are redeemed. Sign in with your present password.'));
}
