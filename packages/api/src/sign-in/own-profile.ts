import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import { FieldProblem, InvalidInput, Refusal } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import { renameLearner } from '../learners/learners.api.js';
import type { StaffService } from '../staff/staff.api.js';
import type { UpdateProfileInput } from './account.inputs.js';
import { actingHolder } from './acting-holder.js';
import type { LinkRequests } from './link-requests.js';
import type { NewAddress } from './new-address.js';

/** What {@link OwnProfile} works with. */
export interface OwnProfileParts {
  readonly database: Database;
  readonly staff: Pick<StaffService, 'rename'>;
  readonly newAddress: NewAddress;
  readonly requests: LinkRequests;
}

/** What people say of themselves. */
export class OwnProfile {
  readonly #parts: OwnProfileParts;

  constructor(parts: OwnProfileParts) {
    this.#parts = parts;
  }

  /**
   * Changes the names of whoever asks, and has a link mailed to the address they want.
   *
   * @throws InvalidInput for a name of the other kind of account, and as {@link NewAddress.read}; nothing is changed then
   */
  async update(ctx: RequestContext, input: UpdateProfileInput): Promise<void> {
    const { database, staff, newAddress, requests } = this.#parts;
    const holder = actingHolder(ctx);
    const fields = problemsOf(input, holder.kind);
    if (fields.length > 0) throw new Refusal(new InvalidInput(fields));
    const { name, firstName, lastName, newEmail, currentPassword } = input;
    const request = newEmail === undefined ? null : await newAddress.read(ctx, holder, { newEmail, currentPassword });
    const act = actOf(ctx);
    await database.inTransaction(async (tx) => {
      if (holder.kind === 'learner') await renameLearner(tx, act, holder.id, { firstName, lastName });
      else if (name !== undefined) await staff.rename(tx, act, holder.id, name);
      if (request !== null) await requests.put(tx, [request], act.now);
    });
  }
}

function problemsOf({ name, firstName, lastName }: UpdateProfileInput, kind: 'staff' | 'learner'): FieldProblem[] {
  const ofStaff = 'Staff have one name: give name instead.';
  return [
    ...(kind === 'learner' && name !== undefined ? [new FieldProblem('name', 'Learners have two names: give firstName and lastName instead.')] : []),
    ...(kind === 'staff' && firstName !== undefined ? [new FieldProblem('firstName', ofStaff)] : []),
    ...(kind === 'staff' && lastName !== undefined ? [new FieldProblem('lastName', ofStaff)] : []),
  ];
}
