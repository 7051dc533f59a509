import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composition } from '../src/composition.js';
import { ENTITIES } from '../src/entities.js';
import { rows } from '../src/kernel/sql.js';
import { REAL_PACE } from '../src/platform/database/in-transaction.js';
import { LEASE } from '../src/platform/jobs/held-job.js';
import { seatsTaken } from './harness/administering.js';
import { onEachDatabase } from './harness/databases.js';
import { makeOwner } from './harness/factories.js';
import { withFault, type FaultPlan } from './harness/fault-injection.js';
import { drift } from './harness/invariants.js';
import { clientWith, jobOf, reportOf, startAction, UNDO } from './harness/learner-actions.js';
import { historyOf } from './harness/members.js';
import { Site } from './harness/site.js';
import type { Caller, Json } from './harness/caller.js';

/** Tries follow each other at once: how long to wait between them is proven elsewhere. */
const AT_ONCE = { ...REAL_PACE, sleep: () => Promise.resolve() };
/** They take turns from statement to statement. */
const KINDS = ['1213', 'lost-connection'] as const;

/** What a job came to, the same whenever it went the same. */
interface Traces {
  readonly outcomes: readonly string[];
  readonly job: unknown;
  readonly seats: unknown;
  readonly history: readonly unknown[];
  readonly drift: readonly string[];
}

type Scene = Awaited<ReturnType<typeof clientWith>>;

describe('a statement of a job that fails', () => {
  onEachDatabase((open, on) => {
    const site = new Site(on);
    let owner: Caller;
    beforeAll(async () => {
      await site.open(await open({ entities: [...ENTITIES], migrations: composition.migrations, pace: AT_ONCE }));
      owner = await makeOwner(site);
    });
    afterAll(() => site.close());

    /** Sets the scene anew, and has the job done while one of its statements fails. */
    async function disturbed(begin: (scene: Scene) => Promise<string>, plan: FaultPlan | null): Promise<{ readonly traces: Traces; readonly statements: readonly number[]; readonly struck: boolean }> {
      const scene = await clientWith(site, owner, { people: 2, seatLimit: 1 });
      const id = await begin(scene);
      const { outcome, statements, struck } = await withFault(site.database, plan, () => site.doJobs());
      if (outcome.status === 'rejected') throw outcome.reason;
      // Who lost the answer to having taken a job does not know that it is theirs: it waits for the end of the lease.
      site.clock.advance({ seconds: LEASE / 1_000 });
      await site.doJobs();
      owner = await makeOwner(site);
      const job = await jobOf(owner, id);
      const report = await reportOf(owner, job);
      const left = await rows(site.database.reader, "SELECT id FROM job WHERE state IN ('QUEUED', 'RUNNING')", []);
      const told = await Promise.all(scene.members.map(({ membership }) => historyOf(owner, membership).catch(() => [] as Json[])));
      const { status, progress, problemCount, undoable } = job;
      const traces = {
        outcomes: scene.members.map(({ email }) => report[email]!.split(':')[0]!),
        job: { status, progress, problemCount, undoable, left: left.length },
        seats: await seatsTaken(owner, scene.client.id),
        history: told.map((entries) => entries.map(({ action }) => action)),
        drift: await drift(site.database.reader, { client: scene.client.id }),
      };
      return { traces, statements, struck };
    }

    const starting = (input: (scene: Scene) => object) => async (scene: Scene) => (await startAction(owner, { filter: { clientId: scene.client.id }, ...input(scene) })).job!.id!;
    const undoing = (input: (scene: Scene) => object) => async (scene: Scene) => {
      const id = await starting(input)(scene);
      await site.doJobs();
      return (await owner.ask(UNDO, { id })).undoJob!.id!;
    };

    it.each([
      ['letting in, with one seat for two', starting(({ emea }) => ({ action: 'GRANT', sublicenseId: emea })), ['DONE', 'REFUSED']],
      ['disabling', starting(() => ({ action: 'DISABLE' })), ['DONE', 'DONE']],
      ['undoing that', undoing(() => ({ action: 'DISABLE' })), ['DONE', 'DONE']],
    ])('is not noticed, whichever it is: %s', async (_, begin, outcomes) => {
      const undisturbed = await disturbed(begin, null);
      expect(undisturbed.traces).toMatchObject({ outcomes, drift: [], job: { status: 'COMPLETED', left: 0 } });
      const plans = undisturbed.statements.flatMap((count, at): FaultPlan[] => [
        ...Array.from({ length: count }, (__, nth) => ({ fault: KINDS[(nth + at) % 2]!, atStatement: nth + 1, transaction: at + 1 })),
        { fault: 'lost-commit', atStatement: count, transaction: at + 1 },
      ]);
      for (const plan of plans) {
        const { traces, struck } = await disturbed(begin, plan);
        expect({ plan, struck: struck || plan.fault === 'lost-commit', traces }).toEqual({ plan, struck: true, traces: undisturbed.traces });
      }
    });
  });
});
