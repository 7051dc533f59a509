import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { ClientType } from '../clients/clients.api.js';
import { readEmail } from '../kernel/email.js';
import { parseId, type ClientId, type LearnerId } from '../kernel/ids.js';
import { Allow, staff } from '../kernel/policy.js';
import { invalid } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf } from '../kernel/viewer.js';
import { SublicenseType } from '../sublicenses/sublicenses.api.js';
import { listLearners, type LearnersListParts } from './learners-list.js';
import { LearnersArgs, SublicenseLearnersArgs } from './learners-list.inputs.js';
import { learnerByEmail } from './learners.read-model.js';
import { LearnerType, MembershipConnection } from './learners.types.js';

@Resolver()
export class LearnersListResolver {
  readonly #parts: LearnersListParts;

  constructor(parts: LearnersListParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'))
  @Query(() => MembershipConnection, { description: 'Learners in reach, once for each client they are in. Pages both ways.' })
  learners(@Args(() => LearnersArgs) args: LearnersArgs, @Ctx() ctx: RequestContext): Promise<object> {
    return listLearners(this.#parts, scopeOf(ctx.viewer), args);
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'))
  @Query(() => LearnerType, { nullable: true, description: 'One person, by id or by e-mail address: give one of them. Null when there is none in reach.' })
  async learner(
    @Arg('id', () => ID, { nullable: true, description: 'Their id.' }) id: string | null | undefined,
    @Arg('email', () => String, { nullable: true, description: 'Their address.' }) email: string | null | undefined,
    @Ctx() ctx: RequestContext,
  ): Promise<LearnerType | null> {
    if ((id == null) === (email == null)) throw invalid('id', 'Give id or email: one of them.');
    const wanted = id != null ? parseId('lrn', id) : await this.#idOf(email!);
    return wanted === undefined ? null : ((await this.#parts.reads.visibleLearners(scopeOf(ctx.viewer), [wanted])).get(wanted) ?? null);
  }

  async #idOf(email: string): Promise<LearnerId | undefined> {
    const address = readEmail(email);
    return address === undefined ? undefined : learnerByEmail(this.#parts.database.reader, address.key);
  }
}

/** Client.learners. */
@Resolver(() => ClientType)
export class ClientLearnersResolver {
  readonly #parts: LearnersListParts;

  constructor(parts: LearnersListParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => MembershipConnection, { description: 'Its learners, as far as they are in reach. Pages both ways.' })
  async learners(@Root() client: ClientType, @Args(() => LearnersArgs) args: LearnersArgs, @Ctx() ctx: RequestContext): Promise<object> {
    return listLearners(this.#parts, scopeOf(ctx.viewer), { ...args, filter: { ...args.filter, clientId: only(client.id, args.filter?.clientId) } });
  }
}

/** Sublicense.learners. */
@Resolver(() => SublicenseType)
export class SublicenseLearnersResolver {
  readonly #parts: LearnersListParts;

  constructor(parts: LearnersListParts) {
    this.#parts = parts;
  }

  @FieldResolver(() => MembershipConnection, { description: 'Who has or had access to it, by last name.' })
  async learners(@Root() sublicense: SublicenseType, @Args(() => SublicenseLearnersArgs) args: SublicenseLearnersArgs, @Ctx() ctx: RequestContext): Promise<object> {
    const filter = { ...args.filter, sublicenseId: only(sublicense.id, args.filter?.sublicenseId) };
    return listLearners(this.#parts, scopeOf(ctx.viewer), { ...args, filter });
  }
}

/** The id a field is about, unless its filter names another one: then none. */
function only(id: ClientId | SublicenseType['id'], named: string | null | undefined): string {
  return named == null || named === id ? id : '';
}
