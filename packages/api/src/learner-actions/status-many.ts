import type { Tx } from '../kernel/database.js';
import { disableMembership, enableMembership, membersOf, removeMembers, sweepingIfFull, takeTurns } from '../learners/learners.api.js';
import { clientsOf, done, keyOf, peopleOf, resultsOf, unchanged, type ActionChunk, type ActionParts, type Does, type Target } from './action-chunk.js';
import type { ActionRow, RowResult } from './action-rows.js';

/** What undoing has to know of a membership that was disabled or enabled: when. */
export type StatusMade = { readonly at: string };

/** What is done to memberships that do not stand so yet. */
export interface ManyChanges {
  readonly enable: boolean;
  /** Of the targets those that are left as they are, with what is said of them; asked in the transaction, under their turns. */
  readonly left?: (tx: Tx, targets: readonly Target[]) => Promise<ReadonlyMap<Target, RowResult>>;
}

export const enableMany: Does = (parts, chunk) => changeMany(parts, chunk, { enable: true });
export const disableMany: Does = (parts, chunk) => changeMany(parts, chunk, { enable: false });

/** Shuts the targets out of their client, or lets them in again. */
export async function changeMany({ database, clock }: ActionParts, { job, targets, commit }: ActionChunk, { enable, left }: ManyChanges): Promise<void> {
  const act = job.act();
  const change = enable ? enableMembership : disableMembership;
  const work = () =>
    commit(async (tx) => {
      const turn = await takeTurns(tx, peopleOf(targets));
      const before = new Map((await membersOf(turn, clientsOf(targets))).map(({ id, status }) => [id, status]));
      const leave = (await left?.(tx, targets)) ?? new Map<Target, RowResult>();
      const results = new Map<ActionRow, RowResult>();
      for (const target of targets) {
        const stands = (before.get(target.member.id) === 'DISABLED') !== enable;
        const result = leave.get(target) ?? (stands ? unchanged(enable ? 'Was enabled already.' : 'Was disabled already.') : done(enable ? 'Enabled.' : 'Disabled.', { at: act.now.toISOString() } satisfies StatusMade));
        if (result.outcome === 'DONE') await change(tx, keyOf(target), act);
        results.set(target.row, result);
      }
      return results;
    });
  // For one alone the places may be swept of what has ended; of many who lack seats each gets that turn.
  await (targets.length === 1 ? sweepingIfFull(database, clock, work) : work());
}

/** Takes the targets out of their client. */
export const removeMany: Does = async ({ leaving }, { job, targets, commit }) => {
  const act = job.act();
  await commit(async (tx) => {
    await removeMembers(tx, targets.map(keyOf), { act, leaving });
    return resultsOf(targets, () => done('Removed from the client.'));
  });
};
