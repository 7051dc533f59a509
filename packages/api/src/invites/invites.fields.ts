import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ClientType, LandingPage, type ClientsReadModel } from '../clients/clients.api.js';
import type { Database } from '../kernel/database.js';
import { load } from '../kernel/loading.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf } from '../kernel/viewer.js';
import { Dashboard, dashboardsFor, LearnerType, type LearnersReads } from '../learners/learners.api.js';
import { Actor, staffActor, type StaffReadModel } from '../staff/staff.api.js';
import { SublicenseType, type SublicensesReadModel } from '../sublicenses/sublicenses.api.js';
import { InvitesArgs } from './invites.inputs.js';
import type { InvitesReadModel } from './invites.read-model.js';
import { Invitation, InviteAccepted, InviteConnection, InviteType } from './invites.types.js';

/** What the fields of this slice's types load from. */
export interface InvitesFieldsParts {
  readonly database: Database;
  readonly readModel: InvitesReadModel;
  readonly clients: ClientsReadModel;
  readonly sublicenses: SublicensesReadModel;
  readonly reads: LearnersReads;
  readonly staff: StaffReadModel;
}

@Resolver(() => InviteType)
export class InviteFields {
  readonly #parts: InvitesFieldsParts;

  constructor(parts: InvitesFieldsParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => ClientType, { description: 'The client they are invited to.' })
  async client(@Root() invite: InviteType, @Ctx() ctx: RequestContext): Promise<ClientType> {
    return (await load(ctx, this.#parts.clients.byId, invite.clientId))!;
  }

  @FieldResolver(() => [SublicenseType], { description: 'What they are invited to, in the order the sublicenses were made.' })
  async sublicenses(@Root() invite: InviteType, @Ctx() ctx: RequestContext): Promise<SublicenseType[]> {
    const ids = (await load(ctx, this.#parts.readModel.sublicensesOf, invite.id)) ?? [];
    const found = await Promise.all(ids.map((id) => load(ctx, this.#parts.sublicenses.byId, id)));
    return found.filter((sublicense) => sublicense !== undefined);
  }

  @FieldResolver(() => Actor, { description: 'Who invited.' })
  invitedBy(@Root() invite: InviteType, @Ctx() ctx: RequestContext): Promise<Actor> {
    return staffActor(ctx, this.#parts.staff, invite.invitedById);
  }
}

/** Client.invites. */
@Resolver(() => ClientType)
export class ClientInvitesResolver {
  readonly #parts: InvitesFieldsParts;

  constructor(parts: InvitesFieldsParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => InviteConnection, { description: 'Its invites, as far as they are in reach, the newest first.' })
  invites(@Root() client: ClientType, @Args(() => InvitesArgs) args: InvitesArgs, @Ctx() ctx: RequestContext): Promise<object> {
    const named = args.filter?.clientId;
    const clientId = named == null || named === client.id ? client.id : '';
    return this.#parts.readModel.page(scopeOf(ctx.viewer), { ...args, filter: { ...args.filter, clientId } }, ctx);
  }
}

@Resolver(() => Invitation)
export class InvitationFields {
  readonly #parts: InvitesFieldsParts;

  constructor(parts: InvitesFieldsParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => LandingPage, { description: 'Who invites, and how their page looks.' })
  async client(@Root() invitation: Invitation, @Ctx() ctx: RequestContext): Promise<LandingPage> {
    return (await load(ctx, this.#parts.clients.landingPages, invitation.clientId))!;
  }
}

@Resolver(() => InviteAccepted)
export class InviteAcceptedFields {
  readonly #parts: InvitesFieldsParts;

  constructor(parts: InvitesFieldsParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => LearnerType, { description: 'Who is in.' })
  async learner(@Root() accepted: InviteAccepted, @Ctx() ctx: RequestContext): Promise<LearnerType> {
    return (await load(ctx, this.#parts.reads.learners, accepted.learnerId))!;
  }

  @FieldResolver(() => [Dashboard], { description: 'What they have now, open ones first.' })
  dashboards(@Root() accepted: InviteAccepted, @Ctx() ctx: RequestContext): Promise<Dashboard[]> {
    return dashboardsFor(this.#parts.database, accepted.learnerId, ctx);
  }
}
