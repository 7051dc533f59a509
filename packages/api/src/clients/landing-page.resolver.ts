import { Arg, Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import { Allow, anyone } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { CurrentSettings } from '../settings/settings.api.js';
import type { ClientsReadModel } from './clients.read-model.js';
import { LandingPage } from './landing-page.types.js';

/** What {@link LandingPageResolver} works with. */
export interface LandingPageResolverParts {
  readonly readModel: ClientsReadModel;
  readonly settings: CurrentSettings;
}

@Resolver(() => LandingPage)
export class LandingPageResolver {
  readonly #parts: LandingPageResolverParts;

  constructor(parts: LandingPageResolverParts) {
    this.#parts = parts;
  }

  @Allow(anyone)
  @Query(() => LandingPage, { nullable: true, description: "A client's landing page, also for strangers; null when the slug leads nowhere." })
  async landingPage(
    @Arg('slug', () => String, { description: "A client's slug, or an old one; case does not matter." }) slug: string,
    @Ctx() ctx: RequestContext,
  ): Promise<LandingPage | null> {
    return (await this.#parts.readModel.landingPage(slug, ctx.clock.now())) ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The terms whoever registers accepts; null: the site has none.' })
  async termsUrl(): Promise<string | null> {
    return (await this.#parts.settings.get()).termsUrl;
  }

  @FieldResolver(() => String, { nullable: true, description: 'What the site does with personal data; null: it says nothing.' })
  async privacyUrl(): Promise<string | null> {
    return (await this.#parts.settings.get()).privacyUrl;
  }
}
