import type { SublicenseId } from '../kernel/ids.js';
import { membersOf, revokeAccesses, takeTurns, type Member } from '../learners/learners.api.js';
import { clientsOf, done, peopleOf, resultsOf, unchanged, type Does } from './action-chunk.js';
import type { RowResult } from './action-rows.js';

/** What undoing a revocation has to know. */
export type RevokeMade = { readonly access: string; readonly ownEndsAt: string | null; readonly at: string };

/** Takes the targets' accesses to one sublicense away for good. */
export const revokeMany: Does = async (_, { job, asking, input, targets, commit }) => {
  const act = job.act();
  const [people, clients] = [peopleOf(targets), clientsOf(targets)];
  await commit(async (tx) => {
    const members = await membersOf(await takeTurns(tx, people), clients);
    const held = members.flatMap(({ accesses }) => accesses.get(input.sublicense!) ?? []);
    await revokeAccesses(tx, { accesses: new Set(held.map(({ id }) => id)), scope: asking.scope, people, clients }, act);
    const byId = new Map(members.map((member) => [member.id, member]));
    return resultsOf(targets, ({ member }) => resultOf(byId.get(member.id), input.sublicense!, act.now));
  });
};

/** @param member as they stood before */
function resultOf(member: Member | undefined, sublicense: SublicenseId, now: Date): RowResult {
  const access = member?.accesses.get(sublicense);
  if (access === undefined) return unchanged('Has no access to it.');
  if (access.status === 'REVOKED') return unchanged('It was taken away already.');
  // What had ended, or was no more than held for an invite, is nothing that could be given back.
  if (access.status !== 'ACTIVE') return done('Taken away.');
  return done('Taken away.', { access: access.id, ownEndsAt: access.ownEndsAt?.toISOString() ?? null, at: now.toISOString() } satisfies RevokeMade);
}
