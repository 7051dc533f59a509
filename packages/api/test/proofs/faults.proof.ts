import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composition } from '../../src/composition.js';
import { ENTITIES } from '../../src/entities.js';
import { REAL_PACE } from '../../src/platform/database/in-transaction.js';
import { onEachDatabase } from '../harness/databases.js';
import { FAULT_KINDS } from '../harness/driver-errors.js';
import { makeStaff } from '../harness/factories.js';
import type { FaultPlan } from '../harness/fault-injection.js';
import { drift } from '../harness/invariants.js';
import { Lines } from '../harness/lines.js';
import { LONG, versionOf, writeProof, type ProofRow } from '../harness/proof.js';
import { Site } from '../harness/site.js';
import { disturb, type Run } from './faults/disturbed-run.js';
import { PROVISIONING, REDEEMING } from './faults/learners-operations.js';
import type { Operation, Stage } from './faults/operation.js';

/** How often every fault strikes every statement. */
const TIMES = LONG ? 10 : 1;
/** Tries follow each other at once: how long to wait between them is proven elsewhere. */
const AT_ONCE = { ...REAL_PACE, sleep: () => Promise.resolve() };

describe('a statement that fails', () => {
  const table: ProofRow[] = [];
  const deviations: string[] = [];
  const databases: string[] = [];

  onEachDatabase((open, on) => {
    const site = new Site(on);
    let stage: Stage;
    let lines: Lines;

    beforeAll(async () => {
      await site.open(await open({ entities: [...ENTITIES], migrations: composition.migrations, pace: AT_ONCE }));
      lines = new Lines(site.url);
      stage = { site, staff: await makeStaff(site, 'OWNER'), send: (call) => sendWell(lines, call) };
      databases.push(await versionOf(site.database));
    });
    afterAll(async () => {
      lines.hangUp();
      await site.close();
    });

    it.each([...REDEEMING, ...PROVISIONING])('$name: is not noticed, whichever it is and however it fails', async (operation) => {
      const undisturbed = await disturb(operation, { stage, lines, plan: null });
      expect(undisturbed.told).toEqual(operation.told);
      expect(await drift(site.database.reader, { client: undisturbed.places.clientId })).toEqual([]);
      const { struck, wrong } = await disturbEverywhere(operation, undisturbed, (plan) => disturb(operation, { stage, lines, plan }));
      const statements = undisturbed.statements.reduce((all, one) => all + one, 0);
      const where = on.dialect === 'sqlite' ? 'SQLite' : 'MariaDB';
      table.push({ operation: operation.name, database: where, transactions: undisturbed.statements.length, statements, faults: struck, deviations: wrong.length });
      deviations.push(...wrong.map((sentence) => `${where}: ${sentence}`));
      expect(wrong).toEqual([]);
    });
  });

  afterAll(() => {
    if (!LONG) return;
    writeProof('faults', { title: 'Faults: a failing statement is never noticed', about: ABOUT, command: 'pnpm prove faults', databases, table, deviations });
  });
});

async function sendWell(lines: Lines, call: Parameters<Stage['send']>[0]): Promise<void> {
  const [reply] = await lines.allAtOnce([call]);
  if (reply!.status !== 200 || reply!.body?.errors !== undefined) throw new Error(`A scene could not be set: ${JSON.stringify(reply!.body)}`);
}

/** Lets every fault strike every statement of every transaction, and compares each time with the run nothing disturbed. */
async function disturbEverywhere(operation: Operation, undisturbed: Run, run: (plan: FaultPlan) => Promise<Run>): Promise<{ struck: number; wrong: string[] }> {
  const wrong: string[] = [];
  let struck = 0;
  for (const plan of plansFor(undisturbed.statements)) {
    const disturbed = await run(plan);
    if (disturbed.struck) struck += 1;
    const differences = differencesOf(undisturbed.traces, disturbed.traces);
    const silent = disturbed.struck || plan.fault === 'lost-commit' ? [] : ['the fault never came'];
    wrong.push(...[...differences, ...silent].map((what) => `${operation.name}, ${plan.fault} at statement ${plan.atStatement} of transaction ${plan.transaction}: ${what}`));
  }
  return { struck, wrong };
}

/** A COMMIT whose answer is lost strikes a transaction once, wherever; one that rolls back has none. */
function plansFor(statements: readonly number[]): FaultPlan[] {
  const once = statements.flatMap((count, at) =>
    FAULT_KINDS.flatMap((fault) => {
      const all = Array.from({ length: count }, (_, nth) => ({ fault, atStatement: nth + 1, transaction: at + 1 }));
      return fault === 'lost-commit' ? all.slice(-1) : all;
    }),
  );
  return Array.from({ length: TIMES }, () => once).flat();
}

function differencesOf(expected: Run['traces'], found: Run['traces']): string[] {
  return Object.keys(expected).flatMap((key) => {
    const [wanted, got] = [expected, found].map((traces) => JSON.stringify(traces[key as keyof Run['traces']]));
    return wanted === got ? [] : [`${key} is ${got} instead of ${wanted}`];
  });
}

const ABOUT = [
  [
    'Every statement of every transaction of these operations fails once in every way: deadlock (1213), lock wait (1205), duplicate key (1062), row changed under a snapshot (1020), the connection lost,',
    'and the COMMIT done but its answer lost. The operation goes over HTTP through the whole product each time, on a scene of its own, ten times over.',
  ].join(' '),
  'Afterwards the answer, the rows by their meaning, the number of rows of every table and the recount of all counters must be exactly those of the run nothing disturbed.',
];
