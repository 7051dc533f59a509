import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { ChangesViewer } from '../kernel/audience.js';
import type { Database } from '../kernel/database.js';
import { Allow, anyone, learners } from '../kernel/policy.js';
import { Refusal } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import { placesOf } from '../learners/learners.api.js';
import type { InviteAcceptance } from './accept-invite.js';
import type { InviteArrival } from './invite-arrival.js';
import { AcceptInviteInput, ClaimInviteInput } from './invites.inputs.js';
import { InviteNotUsable } from './invites.problems.js';
import type { InvitesReadModel } from './invites.read-model.js';
import { AcceptInviteResult, Invitation, InviteAccepted } from './invites.types.js';

/** What {@link InvitationResolver} works with. */
export interface InvitationResolverParts {
  readonly database: Database;
  readonly acceptance: InviteAcceptance;
  readonly readModel: InvitesReadModel;
  readonly arrival: InviteArrival;
}

/** What whoever has the link of an invite does with it. */
@Resolver()
export class InvitationResolver {
  readonly #parts: InvitationResolverParts;

  constructor(parts: InvitationResolverParts) {
    this.#parts = parts;
  }

  @Allow(anyone)
  @Query(() => Invitation, { nullable: true, description: 'What a link invites to; null when it cannot be taken up: `inviteProblem` says why. Uses nothing up.' })
  async invitation(@Arg('token', () => String, { description: 'The token of the link: what follows `#`.' }) token: string, @Ctx() ctx: RequestContext): Promise<Invitation | null> {
    const { database, acceptance, readModel } = this.#parts;
    const invite = await orProblem(() => acceptance.usable(database.reader, token, ctx.clock.now()));
    if (invite instanceof InviteNotUsable) return null;
    const leadsTo = (await readModel.sublicensesOf([invite.id])).get(invite.id)!;
    const places = await placesOf(database.reader, leadsTo);
    const { clientId, email, firstName, lastName, expiresAt } = invite;
    const sublicenses = leadsTo.flatMap((id) => places.get(id)?.sublicenseName ?? []);
    return Object.assign(new Invitation(), { clientId, email, firstName, lastName, expiresAt, sublicenses });
  }

  @Allow(anyone)
  @Query(() => InviteNotUsable, { nullable: true, description: 'Why a link cannot be taken up; null when it can. Uses nothing up.' })
  async inviteProblem(@Arg('token', () => String, { description: 'The token of the link: what follows `#`.' }) token: string, @Ctx() ctx: RequestContext): Promise<InviteNotUsable | null> {
    const found = await orProblem(() => this.#parts.acceptance.usable(this.#parts.database.reader, token, ctx.clock.now()));
    return found instanceof InviteNotUsable ? found : null;
  }

  @ChangesViewer()
  @Allow(anyone, AcceptInviteResult)
  @Mutation(() => AcceptInviteResult, { description: 'Somebody new takes an invite up: their account, the access and a session in one step. An address that has an account signs in and calls claimInvite.' })
  async acceptInvite(
    @Arg('input', () => AcceptInviteInput, { description: 'The link, and the person.' }) input: AcceptInviteInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof AcceptInviteResult> {
    return new InviteAccepted(await this.#parts.arrival.accept(ctx, input));
  }

  @Allow(learners, AcceptInviteResult)
  @Mutation(() => AcceptInviteResult, { description: 'The same for somebody who has an account and is signed in with the invited address. If a stranger may have chosen its password, that password and every session end; whoever calls goes on in a new one.' })
  async claimInvite(@Arg('input', () => ClaimInviteInput, { description: 'The link.' }) input: ClaimInviteInput, @Ctx() ctx: RequestContext): Promise<typeof AcceptInviteResult> {
    return new InviteAccepted(await this.#parts.arrival.claim(ctx, input));
  }
}

async function orProblem<T>(look: () => Promise<T>): Promise<T | InviteNotUsable> {
  try {
    return await look();
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.problem instanceof InviteNotUsable) return thrown.problem;
    throw thrown;
  }
}
