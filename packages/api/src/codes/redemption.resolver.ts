import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { ClientsReadModel } from '../clients/clients.api.js';
import { ChangesViewer } from '../kernel/audience.js';
import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import { NotFound, Unauthenticated } from '../kernel/faults.js';
import type { GuessBudget, GuessVerdict } from '../kernel/guess-budget.js';
import type { Idempotency } from '../kernel/idempotency.js';
import { prime } from '../kernel/loading.js';
import { Allow, anyone, learners } from '../kernel/policy.js';
import { Refusal } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import { learnerOf } from '../kernel/viewer.js';
import { AdmissionMemory, sweepingIfFull, takeTurns, type ProofRequests } from '../learners/learners.api.js';
import { lookAhead } from './code-check.js';
import { CodeNotFound } from './codes.problems.js';
import type { CodesReadModel } from './codes.read-model.js';
import { lookUpCodes } from './entered-codes.read-model.js';
import { HandIn, redeem } from './redemption.js';
import type { Arrival, Registration } from './registration.js';
import { CheckCodesInput, RedeemCodesInput, RegisterAndRedeemInput } from './redemption.inputs.js';
import { CodeCheck, CodesRedeemed, RedeemCodesResult, RegisterAndRedeemResult } from './redemption.types.js';

/** What {@link RedemptionResolver} works with. */
export interface RedemptionResolverParts {
  readonly database: Database;
  readonly idempotency: Idempotency;
  readonly registration: Registration;
  readonly proofs: ProofRequests;
  readonly guesses: GuessBudget;
  readonly clients: Pick<ClientsReadModel, 'idOfSlug'>;
  readonly readModel: Pick<CodesReadModel, 'redemptions'>;
}

/** A try with codes, and what its success means to the guess budget. */
interface Guess<T> {
  readonly attempt: () => Promise<T>;
  readonly judge: (value: T) => GuessVerdict;
}

@Resolver()
export class RedemptionResolver {
  readonly #parts: RedemptionResolverParts;

  constructor(parts: RedemptionResolverParts) {
    this.#parts = parts;
  }

  @Allow(anyone)
  @Query(() => [CodeCheck], { description: 'What codes would do just now, in the order entered. Uses nothing up.' })
  async checkCodes(
    @Arg('input', () => CheckCodesInput, { description: 'The codes.' }) input: CheckCodesInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CodeCheck[]> {
    const checks: CodeCheck[] = [];
    // One after the other: every wrong one is a guess of its own.
    for (const code of input.codes) checks.push(await this.#check(ctx, code, input.slug ?? null));
    return checks;
  }

  @Allow(learners, RedeemCodesResult)
  @Mutation(() => RedeemCodesResult, {
    description: 'A signed-in learner. All codes or none. Redeeming again what you have redeemed succeeds and changes nothing.',
  })
  async redeemCodes(
    @Arg('input', () => RedeemCodesInput, { description: 'The codes.' }) input: RedeemCodesInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof RedeemCodesResult> {
    const { learnerId } = learnerOf(ctx.viewer);
    const handIn = new HandIn(learnerId, input.codes, input.slug ?? null, new AdmissionMemory());
    const act = actOf(ctx);
    const attempt = () =>
      this.#parts.idempotency.once(ctx, { operation: 'redeemCodes', input }, async (tx) => redeem(await takeTurns(tx, [learnerId]).catch(erasedMeanwhile), handIn, { act, proofs: this.#parts.proofs }));
    // Only what was consumed pays guesses back: calling again and again for what one holds must not buy wrong tries.
    const judge = () => (handIn.written.size > 0 ? 'right' : 'neither');
    const redeemed = await this.#guessing(ctx, input.slug ?? null, { attempt, judge });
    prime(ctx, this.#parts.readModel.redemptions, handIn.written);
    return new CodesRedeemed(learnerId, redeemed.redemptions);
  }

  @ChangesViewer()
  @Allow(anyone, RegisterAndRedeemResult)
  @Mutation(() => RegisterAndRedeemResult, { description: 'A new learner: the account, the seats and the session in one step.' })
  async registerAndRedeem(
    @Arg('input', () => RegisterAndRedeemInput, { description: 'The person and the codes.' }) input: RegisterAndRedeemInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof RegisterAndRedeemResult> {
    const { registration } = this.#parts;
    const entrant = await registration.read(input);
    const attempt = () => registration.letIn(ctx, entrant, input);
    const arrival = await this.#guessing(ctx, input.slug ?? null, { attempt, judge: verdictOn });
    await registration.signIn(ctx, entrant, arrival);
    return new CodesRedeemed(arrival.registered.learner, arrival.registered.redemptions);
  }

  async #check(ctx: RequestContext, entered: string, slug: string | null): Promise<CodeCheck> {
    const { reader } = this.#parts.database;
    const learner = ctx.viewer.kind === 'learner' ? ctx.viewer.learnerId : null;
    const check = async () => {
      const [code] = await lookAhead(reader, await lookUpCodes(reader, [entered], slug), { learner, now: ctx.clock.now() });
      const { places } = code!;
      return new CodeCheck(entered, { opens: places.map((place) => place.sublicenseName), clientId: places[0]!.clientId });
    };
    try {
      return await this.#guessing(ctx, slug, { attempt: check, judge: () => 'neither' });
    } catch (thrown) {
      if (thrown instanceof Refusal) return new CodeCheck(entered, { problem: thrown.problem });
      throw thrown;
    }
  }

  /** A wrong code is a wrong guess; one that lets somebody in pays guesses back; looking at what one holds does neither. */
  #guessing<T>(ctx: RequestContext, slug: string | null, { attempt, judge }: Guess<T>): Promise<T> {
    const { database, guesses, clients } = this.#parts;
    return guesses.spend(
      ctx,
      () => sweepingIfFull(database, ctx.clock, attempt),
      (outcome) => {
        if ('value' in outcome) return judge(outcome.value);
        return outcome.thrown instanceof Refusal && outcome.thrown.problem instanceof CodeNotFound ? 'wrong' : 'neither';
      },
      () => (slug === null ? Promise.resolve(undefined) : clients.idOfSlug(database.reader, slug)),
    );
  }
}

/** Whose account was erased while they were at it is not signed in any more. */
function erasedMeanwhile(thrown: unknown): never {
  throw thrown instanceof NotFound ? new Unauthenticated() : thrown;
}

/** Somebody new paid with a code; a call made again has shown a password, which is a guess when it is wrong and pays nothing back when it is right. */
function verdictOn({ claim }: Arrival): GuessVerdict {
  if (claim === 'MADE') return 'right';
  return claim === 'REFUSED' ? 'wrong' : 'neither';
}
