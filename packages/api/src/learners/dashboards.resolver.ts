import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { LandingPage, type ClientsReadModel } from '../clients/clients.api.js';
import { ContentItemType } from '../content/content.api.js';
import type { Database } from '../kernel/database.js';
import type { LearnerId } from '../kernel/ids.js';
import { load } from '../kernel/loading.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { SublicensesReadModel } from '../sublicenses/sublicenses.api.js';
import { dashboardsOf } from './dashboards.read-model.js';
import { Dashboard, LearnerViewer } from './dashboards.types.js';
import { asLearnerReads } from './grounds.read-model.js';
import type { LearnersReads } from './learners.reads.js';
import { AccessGroundType, LearnerType } from './learners.types.js';

/** What dashboards load from. */
export interface DashboardsParts {
  readonly database: Database;
  readonly reads: LearnersReads;
  readonly clients: ClientsReadModel;
  readonly sublicenses: SublicensesReadModel;
}

/** The dashboards of a learner, open ones first. */
export async function dashboardsFor(database: Database, learner: LearnerId, ctx: RequestContext): Promise<Dashboard[]> {
  const facts = await dashboardsOf(database.reader, learner, ctx.clock.now());
  return facts.map((one) => Object.assign(new Dashboard(), one));
}

@Resolver(() => LearnerViewer)
export class LearnerViewerFields {
  readonly #parts: DashboardsParts;

  constructor(parts: DashboardsParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => LearnerType, { description: 'The person.' })
  async learner(@Root() viewer: LearnerViewer, @Ctx() ctx: RequestContext): Promise<LearnerType> {
    return (await load(ctx, this.#parts.reads.learners, viewer.learnerId))!;
  }

  @FieldResolver(() => [Dashboard], { description: 'One per sublicense held or once held, open ones first.' })
  dashboards(@Root() viewer: LearnerViewer, @Ctx() ctx: RequestContext): Promise<Dashboard[]> {
    return dashboardsFor(this.#parts.database, viewer.learnerId, ctx);
  }
}

@Resolver(() => Dashboard)
export class DashboardFields {
  readonly #parts: DashboardsParts;

  constructor(parts: DashboardsParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => LandingPage, { description: 'Whose learner they are here, and how it looks.' })
  async client(@Root() dashboard: Dashboard, @Ctx() ctx: RequestContext): Promise<LandingPage> {
    return (await load(ctx, this.#parts.clients.landingPages, dashboard.clientId))!;
  }

  @FieldResolver(() => [AccessGroundType], { description: 'Why they have it.' })
  async why(@Root() dashboard: Dashboard, @Ctx() ctx: RequestContext): Promise<AccessGroundType[]> {
    const grounds = (await load(ctx, this.#parts.reads.grounds, dashboard.accessId)) ?? [];
    return grounds.map(asLearnerReads);
  }

  @FieldResolver(() => [ContentItemType], { description: 'What there is to learn; empty unless the dashboard is open.' })
  async content(@Root() dashboard: Dashboard, @Ctx() ctx: RequestContext): Promise<ContentItemType[]> {
    if (dashboard.status !== 'OPEN') return [];
    return (await load(ctx, this.#parts.sublicenses.contentOf, dashboard.sublicenseId)) ?? [];
  }
}
