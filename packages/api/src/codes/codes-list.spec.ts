import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldCode } from '@portico/shared';
import { composition } from '../composition.js';
import { ENTITIES } from '../entities.js';
import { areasInScope, type Area } from '../kernel/areas.js';
import { timeText } from '../kernel/clock.js';
import { Direction } from '../kernel/direction.js';
import { idBytes, idFromBytes, type SublicenseId } from '../kernel/ids.js';
import { sortKey } from '../kernel/keys.js';
import { searchTerms } from '../kernel/search-words.js';
import { rows } from '../kernel/sql.js';
import { EVERYTHING, type Scope } from '../kernel/viewer.js';
import { onEachDatabase } from '../../test/harness/databases.js';
import { allPages, findsAll, sorted } from '../../test/harness/list-model.js';
import { fillLists, NOW, type ListedRows } from '../../test/harness/listed-rows.js';
import { Seeded } from '../../test/harness/seeded.js';
import { contextOf } from '../../test/harness/slices.js';
import type { OpenDatabase } from '../platform/database/open-database.js';
import { CodeOrderField } from './codes-list.inputs.js';
import { pageOfCodes, type CodesList } from './codes-list.read-model.js';
import { ClientsReadModel } from '../clients/clients.api.js';
import { SublicensesReadModel } from '../sublicenses/sublicenses.api.js';
import { CodesReadModel } from './codes.read-model.js';
import { CodeStatus, type RegistrationCodeType } from './codes.types.js';

const SEED = 20_261_122;
const SEARCHES = ['', 'fall', 'FALL 2026', 'ubung', 'Übung a', 'sales', 'apac', 'word-1', 'W0RD', 'öl', 'word 7', 'nothing', 'u', '2026'];

interface Row {
  readonly id: Buffer;
  readonly code: RegistrationCodeType;
  readonly opens: readonly SublicenseId[];
}

const KEYS: Readonly<Record<CodeOrderField, (row: Row) => (string | number)[]>> = {
  LABEL: ({ code }) => [sortKey(code.label, 120)],
  CREATED_AT: ({ code }) => [timeText(code.createdAt)],
  EXPIRES_AT: ({ code }) => [code.expiresAt === null ? '9999' : timeText(code.expiresAt)],
  REDEMPTIONS: ({ code }) => [code.redemptionCount],
};

interface Asked extends Pick<CodesList, 'areas' | 'opening' | 'status' | 'by' | 'direction'> {
  readonly search: string;
}

/** A word begins a group of the code, or of the label. */
function found(search: string, { label, code }: RegistrationCodeType): boolean {
  const groups = code.split('-');
  const fromGroup = groups.map((_, at) => foldCode(groups.slice(at).join('')));
  return sortKey(search, 200).split(' ').every((word) => findsAll(word, [label]) || fromGroup.some((rest) => rest.startsWith(foldCode(word))));
}

function expected(all: readonly Row[], { search, areas, opening, status, by, direction }: Asked): string[] {
  const wanted = all.filter(
    ({ code, opens }) =>
      areas.some((area: Area) => (area.client === null || area.client === code.clientId) && (area.sublicenses === null || opens.every((id) => area.sublicenses!.includes(id)))) &&
      (opening === null || opens.includes(opening)) &&
      (status === null || code.status === status) &&
      found(search, code),
  );
  return sorted(wanted, KEYS[by], direction).map(({ id }) => id.toString('hex'));
}

function listOf({ search, ...asked }: Asked, few: number): CodesList {
  return { ...asked, terms: searchTerms(search) ?? [], now: NOW, few };
}

onEachDatabase((open) => {
  let database: OpenDatabase;
  let made: ListedRows;
  let all: Row[];
  beforeAll(async () => {
    database = await open({ entities: [...ENTITIES], migrations: composition.migrations });
    await database.migrate();
    made = await fillLists(database, new Seeded(SEED), { learners: 0, codes: 150 });
    const ids = (await rows<{ id: Buffer }>(database.reader, 'SELECT id FROM code', [])).map(({ id }) => Buffer.from(id));
    const [{ reader }, publicUrl] = [database, new URL('http://portico.test')];
    const readModel = new CodesReadModel({ database, publicUrl, clients: new ClientsReadModel({ reader, publicUrl }), sublicenses: new SublicensesReadModel({ reader }) });
    const codes = await readModel.byId(ids.map((id) => idFromBytes('cod', id)), contextOf(undefined, { clock: { now: () => NOW } }));
    const opened = await rows<{ code_id: Buffer; sublicense_id: Buffer }>(database.reader, 'SELECT code_id, sublicense_id FROM code_sublicense', []);
    const opens = (id: Buffer) => opened.filter((row) => row.code_id.equals(id)).map((row) => idFromBytes('sub', row.sublicense_id));
    all = ids.map((id) => ({ id, code: codes.get(idFromBytes('cod', id))!, opens: opens(id) }));
  });

  function areas(): Area[][] {
    const { clients, sublicenses } = made;
    const some: Scope = {
      everything: false,
      clients: new Set([clients[0]!, clients[2]!]),
      sublicenses: new Map([[sublicenses[2]!, clients[1]!], [sublicenses[6]!, clients[3]!], [sublicenses[7]!, clients[3]!]]),
    };
    return [areasInScope(EVERYTHING, null), areasInScope(EVERYTHING, clients[1]!), areasInScope(some, null), areasInScope(some, clients[3]!), areasInScope(some, clients[5]!)];
  }

  describe(`The list of registration codes (seed ${SEED})`, () => {
    it('has codes of every standing to be tried on', () => {
      expect(new Set(all.map(({ code }) => code.status))).toEqual(new Set(Object.values(CodeStatus)));
    });

    it('is every code of the scope, filtered and sorted, page by page from either end, whether walked or sorted', async () => {
      const asked = fc.record({
        search: fc.constantFrom(...SEARCHES),
        areas: fc.constantFrom(...areas()),
        opening: fc.option(fc.constantFrom(...made.sublicenses), { freq: 1 }),
        status: fc.option(fc.constantFrom(...Object.values(CodeStatus)), { freq: 2 }),
        by: fc.constantFrom(...Object.values(CodeOrderField)),
        direction: fc.constantFrom(...Object.values(Direction)),
      });
      const paging = fc.record({ size: fc.constantFrom(1, 7, 50, 100), backward: fc.boolean(), few: fc.constantFrom(0, 3, 5_000) });
      await fc.assert(
        fc.asyncProperty(asked, paging, async (list, { few, ...pages }) => {
          const ids = expected(all, list);
          expect(await allPages((page) => pageOfCodes(database.reader, listOf(list, few), page), pages)).toEqual(ids);
          const { count } = await pageOfCodes(database.reader, listOf(list, few), { size: 1, backward: false, from: null });
          expect(await count()).toBe(ids.length);
        }),
        { seed: SEED, numRuns: 120 },
      );
    });

    it('is so for every order, standing and scope that there is', async () => {
      for (const area of areas()) {
        for (const by of Object.values(CodeOrderField)) {
          for (const status of [null, ...Object.values(CodeStatus)]) {
            const list: Asked = { search: '', areas: area, opening: null, status, by, direction: 'DESC' };
            expect(await allPages((page) => pageOfCodes(database.reader, listOf(list, 0), page), { size: 100, backward: true })).toEqual(expected(all, list));
          }
        }
      }
    });

    it('follows the uses of a code while they are taken, and shows each code once', async () => {
      const list = listOf({ search: '', areas: areasInScope(EVERYTHING, null), opening: null, status: null, by: 'REDEMPTIONS', direction: 'DESC' }, 0);
      const still = all.filter(({ code }) => code.redemptionCount === 0).map(({ id }) => id.toString('hex'));
      const taken = await database.reader.query<{ id: Buffer }[]>('SELECT id FROM allowance WHERE counts = ? AND taken > 0 ORDER BY id', ['CODE_USES']);
      const chance = new Seeded(SEED);
      const ids = await allPages((page) => pageOfCodes(database.reader, list, page), { size: 9, backward: false }, async () => {
        await database.inTransaction((tx) => tx.query('UPDATE allowance SET taken = taken + 1 WHERE id = ?', [idOf(chance.oneOf(taken))]));
      });
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.filter((id) => still.includes(id)).toSorted()).toEqual(still.toSorted());
    });
  });
});

const idOf = ({ id }: { readonly id: Buffer }) => idBytes(idFromBytes('alw', id));
