import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { actOf } from '../kernel/act.js';
import { NotFound } from '../kernel/faults.js';
import { idFrom, idsFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { staffOf } from '../kernel/viewer.js';
import { RemoveFromClientInput, UpdateMembershipInput } from './learners.inputs.js';
import type { LearnersResolverParts } from './learners.resolver.js';
import { MembershipUpdated, UpdateMembershipResult } from './learners.results.js';
import { removeMembers } from './member-removal.js';
import { updateMembership } from './membership-changes.js';
import { membershipsOfWholeClients, rightToChange } from './membership-rights.js';

@Resolver()
export class MembershipsResolver {
  readonly #parts: LearnersResolverParts;

  constructor(parts: LearnersResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'), UpdateMembershipResult)
  @Mutation(() => UpdateMembershipResult, { description: 'Changes what the client keeps of a learner. The name is the person\'s own once they signed in or are known elsewhere: then only an owner changes it for them. Whoever looks after single sublicenses changes names only, and only while the learner holds a seat of one of these: else FORBIDDEN.' })
  async updateMembership(
    @Arg('input', () => UpdateMembershipInput, { description: 'Which, and what is to change.' }) { id: wanted, ...changes }: UpdateMembershipInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof UpdateMembershipResult> {
    const { database, reads } = this.#parts;
    const id = idFrom('mem', wanted);
    const { key, within } = await rightToChange(reads, ctx, { id, changes });
    const byOwner = staffOf(ctx.viewer).role === 'OWNER';
    await database.inTransaction((tx) => updateMembership(tx, key, { changes, act: actOf(ctx), byOwner, within }));
    const after = (await reads.memberships([id])).get(id);
    if (after === undefined) throw new NotFound('membership');
    return new MembershipUpdated(after);
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'))
  @Mutation(() => [ID], {
    description: 'Takes learners out of the client: their memberships and accesses are gone and their seats free. The people and what they redeemed stay; they may come back by a new code, or by staff. Answers the ids, in order.',
  })
  async removeFromClient(
    @Arg('input', () => RemoveFromClientInput, { description: 'Which.' }) input: RemoveFromClientInput,
    @Ctx() ctx: RequestContext,
  ): Promise<string[]> {
    const { database, reads, leaving } = this.#parts;
    const keys = await membershipsOfWholeClients(reads, ctx, idsFrom('mem', input.membershipIds));
    const act = actOf(ctx);
    await database.inTransaction((tx) => removeMembers(tx, keys, { act, leaving }));
    return input.membershipIds;
  }
}
