import { beforeAll, describe, expect, it } from '@jest/globals';
import { Counter } from '../../../test/harness/counters.js';
import { onEachDatabase } from '../../../test/harness/databases.js';
import { readTime, timeText, type StoredTime } from '../../kernel/clock.js';
import { insertRows, rows, rowsIn, run, type SqlValue } from '../../kernel/sql.js';
import { ascii, bool, hash, id, int, text, time } from './migration-columns.js';
import { createTable } from './migration-tables.js';
import type { OpenDatabase } from './open-database.js';

const COLUMNS = ['id', 'slug', 'name', 'at', 'taken', 'enabled', 'digest'];
const AT = new Date('2026-03-29T01:30:00.123Z');
const one = (key: number, ...rest: SqlValue[]): SqlValue[] => [Buffer.alloc(16, key), ...rest];

describe('Raw SQL', () => {
  onEachDatabase((open) => {
    let database: OpenDatabase;

    beforeAll(async () => {
      database = await open({
        entities: [Counter],
        migrations: [
          {
            name: 'sample',
            up: (runner) =>
              createTable(runner, {
                name: 'sample',
                columns: [id(), ascii('slug', 20), text('name', 50, { nullable: true }), time('at', { nullable: true }), int('taken'), bool('enabled'), hash('digest', { nullable: true })],
                primary: ['id'],
                uniques: [{ name: 'uq_sample_slug', columns: ['slug'] }],
              }),
          },
        ],
      });
      await database.migrate();
      await database.inTransaction((tx) =>
        insertRows(tx, 'sample', COLUMNS, [
          one(1, 'a', 'Ünï 😀 \\ \' "', timeText(AT), 1, true, Buffer.from([0, 39, 92, 255])),
          one(2, 'b', null, null, 2, false, null),
          one(3, 'c', '', null, 2, false, null),
        ]),
      );
    });

    it('brings bytes back as Buffers, times to the millisecond, booleans as 1 and 0, and null as null', async () => {
      const [first, second] = await rows<Record<string, unknown>>(database.reader, 'SELECT * FROM sample ORDER BY id', []);
      expect(Buffer.isBuffer(first!['id'])).toBe(true);
      expect({ ...first, at: readTime(first!['at'] as StoredTime) }).toMatchObject({
        id: Buffer.alloc(16, 1),
        name: 'Ünï 😀 \\ \' "',
        at: AT,
        enabled: 1,
      });
      expect(Buffer.isBuffer(first!['digest'])).toBe(true);
      expect((first!['digest'] as Buffer).subarray(0, 4)).toEqual(Buffer.from([0, 39, 92, 255]));
      expect({ ...second }).toMatchObject({ name: null, at: null, enabled: 0, digest: null });
    });

    it('finds by bytes and by time', async () => {
      const found = await rows<{ slug: string }>(database.reader, 'SELECT slug FROM sample WHERE id = ? OR at = ?', [Buffer.alloc(16, 3), timeText(AT)]);
      expect(found.map(({ slug }) => slug).toSorted()).toEqual(['a', 'c']);
    });

    it('gives bytes through expressions and unions too', async () => {
      const found = await rows<{ x: unknown }>(database.reader, 'SELECT MAX(id) AS x FROM sample UNION ALL SELECT id FROM sample WHERE slug = ?', ['a']);
      expect(found.every(({ x }) => Buffer.isBuffer(x))).toBe(true);
    });

    it('counts and adds up to numbers', async () => {
      const [found] = await rows<object>(database.reader, 'SELECT COUNT(*) AS n, SUM(taken) AS taken, MAX(taken) AS most FROM sample', []);
      expect({ ...found }).toEqual({ n: 3, taken: 5, most: 2 });
    });

    it('answers how many rows a write matched, changed or not', async () => {
      const counts = await database.inTransaction(async (tx) => [
        await run(tx, 'UPDATE sample SET taken = 2 WHERE taken = 2', []),
        await run(tx, 'UPDATE sample SET taken = taken + ? WHERE id = ? AND taken + ? <= ?', [1, Buffer.alloc(16, 1), 1, 2]),
        await run(tx, 'UPDATE sample SET taken = taken + ? WHERE id = ? AND taken + ? <= ?', [1, Buffer.alloc(16, 1), 1, 2]),
        await run(tx, 'UPDATE sample SET taken = 0 WHERE slug = ?', ['nobody']),
        await run(tx, `INSERT INTO sample (${COLUMNS.join(', ')}) VALUES (?, ?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?, ?)`, [
          ...one(4, 'd', null, null, 0, true, null),
          ...one(5, 'e', null, null, 0, true, null),
        ]),
        await run(tx, 'DELETE FROM sample WHERE slug >= ?', ['d']),
      ]);
      expect(counts).toEqual([2, 1, 0, 0, 2, 2]);
    });

    it('compares keys byte by byte, whatever else is looked for', async () => {
      for (const slug of ['A', 'ä', 'a ', '😀']) {
        expect(await rows(database.reader, 'SELECT slug FROM sample WHERE slug = ?', [slug])).toEqual([]);
      }
    });

    it('joins texts with || and refuses what does not fit, on every database', async () => {
      const [joined] = await rows<{ x: string }>(database.reader, "SELECT slug || '/' || slug AS x FROM sample WHERE slug = ?", ['a']);
      expect(joined!.x).toBe('a/a');
      await expect(database.inTransaction((tx) => run(tx, 'UPDATE sample SET slug = NULL', []))).rejects.toThrow(/NULL/i);
    });

    it('takes lists longer than one statement may carry', async () => {
      const ids = Array.from({ length: 40_000 }, (_, at) => Buffer.alloc(16, at % 3 === 0 ? 200 : 201));
      ids.push(Buffer.alloc(16, 1));
      expect(await rowsIn(database.reader, ids, (marks) => `SELECT slug FROM sample WHERE id IN (${marks})`)).toHaveLength(1);
    });
  });
});
