import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { ForwardPageArgs } from '../kernel/paging.js';
import { Allow, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { staffOf } from '../kernel/viewer.js';
import type { StaffReadModel } from './staff.read-model.js';
import { StaffConnection } from './staff.types.js';

/** The list of the staff. */
@Resolver()
export class StaffListResolver {
  readonly #parts: { readonly readModel: StaffReadModel };

  constructor(parts: { readonly readModel: StaffReadModel }) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'AUDITOR'))
  @Query(() => StaffConnection, {
    description: 'Who works here or is asked in, in the order in which they were. Owners see all; client admins, and auditors of clients, themselves and who works on clients of theirs alone.',
  })
  staff(@Args(() => ForwardPageArgs) args: ForwardPageArgs, @Ctx() ctx: RequestContext): Promise<object> {
    return this.#parts.readModel.page(staffOf(ctx.viewer), args);
  }
}
