import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { onEachDatabase } from '../../test/harness/databases.js';
import { ENTITIES } from '../entities.js';
import { foundation } from '../migrations/0001-foundation.js';
import type { OpenDatabase } from '../platform/database/open-database.js';
import { pageOfIds, type ListQuery } from './connection.js';
import { idBytes, idFromBytes, newId } from './ids.js';
import { pageRequest, type OrderColumn, type PageArgs } from './paging.js';
import { insertRows, run } from './sql.js';

/** A row of the list under test: two keys that repeat, and an id. */
interface Item {
  readonly title: string;
  readonly kind: string;
  readonly id: string;
}

const items = fc.array(fc.record({ title: fc.constantFrom('a', 'a b', 'b', '~00e4', ''), kind: fc.constantFrom('COURSE', 'LINK') }), { maxLength: 12 });
const direction = fc.constantFrom('ASC' as const, 'DESC' as const);

async function fill(database: OpenDatabase, drawn: readonly Omit<Item, 'id'>[]): Promise<Item[]> {
  const made = drawn.map((item) => ({ ...item, id: newId('cnt') }));
  const at = '2026-03-01 09:00:00.000';
  await database.inTransaction(async (tx) => {
    await run(tx, 'DELETE FROM content_item', []);
    const rows = made.map(({ title, kind, id }) => [idBytes(id), title, title, kind, 'https://example.test/', at, at]);
    await insertRows(tx, 'content_item', ['id', 'title', 'title_key', 'kind', 'url', 'created_at', 'updated_at'], rows);
  });
  return made;
}

/** What the list is by the plainest means. */
function sorted(made: readonly Item[], directions: readonly ('ASC' | 'DESC')[]): string[] {
  const keys = ['title', 'kind', 'id'] as const;
  const compare = (a: Item, b: Item): number => {
    const at = keys.findIndex((key) => a[key] !== b[key]);
    if (at < 0) return 0;
    return (a[keys[at]!] < b[keys[at]!] ? -1 : 1) * (directions[at] === 'ASC' ? 1 : -1);
  };
  return made.toSorted(compare).map((item) => item.id);
}

function listOf(directions: readonly ('ASC' | 'DESC')[]): ListQuery {
  const order = ['i.title_key', 'i.kind', 'i.id'].map((column, at): OrderColumn => ({ column, direction: directions[at]! }));
  return { from: 'content_item i', where: '1 = 1', parameters: [], order };
}

/** Reads a list page by page to its end; the ids page by page. */
async function pages(database: OpenDatabase, list: ListQuery, size: number, forward: boolean): Promise<string[][]> {
  const read: string[][] = [];
  let cursor: string | null = null;
  do {
    const args: PageArgs = forward ? { first: size, after: cursor } : { last: size, before: cursor };
    const page = await pageOfIds(database.reader, list, pageRequest(args));
    read.push(page.ids.map((id) => idFromBytes('cnt', id)));
    expect([page.pageInfo.startCursor, page.pageInfo.endCursor]).toEqual([page.cursors[0] ?? null, page.cursors.at(-1) ?? null]);
    expect(forward ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage).toBe(cursor !== null);
    const more = forward ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage;
    cursor = more ? (forward ? page.pageInfo.endCursor : page.pageInfo.startCursor) : null;
  } while (cursor !== null);
  return read;
}

describe('a list read page by page', () => {
  onEachDatabase((open) => {
    it('is the plain sort of its rows, forwards and backwards, in pages of any size and orders of any direction', async () => {
      const database = await open({ entities: [...ENTITIES], migrations: [foundation] });
      await database.migrate();
      await fc.assert(
        fc.asyncProperty(items, fc.integer({ min: 1, max: 5 }), fc.array(direction, { minLength: 3, maxLength: 3 }), async (drawn, size, directions) => {
          const [made, list] = [await fill(database, drawn), listOf(directions)];
          const expected = sorted(made, directions);
          const forwards = await pages(database, list, size, true);
          const backwards = await pages(database, list, size, false);
          expect(forwards.flat()).toEqual(expected);
          expect(backwards.toReversed().flat()).toEqual(expected);
          expect(forwards.slice(0, -1).every((page) => page.length === size)).toBe(true);
          expect((await pageOfIds(database.reader, list, pageRequest({ first: 1 }))).ids.length).toBe(Math.min(1, made.length));
        }),
        { numRuns: 40 },
      );
    });
  });
});

describe('what a page is asked for by', () => {
  it.each([
    [{}, { size: 20, backward: false, from: null }],
    [{ first: null, after: null, last: null, before: null }, { size: 20, backward: false, from: null }],
    [{ first: 7 }, { size: 7, backward: false, from: null }],
    [{ last: 7 }, { size: 7, backward: true, from: null }],
    [{ before: Buffer.from('["a",1]').toString('base64url') }, { size: 20, backward: true, from: ['a', 1] }],
  ])('of %j is %j', (args, request) => {
    expect(pageRequest(args)).toEqual(request);
  });

  it.each([[{ first: 1, last: 1 }], [{ after: 'x', before: 'x' }], [{ last: 1, after: 'x' }], [{ first: 1, before: 'x' }], [{ after: '!' }], [{ before: 'bnVsbA' }]])('is refused for %j', (args) => {
    expect(() => pageRequest(args)).toThrow();
  });
});
