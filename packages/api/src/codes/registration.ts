import type { Database } from '../kernel/database.js';
import { readEmail } from '../kernel/email.js';
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
  readonly accounts: LearnerAccounts;
  readonly passwords: Passwords;
  readonly sessions: Sessions;
}

/** Somebody new, before their password is hashed. */
export type Person = Omit<Newcomer, 'passwordHash'>;

/** What registering did: whose account it made, and what their codes did. */
export interface Registered extends Redeemed {
  readonly learner: LearnerId;
}

/** How somebody new gets an account, their seats and a session in one step. */
export class Registration {
  readonly #parts: RegistrationParts;

  constructor(parts: RegistrationParts) {
    this.#parts = parts;
  }

  /** Reads who registers. @throws InvalidInput with everything that is wrong */
  async read(input: RegisterAndRedeemInput): Promise<Person> {
    const email = readEmail(input.email);
    const wrongPassword = await this.#parts.passwords.problem(input.password, [input.firstName, input.lastName, input.email]);
    const fields = [
      ...(input.acceptTerms ? [] : [new FieldProblem('acceptTerms', 'Accept the terms to go on.')]),
      ...(email === undefined ? [new FieldProblem('email', 'This is not an e-mail address Portico can use, such as name@example.com.')] : []),
      ...(wrongPassword === null ? [] : [new FieldProblem('password', wrongPassword)]),
    ];
    if (fields.length > 0) throw new Refusal(new InvalidInput(fields));
    return { id: newId('lrn'), email: email!, firstName: input.firstName.trim(), lastName: input.lastName.trim() };
  }

  /**
   * Looks ahead, hashes the password, and then lets the person in.
   *
   * @param token the session to start; made outside of what may run again
   * @throws Refusal for the first refused code, AccountExists only after every code passed; nothing is made then
   */
  async letIn(ctx: RequestContext, person: Person, { input, token }: { input: RegisterAndRedeemInput; token: SessionToken }): Promise<Registered> {
    await this.#lookAhead(ctx, person, input);
    const newcomer = { ...person, passwordHash: await this.#parts.passwords.hash(input.password) };
    return this.#register(ctx, newcomer, { input, token });
  }

  /** Before the costly work of hashing a password, and so that a taken address is told only after every code passed. */
  async #lookAhead(ctx: RequestContext, { email }: Person, { codes, slug }: RegisterAndRedeemInput): Promise<void> {
    const { accounts, database } = this.#parts;
    await lookAhead(database.reader, await lookUpCodes(database.reader, codes, slug ?? null), { learner: null, now: ctx.clock.now() });
    if ((await accounts.credentials(database.reader, email.key)) !== undefined) throw new Refusal(new AccountExists());
  }

  #register(ctx: RequestContext, newcomer: Newcomer, { input, token }: { input: RegisterAndRedeemInput; token: SessionToken }): Promise<Registered> {
    const { database, accounts, sessions } = this.#parts;
    const handIn = new HandIn(newcomer.id, input.codes, input.slug ?? null, new AdmissionMemory());
    const now = ctx.clock.now();
    return database.inTransaction(async (tx) => {
      const turn = await accounts.open(tx, newcomer, now);
      if (turn === undefined) throw new Refusal(new AccountExists());
      const redeemed = await redeem(turn, handIn, now);
      await sessions.start(tx, token, { kind: 'learner', id: newcomer.id }, { now, device: ctx.device });
      return { ...redeemed, learner: newcomer.id };
    });
  }
}
