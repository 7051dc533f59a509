import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { LandingPage, type ClientsReadModel } from '../clients/clients.api.js';
import type { Database } from '../kernel/database.js';
import type { SublicenseId } from '../kernel/ids.js';
import { load } from '../kernel/loading.js';
import type { RequestContext } from '../kernel/request-context.js';
import { seesSublicense } from '../kernel/viewer.js';
import { Dashboard, dashboardsFor, LearnerType, type LearnersReads } from '../learners/learners.api.js';
import { Actor, staffActor, type StaffReadModel } from '../staff/staff.api.js';
import { SublicenseType, type SublicensesReadModel } from '../sublicenses/sublicenses.api.js';
import type { CodesReadModel } from './codes.read-model.js';
import { RegistrationCodeType } from './codes.types.js';
import { CodeCheck, CodesRedeemed, RedemptionType } from './redemption.types.js';

/** What the fields of this slice's types load from. */
export interface CodesFieldsParts {
  readonly database: Database;
  readonly readModel: CodesReadModel;
  readonly clients: ClientsReadModel;
  readonly sublicenses: SublicensesReadModel;
  readonly learners: LearnersReads;
  readonly staff: StaffReadModel;
}

/** Loads sublicenses one by one, so that all of a request go into one statement. */
async function sublicensesOf(ctx: RequestContext, parts: CodesFieldsParts, ids: readonly SublicenseId[]): Promise<SublicenseType[]> {
  const found = await Promise.all(ids.map((id) => load(ctx, parts.sublicenses.byId, id)));
  return found.filter((sublicense) => sublicense !== undefined);
}

@Resolver(() => RegistrationCodeType)
export class RegistrationCodeFields {
  readonly #parts: CodesFieldsParts;

  constructor(parts: CodesFieldsParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => Actor, { description: 'Who made it.' })
  createdBy(@Root() code: RegistrationCodeType, @Ctx() ctx: RequestContext): Promise<Actor> {
    return staffActor(ctx, this.#parts.staff, code.createdById);
  }
}

@Resolver(() => RedemptionType)
export class RedemptionFields {
  readonly #parts: CodesFieldsParts;

  constructor(parts: CodesFieldsParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => LearnerType, { description: 'Who used it.' })
  async learner(@Root() redemption: RedemptionType, @Ctx() ctx: RequestContext): Promise<LearnerType> {
    return (await load(ctx, this.#parts.learners.learners, redemption.learnerId))!;
  }

  @FieldResolver(() => [SublicenseType], { description: 'The sublicenses it gave, those taken back since among them; to staff as far as they are in reach.' })
  async sublicenses(@Root() redemption: RedemptionType, @Ctx() ctx: RequestContext): Promise<SublicenseType[]> {
    const ids = (await load(ctx, this.#parts.readModel.gave, redemption.id)) ?? [];
    const { viewer } = ctx;
    const seen = viewer.kind === 'staff' ? ids.filter((id) => seesSublicense(viewer.scope, redemption.clientId, id)) : ids;
    return sublicensesOf(ctx, this.#parts, seen);
  }
}

@Resolver(() => CodesRedeemed)
export class CodesRedeemedFields {
  readonly #parts: CodesFieldsParts;

  constructor(parts: CodesFieldsParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => LearnerType, { description: 'Who is in.' })
  async learner(@Root() redeemed: CodesRedeemed, @Ctx() ctx: RequestContext): Promise<LearnerType> {
    return (await load(ctx, this.#parts.learners.learners, redeemed.learnerId))!;
  }

  @FieldResolver(() => [RedemptionType], { description: 'One per code that was used, now or before, in the order entered; none for a code that gave nothing new.' })
  async redemptions(@Root() redeemed: CodesRedeemed, @Ctx() ctx: RequestContext): Promise<RedemptionType[]> {
    const found = await Promise.all(redeemed.redemptionIds.map((id) => load(ctx, this.#parts.readModel.redemptions, id)));
    return found.filter((redemption) => redemption !== undefined);
  }

  @FieldResolver(() => [Dashboard], { description: 'Everything the learner has now, open ones first.' })
  dashboards(@Root() redeemed: CodesRedeemed, @Ctx() ctx: RequestContext): Promise<Dashboard[]> {
    return dashboardsFor(this.#parts.database, redeemed.learnerId, ctx);
  }
}

@Resolver(() => CodeCheck)
export class CodeCheckFields {
  readonly #parts: CodesFieldsParts;

  constructor(parts: CodesFieldsParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => LandingPage, { nullable: true, description: 'Whose code it is; only of a code that works. Sign in with its slug.' })
  async client(@Root() check: CodeCheck, @Ctx() ctx: RequestContext): Promise<LandingPage | null> {
    if (check.clientId === null) return null;
    return (await load(ctx, this.#parts.clients.landingPages, check.clientId)) ?? null;
  }
}
