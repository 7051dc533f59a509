import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { ClientsReadModel } from '../clients/clients.api.js';
import { ChangesViewer } from '../kernel/audience.js';
import type { Database } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import type { GuessBudget } from '../kernel/guess-budget.js';
import type { ClientId } from '../kernel/ids.js';
import { Allow, anyone } from '../kernel/policy.js';
import { Refusal } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import { ANONYMOUS } from '../kernel/viewer.js';
import type { StaffReadModel } from '../staff/staff.api.js';
import type { AccountCheck } from './account-check.js';
import type { OwnerSetUp } from './owner-set-up.js';
import { readViewer } from './read-viewer.js';
import type { SessionStarter } from './session-starter.js';
import { SetUpOwnerInput, SignInInput } from './sign-in.inputs.js';
import { SignInRefused } from './sign-in.problems.js';
import { SetUpOwnerResult, SignedIn, SignInResult } from './sign-in.types.js';
import { Viewer } from './viewer.types.js';

/** What {@link SignInResolver} works with. */
export interface SignInResolverParts {
  readonly database: Database;
  readonly accounts: AccountCheck;
  readonly sessions: SessionStarter;
  readonly ownerSetUp: OwnerSetUp;
  readonly guesses: GuessBudget;
  readonly staff: StaffReadModel;
  readonly clients: Pick<ClientsReadModel, 'idOfSlug'>;
}

@Resolver()
export class SignInResolver {
  readonly #parts: SignInResolverParts;

  constructor(parts: SignInResolverParts) {
    this.#parts = parts;
  }

  @Allow(anyone)
  @Query(() => Viewer, { description: 'Who is asking: with both cookies the member of the staff, unless the request says `Portico-As: learner`.' })
  viewer(@Ctx() ctx: RequestContext): Promise<typeof Viewer> {
    return readViewer(ctx, this.#parts.staff);
  }

  @ChangesViewer()
  @Allow(anyone, SignInResult)
  @Mutation(() => SignInResult, {
    description: 'Signs in a learner (with slug) or a member of the staff (without). Unknown address and wrong password are one answer in one time; 30 wrong tries, one back every 20 seconds.',
  })
  async signIn(
    @Arg('input', () => SignInInput, { description: 'Who they say they are.' }) input: SignInInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof SignInResult> {
    const { accounts, guesses, sessions } = this.#parts;
    const client = input.slug == null ? undefined : await this.#clientOf(input.slug);
    const account = await guesses.spend(
      ctx,
      () => accounts.check(client === undefined ? 'staff' : 'learner', input),
      // A right password pays nothing back: with an account of their own somebody would buy wrong tries at others without end.
      (outcome) => ('value' in outcome && outcome.value === undefined ? 'wrong' : 'neither'),
      () => Promise.resolve(client),
    );
    if (account === undefined) throw new Refusal(new SignInRefused());
    await sessions.start(ctx, account.holder, { passwordHash: account.passwordHash });
    return new SignedIn(await readViewer(ctx, this.#parts.staff));
  }

  @ChangesViewer()
  @Allow(anyone)
  @Mutation(() => Boolean, { description: 'Ends the session the request acts with. Always true.' })
  async signOut(@Ctx() ctx: RequestContext): Promise<boolean> {
    await this.#parts.sessions.end(ctx);
    ctx.viewer = ANONYMOUS;
    return true;
  }

  @ChangesViewer()
  @Allow(anyone, SetUpOwnerResult)
  @Mutation(() => SetUpOwnerResult, { description: 'The first owner, by the one-time link printed at first start. Signs them in.' })
  async setUpOwner(
    @Arg('input', () => SetUpOwnerInput, { description: 'The first owner.' }) input: SetUpOwnerInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof SetUpOwnerResult> {
    await this.#parts.ownerSetUp.run(ctx, input);
    return new SignedIn(await readViewer(ctx, this.#parts.staff));
  }

  /** The client on whose page a learner signs in. @throws NotFound */
  async #clientOf(slug: string): Promise<ClientId> {
    const id = await this.#parts.clients.idOfSlug(this.#parts.database.reader, slug);
    if (id === undefined) throw new NotFound('client');
    return id;
  }
}
