import { runChild } from '../../harness/child-process.js';
import type { Seeded } from '../../harness/seeded.js';
import type { Site } from '../../harness/site.js';

/** Longer than a worker may keep a job before another takes it, in seconds. */
const AFTER_LEASE = 31;

/**
 * Lets workers do the jobs that wait, one after the other, and kills each at a chunk drawn by chance, before or after its COMMIT;
 * none is killed before it got on. The last one is left alone. The clock of the site goes on with them.
 *
 * @returns how many were killed; fewer than asked for when nothing was left to do
 */
export async function workAmongKills(site: Site, { random, kills }: { readonly random: Seeded; readonly kills: number }): Promise<number> {
  for (let killed = 0; ; killed += 1) {
    const moment = random.below(2) === 0 ? 'before' : 'after';
    const at = killed === kills ? 0 : 1 + random.below(2) + (moment === 'before' ? 1 : 0);
    const ended = await runChild('job-worker.child.ts', [site.on.url(), site.clock.now().toISOString(), moment, String(at)]).finished.then(
      () => 'done',
      (failure: Error) => failure.message,
    );
    site.clock.advance({ seconds: AFTER_LEASE });
    if (ended === 'done') return killed;
    if (!ended.includes('SIGKILL')) throw new Error(ended);
  }
}
