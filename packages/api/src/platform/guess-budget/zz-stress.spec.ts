import { beforeAll, expect, it } from '@jest/globals';
import { onEachDatabase } from '../../../test/harness/databases.js';
import { platformTables } from '../../../test/harness/platform-tables.js';
import type { OpenDatabase } from '../database/open-database.js';
import { rows, run } from '../../kernel/sql.js';
import { countWrong, settlesAt } from './guess-counts.js';
onEachDatabase((open, which) => {
  let db: OpenDatabase;
  beforeAll(async () => { db = await open({ entities: [], migrations: [platformTables], onProblem: (p) => void process.stderr.write(`PROBLEM ${p.what} ${p.error.message}\n`) }); await db.migrate(); });
  it('stress', async () => {
    if (which.dialect === 'sqlite') return;
    const now = 1_000_000_000_000; const b = { key: 'ip6:x', size: 30, step: 20_000 }; const s = { key: 'site', size: 1000, step: 3600 };
    let bad = 0;
    for (let i = 0; i < 150; i += 1) {
      await db.inTransaction((tx) => run(tx, 'DELETE FROM guess_budget', []));
      const got = await Promise.all(Array.from({ length: 30 }, () => db.inTransaction(async (tx) => [await countWrong(tx, b, now), await countWrong(tx, s, now)]).catch((e: unknown) => String(e))));
      const first = await settlesAt(db.reader, b);
      const odd = got.filter((g) => typeof g === 'string' || g[0] !== null);
      if (first !== now + 600_000 || odd.length > 0) { bad += 1; process.stderr.write(`BAD ${i} ${first - now} odd=${JSON.stringify(odd)} later=${JSON.stringify(await rows(db.reader, 'SELECT * FROM guess_budget', []))}\n`); }
    }
    expect(bad).toBe(0);
  }, 120_000);
});
