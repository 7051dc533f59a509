import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { gate } from '../../../test/harness/counters.js';
import { onEachDatabase } from '../../../test/harness/databases.js';
import { TestClock } from '../../../test/harness/test-clock.js';
import type { Tx } from '../../kernel/database.js';
import { newId, type JobId } from '../../kernel/ids.js';
import { JobFailure, type JobKind, type NewJob, type RunningJob } from '../../kernel/jobs.js';
import { rows, run } from '../../kernel/sql.js';
import { LearnerActionRow } from '../../learner-actions/learner-actions.api.js';
import { jobs as jobTables } from '../../migrations/0014-jobs.js';
import type { OpenDatabase } from '../database/open-database.js';
import { createLog } from '../log/log.js';
import { LEASE } from './held-job.js';
import { JobRow } from './job.entity.js';
import { JobWorker } from './job-worker.js';
import { StoredJobs } from './stored-jobs.js';

/** A kind of work that counts: each chunk writes its number down, once. */
class Counting implements JobKind {
  readonly kind = 'COUNT';
  /** Told before a chunk commits. */
  before: (job: RunningJob, at: number) => Promise<void> = () => Promise.resolve();
  /** What is noted beside the number. */
  constructor(private readonly by: string) {}

  async goOn(job: RunningJob): Promise<void> {
    const at = Number(job.record.reached) + 1;
    await this.before(job, at);
    await job.commit(async (tx) => {
      await run(tx, 'INSERT INTO counted (number, worker) VALUES (?, ?)', [at, this.by]);
      return { reached: at, done: 1, problems: at % 2, finished: at === job.record.total };
    });
  }

  forget(tx: Tx): Promise<number> {
    return run(tx, 'DELETE FROM counted', []);
  }
}

describe('a job', () => {
  onEachDatabase((open) => {
    const jobs = new StoredJobs();
    let database: OpenDatabase;
    let clock: TestClock;
    let lines: string[];

    beforeAll(async () => {
      database = await open({ entities: [JobRow, LearnerActionRow], migrations: [jobTables] });
      await database.migrate();
      await database.inTransaction((tx) => tx.query('CREATE TABLE counted (number INT NOT NULL PRIMARY KEY, worker VARCHAR(20) NOT NULL)'));
    });
    beforeEach(async () => {
      for (const table of ['job', 'counted']) await database.inTransaction((tx) => tx.query(`DELETE FROM ${table}`));
      [clock, lines] = [new TestClock(), []];
    });

    const worker = (kind: JobKind) => new JobWorker({ database, clock, kinds: [kind], log: createLog('info', { write: (line) => void lines.push(line) }) });

    async function put(more: Partial<NewJob> = {}): Promise<JobId> {
      const job: NewJob = { id: newId('job'), kind: 'COUNT', startedBy: newId('stf'), requestId: 'r-1', input: { to: 'count' }, reached: 0, total: 3, hasResults: false, undoKind: null, ...more };
      await database.inTransaction((tx) => jobs.put(tx, job, clock.now()));
      return job.id;
    }

    const record = async (id: JobId) => (await jobs.byId(database.reader, [id])).get(id);
    const counted = async () => (await rows<{ number: number; worker: string }>(database.reader, 'SELECT number, worker FROM counted ORDER BY number', [])).map(({ number, worker: by }) => `${number} ${by}`);

    it('is done chunk by chunk, each of which notes how far it got', async () => {
      const id = await put({ total: 45 });
      expect(await record(id)).toMatchObject({ status: 'QUEUED', done: 0, total: 45, settledAt: null });
      await worker(new Counting('one')).run();
      expect(await record(id)).toMatchObject({ status: 'COMPLETED', done: 45, total: 45, problems: 23, reached: 45, settledAt: clock.now() });
      expect(await counted()).toHaveLength(45);
    });

    it('of a kind nobody here knows waits for somebody who does', async () => {
      const id = await put({ kind: 'OTHER' });
      await worker(new Counting('one')).run();
      expect(await record(id)).toMatchObject({ status: 'QUEUED' });
    });

    it('is done in the name of whoever started it, and of the request that did', async () => {
      const startedBy = newId('stf');
      await put({ startedBy, total: 1 });
      const kind = new Counting('one');
      let act: unknown;
      kind.before = (job) => Promise.resolve(void (act = job.act()));
      await worker(kind).run();
      expect(act).toEqual({ by: { kind: 'STAFF', id: startedBy }, now: clock.now(), requestId: 'r-1' });
    });

    it('goes on with another worker where the last chunk of a dead one ended, and the dead one commits nothing any more', async () => {
      const id = await put();
      const [dying, heir] = [new Counting('dying'), new Counting('heir')];
      const [entered, door] = [gate(), gate()];
      dying.before = async (_, at) => {
        if (at !== 2) return;
        entered.open();
        await door.passed;
      };
      const dead = worker(dying).run();
      await entered.passed;
      await worker(heir).run();
      expect(await record(id)).toMatchObject({ status: 'RUNNING', done: 1 });
      clock.advance({ seconds: LEASE / 1_000 });
      await worker(heir).run();
      door.open();
      await dead;
      expect(await record(id)).toMatchObject({ status: 'COMPLETED', done: 3 });
      expect(await counted()).toEqual(['1 dying', '2 heir', '3 heir']);
    });

    it('is done once by many workers that begin at the same moment', async () => {
      const ids = [await put({ total: 30 })];
      await Promise.all(Array.from({ length: 8 }, (_, at) => worker(new Counting(`w${at}`)).run()));
      expect(await record(ids[0]!)).toMatchObject({ status: 'COMPLETED', done: 30 });
      expect(await counted()).toHaveLength(30);
    });

    it('ends between two chunks when it is cancelled', async () => {
      const id = await put();
      const kind = new Counting('one');
      kind.before = async (_, at) => {
        if (at === 2) await database.inTransaction((tx) => jobs.cancel(tx, id, clock.now()));
      };
      await worker(kind).run();
      expect(await record(id)).toMatchObject({ status: 'CANCELLED', done: 1, settledAt: clock.now() });
      expect(await counted()).toEqual(['1 one']);
    });

    it('is taken up again after a fault, later each time, and given up when it never gets on', async () => {
      const id = await put();
      const kind = new Counting('one');
      kind.before = (_, at) => (at === 2 ? Promise.reject(new Error('canary')) : Promise.resolve());
      const waits: number[] = [];
      for (let seconds = 0, last = 0; (await record(id))!.status !== 'FAILED' && seconds < 1_000; seconds += 1) {
        const before = lines.length;
        await worker(kind).run();
        if (lines.length > before) {
          waits.push(seconds - last);
          last = seconds;
        }
        clock.advance({ seconds: 1 });
      }
      expect(waits).toEqual([0, 10, 10, 20, 30, 40]);
      const failed = await record(id);
      expect(failed).toMatchObject({ status: 'FAILED', done: 1 });
      expect(failed!.failure).toMatch(/^A fault of Portico stopped it/);
      expect(await counted()).toEqual(['1 one']);
    });

    it('fails at once for a reason it knows', async () => {
      const id = await put();
      const kind = new Counting('one');
      kind.before = () => Promise.reject(new JobFailure('The file is gone.'));
      await worker(kind).run();
      expect(await record(id)).toMatchObject({ status: 'FAILED', failure: 'The file is gone.', settledAt: clock.now() });
    });

    it('lets go of the job when the process is to stop, so that another has it at once', async () => {
      const id = await put();
      const stopping = new AbortController();
      const kind = new Counting('one');
      kind.before = () => Promise.resolve(stopping.abort());
      await worker(kind).run(stopping.signal);
      expect(await record(id)).toMatchObject({ status: 'RUNNING', done: 1 });
      await worker(new Counting('two')).run();
      expect(await counted()).toEqual(['1 one', '2 two', '3 two']);
    });

    it('waits no longer than a turn of the one before it', async () => {
      const long = await put({ total: 100 });
      clock.advance({ seconds: 1 });
      const short = await put({ total: 101, reached: 100 });
      const kind = new Counting('one');
      const seen: boolean[] = [];
      kind.before = async (job, at) => {
        clock.advance({ seconds: 1 });
        if (job.record.id === long && at === 25) seen.push((await record(short))!.status === 'COMPLETED');
      };
      await worker(kind).run();
      expect(seen).toEqual([true]);
      expect(await record(long)).toMatchObject({ status: 'COMPLETED', done: 100 });
    });

    it('is forgotten 90 days after its end, with what its kind keeps of it', async () => {
      const id = await put();
      await worker(new Counting('one')).run();
      clock.advance({ days: 90 });
      const later = await put({ kind: 'OTHER' });
      await worker(new Counting('one')).sweep();
      expect([await record(id), await counted(), (await record(later))?.status]).toEqual([undefined, [], 'QUEUED']);
    });
  });
});
