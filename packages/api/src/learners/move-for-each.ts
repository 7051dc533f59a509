import type { Database } from '../kernel/database.js';
import { actOf } from '../kernel/act.js';
import type { Call, Idempotency } from '../kernel/idempotency.js';
import type { MembershipId } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import { moveAccesses, type AccessMove, type MovedAccesses, type MoveMemory, type MoveOutcome } from './access-moves.js';
import { asManyAsFit, type Lacking } from './as-many-as-fit.js';

/** How a move went for everybody there was room for, by access, and what the others lack; in a form that can be kept and read again. */
export type MovedForEach = {
  readonly clientName: string | null;
  readonly accesses: { readonly [access: string]: { readonly outcome: MoveOutcome; readonly membership: MembershipId } };
  readonly lacking: Lacking | null;
};

/** What a move for each works with. */
export interface MoveParts {
  readonly database: Database;
  readonly idempotency: Idempotency;
}

/** Moves as many people as there are seats for, in the order of their accesses, and whoever needs none. */
export async function moveForEach({ database, idempotency }: MoveParts, ctx: RequestContext, { call, move }: { call: Call; move: AccessMove }): Promise<MovedForEach> {
  const memory: MoveMemory = new Map();
  const act = actOf(ctx);
  return asManyAsFit(database, ctx.clock, {
    people: [...new Set(move.accesses.map(({ learnerId }) => learnerId))],
    letIn: (people, lacking) => {
      const wanted = new Set(people);
      const some = { ...move, accesses: move.accesses.filter(({ learnerId }) => wanted.has(learnerId)) };
      return idempotency.once(ctx, call, async (tx) => keep(await moveAccesses(tx, some, { act, memory }), lacking));
    },
    nobody: (lacking): MovedForEach => ({ clientName: null, accesses: {}, lacking }),
  });
}

function keep({ place, outcomes }: MovedAccesses, lacking: Lacking | null): MovedForEach {
  const accesses = [...outcomes].map(([id, { outcome, membership }]) => [id, { outcome, membership }] as const);
  return { clientName: place.clientName, accesses: Object.fromEntries(accesses), lacking };
}
