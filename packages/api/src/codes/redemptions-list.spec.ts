import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { composition } from '../composition.js';
import { ENTITIES } from '../entities.js';
import { timeText } from '../kernel/clock.js';
import { idBytes, idFromBytes, newId, type CodeId } from '../kernel/ids.js';
import { insertRows, rows, run } from '../kernel/sql.js';
import type { Scope } from '../kernel/viewer.js';
import { onEachDatabase } from '../../test/harness/databases.js';
import { allPages, combinations, pageOfConnection, type AskPage } from '../../test/harness/list-model.js';
import { scopesOf, sees, seesAllOf } from '../../test/harness/list-scopes.js';
import { fillLists, makePeople, NOW, type ListedRows } from '../../test/harness/listed-rows.js';
import { expectNoneSkipped } from '../../test/harness/moving-list.js';
import { Seeded } from '../../test/harness/seeded.js';
import { contextOf } from '../../test/harness/slices.js';
import type { OpenDatabase } from '../platform/database/open-database.js';
import { SublicensesReadModel } from '../sublicenses/sublicenses.api.js';
import { listRedemptions } from './codes-list.js';
import { CodesReadModel } from './codes.read-model.js';
import type { RegistrationCodeType } from './codes.types.js';
import { ClientsReadModel } from '../clients/clients.api.js';

const SEED = 20_261_122;

/** What is asked for: the redemptions of a code, as somebody. */
interface Asked {
  readonly code: RegistrationCodeType;
  readonly scope: Scope;
}

interface Row {
  readonly id: Buffer;
  readonly code_id: Buffer;
  readonly learner_id: Buffer;
}

onEachDatabase((open) => {
  let database: OpenDatabase;
  let made: ListedRows;
  let codes: RegistrationCodeType[];
  let readModel: CodesReadModel;
  const chance = new Seeded(SEED);

  beforeAll(async () => {
    database = await open({ entities: [...ENTITIES], migrations: composition.migrations });
    await database.migrate();
    made = await fillLists(database, chance, { learners: 60, codes: 12 });
    readModel = new CodesReadModel({ database, publicUrl: new URL('http://portico.test'), clients: new ClientsReadModel({ reader: database.reader, publicUrl: new URL('http://portico.test') }), sublicenses: new SublicensesReadModel({ reader: database.reader }) });
    const ids = (await rows<{ id: Buffer }>(database.reader, 'SELECT id FROM code ORDER BY id', [])).map(({ id }) => idFromBytes('cod', id));
    codes = [...(await readModel.byId(ids, contextOf(undefined, { clock: { now: () => NOW } }))).values()].slice(0, 5);
    const people = await rows<{ id: Buffer }>(database.reader, 'SELECT id FROM learner ORDER BY id', []);
    for (const { id } of codes) await redeemedBy(id, chance.shuffled(people).slice(0, 40));
  });

  /** As if they had redeemed it: what was redeemed is one row. */
  async function redeemedBy(code: CodeId, people: readonly { readonly id: Buffer }[]): Promise<void> {
    const redemptions = people.map(({ id }) => [idBytes(newId('red')), idBytes(code), id, timeText(NOW)]);
    await database.inTransaction((tx) => insertRows(tx, 'redemption', ['id', 'code_id', 'learner_id', 'redeemed_at'], redemptions));
  }

  const pages = (asked: Asked): AskPage => async (_, { first, after }) =>
    pageOfConnection(await listRedemptions({ database, readModel, sublicenses: new SublicensesReadModel({ reader: database.reader }) }, asked, { first, after }));

  /** The newest first; whoever does not see all of the code's client sees the learners who are in what they see. */
  async function expected({ code, scope }: Asked): Promise<string[]> {
    const all = await rows<Row>(database.reader, 'SELECT id, code_id, learner_id FROM redemption', []);
    const places = await rows<{ learner_id: Buffer; client_id: Buffer; sublicense_id: Buffer }>(
      database.reader,
      'SELECT m.learner_id, m.client_id, a.sublicense_id FROM membership m JOIN access a ON a.membership_id = m.id',
      [],
    );
    const seen = (row: Row) =>
      seesAllOf(scope, code.clientId) ||
      places.some((place) => place.learner_id.equals(row.learner_id) && (seesAllOf(scope, idFromBytes('cli', place.client_id)) || sees(scope, idFromBytes('sub', place.sublicense_id), made)));
    const listed = all.filter((row) => row.code_id.equals(idBytes(code.id)) && seen(row));
    return listed.toSorted((a, b) => Buffer.compare(b.id, a.id)).map(({ id }) => id.toString('hex'));
  }

  /** Two people redeem it, and one redemption is undone. */
  async function comeAndGo(code: CodeId): Promise<string[]> {
    await redeemedBy(code, (await makePeople(database, chance, 2)).map((id) => ({ id: idBytes(id) })));
    const { id } = chance.oneOf(await rows<Row>(database.reader, 'SELECT id, code_id, learner_id FROM redemption WHERE code_id = ? ORDER BY id', [idBytes(code)]));
    await database.inTransaction((tx) => run(tx, 'DELETE FROM redemption WHERE id = ?', [id]));
    return [id.toString('hex')];
  }

  describe(`The redemptions of a code (seed ${SEED})`, () => {
    it('are, the newest first, those of the learners in reach, whatever the page', async () => {
      let found = 0;
      for (const { size, ...asked } of combinations<Asked & { size: number }>({ code: codes, scope: scopesOf(made), size: [7, 100] })) {
        const ids = await expected(asked);
        expect(await allPages(pages(asked), { size, backward: false })).toEqual(ids);
        const { count } = await pages(asked)({ size: 1, backward: false, from: null }, { first: 1 });
        expect(await count()).toBe(ids.length);
        if (ids.length > 0 && ids.length < 40) found += 1;
      }
      expect(found).toBeGreaterThan(5);
    });

    it('are never skipped or repeated while others come and go between the pages', async () => {
      await expectNoneSkipped<Asked>(
        {
          asked: fc.record({ code: fc.constantFrom(...codes), scope: fc.constantFrom(...scopesOf(made).slice(0, 3)) }),
          from: ['first'],
          expected,
          pages,
          stir: ({ code }) => comeAndGo(code.id),
        },
        { seed: SEED, runs: 10 },
      );
    });
  });
});
