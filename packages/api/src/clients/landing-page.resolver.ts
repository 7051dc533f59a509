import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { Allow, anyone } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { ClientsReadModel } from './clients.read-model.js';
import { LandingPage } from './landing-page.types.js';

@Resolver()
export class LandingPageResolver {
  readonly #readModel: ClientsReadModel;

  constructor({ readModel }: { readModel: ClientsReadModel }) {
    this.#readModel = readModel;
  }

  @Allow(anyone)
  @Query(() => LandingPage, { nullable: true, description: "A client's landing page, also for strangers; null when the slug leads nowhere." })
  async landingPage(
    @Arg('slug', () => String, { description: "A client's slug, or an old one; case does not matter." }) slug: string,
    @Ctx() ctx: RequestContext,
  ): Promise<LandingPage | null> {
    return (await this.#readModel.landingPage(slug, ctx.clock.now())) ?? null;
  }
}
