import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../../test/harness/databases.js';
import { platformTables } from '../../../test/harness/platform-tables.js';
import type { Database } from '../../kernel/database.js';
import { NotFound, RateLimited } from '../../kernel/faults.js';
import type { GuessVerdict } from '../../kernel/guess-budget.js';
import { newId, type ClientId } from '../../kernel/ids.js';
import type { RequestContext } from '../../kernel/request-context.js';
import { rows, run } from '../../kernel/sql.js';
import { ANONYMOUS, EVERYTHING, type Viewer } from '../../kernel/viewer.js';
import { createLog } from '../log/log.js';
import { GuessBudgetRow } from './guess-budget.entity.js';
import { StoredGuessBudget } from './stored-guess-budget.js';

const START = new Date('2026-01-31T12:00:00.000Z').getTime();

onEachDatabase((open) => {
  let database: Database;
  let budget: StoredGuessBudget;
  let now = START;
  let lines: string[];
  let slowed: number[];

  beforeAll(async () => {
    const opened = await open({ entities: [GuessBudgetRow], migrations: [platformTables] });
    await opened.migrate();
    database = opened;
  });
  beforeEach(async () => {
    now = START;
    lines = [];
    slowed = [];
    await database.inTransaction((tx) => run(tx, 'DELETE FROM guess_budget', []));
    budget = newBudget();
  });

  const newBudget = () =>
    new StoredGuessBudget(database, createLog('warn', { write: (line) => void lines.push(line) }), (millis) => Promise.resolve(slowed.push(millis)));

  function caller(address = '203.0.113.7', viewer: Viewer = ANONYMOUS): RequestContext {
    return {
      requestId: 'request-1',
      clock: { now: () => new Date(now) },
      viewer,
      address,
      device: '',
      session: null,
      cookies: { set: () => undefined, clear: () => undefined },
      browser: () => Buffer.alloc(32),
      loaders: new Map(),
    };
  }

  /** Tries once; answers what the caller met. */
  async function guess(verdict: GuessVerdict, from: { ctx?: RequestContext; about?: ClientId; by?: StoredGuessBudget } = {}) {
    let looked = false;
    const attempt = async () => {
      await rows(database.reader, 'SELECT 1 AS one', []);
      looked = true;
      if (verdict === 'wrong') throw new NotFound('code');
      return 'in';
    };
    try {
      return { looked: true, got: await (from.by ?? budget).spend(from.ctx ?? caller(), attempt, () => verdict, () => Promise.resolve(from.about)) };
    } catch (thrown) {
      return { looked, got: thrown };
    }
  }
  const isLimited = ({ got }: { got: unknown }) => got instanceof RateLimited;
  const guesses = (count: number, verdict: GuessVerdict, from: Parameters<typeof guess>[1] = {}) =>
    Promise.all(Array.from({ length: count }, () => guess(verdict, from)));

  describe('a guess budget', () => {
    it('gives 30 wrong tries and refuses the next before anything is tried', async () => {
      for (let tries = 0; tries < 30; tries += 1) expect((await guess('wrong')).got).toBeInstanceOf(NotFound);
      const refused = await guess('right');
      expect(refused.got).toEqual(new RateLimited(20));
      expect(refused.looked).toBe(false);
    });

    it('gets one try back every 20 seconds', async () => {
      await guesses(30, 'wrong');
      now += 19_999;
      expect((await guess('wrong')).got).toEqual(new RateLimited(1));
      now += 1;
      expect((await guess('wrong')).got).toBeInstanceOf(NotFound);
      expect(isLimited(await guess('wrong'))).toBe(true);
    });

    it('gets ten tries back with a success, never more than it had', async () => {
      await guesses(25, 'wrong');
      await guess('right');
      expect((await guesses(20, 'wrong')).filter(isLimited)).toHaveLength(5);
      now += 3_600_000;
      await guess('right');
      expect((await guesses(40, 'wrong')).filter(isLimited)).toHaveLength(10);
    });

    it('is left alone by other refusals', async () => {
      await guesses(50, 'neither');
      expect(await rows(database.reader, 'SELECT * FROM guess_budget', [])).toEqual([]);
    });

    it('gives 30 answers to 100 wrong tries at once, and 70 refusals', async () => {
      const answers = await guesses(100, 'wrong');
      expect(answers.filter(isLimited)).toHaveLength(70);
      expect(answers.filter(({ got }) => got instanceof NotFound)).toHaveLength(30);
    });

    it('gives no more than 30 looks to a burst, so that a right guess does not hide in it', async () => {
      const answers = await guesses(100, 'wrong');
      expect(answers.filter(({ looked }) => looked).length).toBe(30);
    });

    it('is one for all processes', async () => {
      const other = newBudget();
      const answers = await Promise.all([guesses(50, 'wrong'), guesses(50, 'wrong', { by: other })]);
      expect(answers.flat().filter(isLimited)).toHaveLength(70);
    });

    it('lets a class of 500 in that sits behind one address', async () => {
      const answers = await guesses(500, 'right');
      expect(answers.every(({ got }) => got === 'in')).toBe(true);
    });

    it('is counted for an IPv6 /64 and for an IPv4 address however it is written', async () => {
      await guesses(30, 'wrong', { ctx: caller('2001:db8::1') });
      expect(isLimited(await guess('right', { ctx: caller('2001:db8::ffff:1') }))).toBe(true);
      expect(isLimited(await guess('right', { ctx: caller('2001:db8:0:1::1') }))).toBe(false);
      await guesses(30, 'wrong', { ctx: caller('::ffff:198.51.100.1') });
      expect(isLimited(await guess('right', { ctx: caller('198.51.100.1') }))).toBe(true);
    });

    it('is counted for the signed-in account too, wherever it comes from', async () => {
      const viewer: Viewer = { kind: 'learner', learnerId: newId('lrn') };
      for (let at = 0; at < 30; at += 1) await guess('wrong', { ctx: caller(`198.51.100.${at}`, viewer) });
      expect(isLimited(await guess('right', { ctx: caller('192.0.2.1', viewer) }))).toBe(true);
      expect(isLimited(await guess('right', { ctx: caller('192.0.2.1') }))).toBe(false);
      const staff: Viewer = { kind: 'staff', staffId: newId('stf'), role: 'OWNER', scope: EVERYTHING };
      expect(isLimited(await guess('right', { ctx: caller('192.0.2.1', staff) }))).toBe(false);
    });
  });

  describe('the alarm of a client', () => {
    const about = newId('cli');
    const attack = async (count: number) => {
      for (let at = 0; at < count; at += 1) await guess('wrong', { ctx: caller(`198.51.100.${at}`), about });
    };

    it('slows wrong answers by two seconds and tells once a minute, after 60 wrong tries in an hour', async () => {
      await attack(60);
      expect(slowed).toEqual([]);
      await attack(3);
      expect(slowed).toEqual([2_000, 2_000, 2_000]);
      expect(lines).toHaveLength(1);
      expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'warn', bucket: `client:${about}` });
      now += 60_000;
      await attack(2);
      expect(lines).toHaveLength(2);
    });

    it('never refuses anybody, and never slows who is right', async () => {
      await attack(100);
      slowed = [];
      expect((await guess('right', { ctx: caller('192.0.2.9'), about })).got).toBe('in');
      expect(slowed).toEqual([]);
    });
  });

  it('a full budget takes no room after the sweep', async () => {
    await guess('wrong');
    now += 3_600_000;
    await budget.sweep(new Date(now));
    expect(await rows(database.reader, 'SELECT * FROM guess_budget', [])).toEqual([]);
  });
});
