import { sweepingIfFull, takeTurns } from '../learners/learners.api.js';
import { done, peopleOf, unchanged, type Does } from './action-chunk.js';
import type { ActionRow, RowResult } from './action-rows.js';

/** Sends the open invites of the targets again, each with a new link. */
export const resendMany: Does = async ({ database, clock, resending }, { job, asking, targets, commit }) => {
  const act = job.act();
  const prepared = new Map<ActionRow, Awaited<ReturnType<typeof resending.prepare>>>();
  for (const { row, member } of targets) prepared.set(row, await resending.prepare(asking, member, act.now));
  const work = () =>
    commit(async (tx) => {
      // In one order, whoever else sends some of them again.
      await takeTurns(tx, peopleOf(targets));
      const results = new Map<ActionRow, RowResult>();
      for (const { row } of targets) {
        const one = prepared.get(row)!;
        await resending.send(tx, one, act);
        results.set(row, one.resendings.length === 0 ? unchanged('Has no invite to send again.') : done('Sent again, with a new link.'));
      }
      return results;
    });
  await (targets.length === 1 ? sweepingIfFull(database, clock, work) : work());
};
