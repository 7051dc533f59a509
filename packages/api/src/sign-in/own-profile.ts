import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import { FieldProblem, InvalidInput, Refusal } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import { renameLearner } from '../learners/learners.api.js';
import type { StaffService } from '../staff/staff.api.js';
import type { UpdateProfileInput } from './account.inputs.js';
import { actingHolder } from './acting-holder.js';

/** What {@link OwnProfile} works with. */
export interface OwnProfileParts {
  readonly database: Database;
  readonly staff: Pick<StaffService, 'rename'>;
}

/** What people say of themselves. */
export class OwnProfile {
  readonly #parts: OwnProfileParts;

  constructor(parts: OwnProfileParts) {
    this.#parts = parts;
  }

  /** Changes the names of whoever asks. @throws InvalidInput for a name of the other kind of account, or an address */
  async update(ctx: RequestContext, input: UpdateProfileInput): Promise<void> {
    const { database, staff } = this.#parts;
    const holder = actingHolder(ctx);
    const fields = problemsOf(input, holder.kind);
    if (fields.length > 0) throw new Refusal(new InvalidInput(fields));
    const act = actOf(ctx);
    const { name, firstName, lastName } = input;
    await database.inTransaction(async (tx) => {
      if (holder.kind === 'learner') await renameLearner(tx, act, holder.id, { firstName, lastName });
      else if (name !== undefined) await staff.rename(tx, act, holder.id, name);
    });
  }
}

function problemsOf({ name, firstName, lastName, newEmail }: UpdateProfileInput, kind: 'staff' | 'learner'): FieldProblem[] {
  const ofStaff = 'Staff have one name: give name instead.';
  return [
    ...(kind === 'learner' && name !== undefined ? [new FieldProblem('name', 'Learners have two names: give firstName and lastName instead.')] : []),
    ...(kind === 'staff' && firstName !== undefined ? [new FieldProblem('firstName', ofStaff)] : []),
    ...(kind === 'staff' && lastName !== undefined ? [new FieldProblem('lastName', ofStaff)] : []),
    ...(newEmail !== undefined
      ? [new FieldProblem('newEmail', 'Addresses cannot be changed yet: this site sends no mail, and a new address has to be proven by one.')]
      : []),
  ];
}
