import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { onEachDatabase } from '../../test/harness/databases.js';
import { allPages, pageOfConnection, sorted, type AskPage } from '../../test/harness/list-model.js';
import { NOW } from '../../test/harness/listed-rows.js';
import { expectNoneSkipped } from '../../test/harness/moving-list.js';
import { Seeded } from '../../test/harness/seeded.js';
import { openSlices, type Slices } from '../../test/harness/slices.js';
import { newClientIds } from '../clients/clients.service.js';
import { systemAct } from '../kernel/act.js';
import { idBytes, idFromBytes, newId, type ClientId } from '../kernel/ids.js';
import { sortKey } from '../kernel/keys.js';
import { rows, run } from '../kernel/sql.js';
import { EVERYTHING, type Scope } from '../kernel/viewer.js';
import { ContentReadModel } from './content.read-model.js';
import { ContentService } from './content.service.js';

const SEED = 20_261_122;
const TITLES = ['Lathe', 'lathe', 'Über Öfen', 'Öfen', 'Safety first', 'Safety – the rest', 'First aid', '安全', '100% safe', 'A_b', 'Zinc'];
const SEARCHES = ['', '', 'lathe', 'OFEN', 'first', 'safety f', 'safe', '100%', '%', '_', '安', 'nothing', 'z'];

interface Row {
  readonly id: Buffer;
  readonly title: string;
}

interface Asked {
  readonly search: string;
  /** Whose content is seen; null: all. */
  readonly clients: readonly ClientId[] | null;
}

const scopeOf = ({ clients }: Asked): Scope => (clients === null ? EVERYTHING : { everything: false, clients: new Set(clients.slice(0, 1)), sublicenses: new Map(clients.slice(1).map((client) => [newId('sub'), client])) });

onEachDatabase((open) => {
  const chance = new Seeded(SEED);
  const service = new ContentService();
  let site: Slices;
  let readModel: ContentReadModel;
  const clients: ClientId[] = [];

  beforeAll(async () => {
    site = await openSlices(open);
    readModel = new ContentReadModel({ reader: site.database.reader });
    const items = [];
    for (let at = 0; at < 60; at += 1) items.push(await makeOne());
    for (const name of ['North', 'South', 'Empty']) {
      const ids = newClientIds();
      const contentIds = name === 'Empty' ? [] : chance.shuffled(items).slice(0, 25);
      await site.database.inTransaction((tx) => site.clientsService.create(tx, ids, { input: { name, contentIds, contentTags: name === 'South' ? ['Rare'] : [] }, act: systemAct(NOW) }));
      clients.push(ids.client);
    }
  });

  const inputOf = () => ({ title: chance.oneOf(TITLES), kind: 'LINK' as const, url: 'https://learn.test/', tags: chance.below(4) === 0 ? ['one', 'rare'] : ['one'] });

  async function makeOne() {
    const [id, input] = [newId('cnt'), inputOf()];
    await site.database.inTransaction((tx) => service.create(tx, id, { input, act: systemAct(NOW) }));
    return id;
  }

  async function expected(asked: Asked): Promise<string[]> {
    const all = await rows<Row>(site.database.reader, 'SELECT id, title FROM content_item', []);
    const had = await rows<{ client_id: Buffer; item: Buffer }>(
      site.database.reader,
      `SELECT client_id, content_item_id AS item FROM client_content
        UNION SELECT g.client_id, t.content_item_id FROM client_content_tag g JOIN content_item_tag t ON t.tag_key = g.tag_key`,
      [],
    );
    const seen = all.filter(({ id }) => asked.clients === null || asked.clients.some((client) => had.some((row) => row.item.equals(id) && row.client_id.equals(idBytes(client)))));
    return sorted(seen.filter(({ title }) => finds(asked.search, title)), ({ title }) => [sortKey(title, 200)], 'ASC').map(({ id }) => id.toString('hex'));
  }

  const pages = (asked: Asked): AskPage => async (_, args) => pageOfConnection(await readModel.page(scopeOf(asked), { ...args, search: asked.search }));

  const asked = () => fc.record({ search: fc.constantFrom(...SEARCHES), clients: fc.constantFrom(null, null, clients.slice(0, 1), clients.slice(0, 2), clients.slice(2), []) });

  /** Two items come, one goes that nobody has, and one has another title. */
  async function comeGoAndMove(): Promise<string[]> {
    await makeOne();
    await makeOne();
    const found = await rows<{ id: Buffer; had: number }>(
      site.database.reader,
      'SELECT i.id, (SELECT COUNT(*) FROM client_content cc WHERE cc.content_item_id = i.id) AS had FROM content_item i ORDER BY i.id',
      [],
    );
    const [gone, moved] = [chance.oneOf(found.filter(({ had }) => Number(had) === 0)), chance.oneOf(found)];
    await site.database.inTransaction(async (tx) => {
      await service.update(tx, idFromBytes('cnt', moved.id), { input: inputOf(), act: systemAct(NOW) });
      await run(tx, 'DELETE FROM content_item_tag WHERE content_item_id = ?', [gone.id]);
      await run(tx, 'DELETE FROM content_item WHERE id = ?', [gone.id]);
    });
    return [gone, moved].map(({ id }) => id.toString('hex'));
  }

  describe(`The list of content items (seed ${SEED})`, () => {
    it('is every item in reach, searched and sorted by title, page by page, forwards and backwards', async () => {
      const paging = fc.record({ size: fc.constantFrom(1, 7, 100), backward: fc.boolean() });
      await fc.assert(
        fc.asyncProperty(asked(), paging, async (list, how) => {
          const ids = await expected(list);
          expect(await allPages(pages(list), how)).toEqual(ids);
          expect(await (await pages(list)({ size: 1, backward: false, from: null }, { first: 1 })).count()).toBe(ids.length);
        }),
        { seed: SEED, numRuns: 80 },
      );
    });

    it('never skips or repeats an item that stays, while others come, go and move between its pages', async () => {
      await expectNoneSkipped({ asked: asked(), expected, pages, stir: comeGoAndMove }, { seed: SEED, runs: 12 });
    });
  });
});

/** The words of a search stand beside each other in a title, the last one perhaps only begun. */
function finds(search: string, title: string): boolean {
  const key = sortKey(search, 200);
  return key === '' || ` ${sortKey(title, 200)}`.includes(` ${key}`);
}
