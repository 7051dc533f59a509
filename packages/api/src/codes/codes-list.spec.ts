import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldCode } from '@portico/shared';
import { composition } from '../composition.js';
import { ENTITIES } from '../entities.js';
import { systemAct } from '../kernel/act.js';
import { areasInScope, type Area } from '../kernel/areas.js';
import { timeText } from '../kernel/clock.js';
import { Direction } from '../kernel/direction.js';
import { idFromBytes, type SublicenseId } from '../kernel/ids.js';
import { sortKey } from '../kernel/keys.js';
import { searchTerms } from '../kernel/search-words.js';
import { rows, run } from '../kernel/sql.js';
import { EVERYTHING, type Scope } from '../kernel/viewer.js';
import { onEachDatabase } from '../../test/harness/databases.js';
import { allPages, combinations, findsAll, pageOfConnection, sorted } from '../../test/harness/list-model.js';
import { namedPlaces, scopesOf, sees, seesAllOf } from '../../test/harness/list-scopes.js';
import { fillLists, makeCodes, NOW, type ListedRows } from '../../test/harness/listed-rows.js';
import { expectNoneSkipped } from '../../test/harness/moving-list.js';
import { Seeded } from '../../test/harness/seeded.js';
import { contextOf } from '../../test/harness/slices.js';
import type { OpenDatabase } from '../platform/database/open-database.js';
import { listCodes } from './codes-list.js';
import { CodeOrderField } from './codes-list.inputs.js';
import { pageOfCodes, type CodesList } from './codes-list.read-model.js';
import { ClientsReadModel } from '../clients/clients.api.js';
import { CodesReadModel } from './codes.read-model.js';
import { CodesService } from './codes.service.js';
import { CodeStatus } from './code-status.js';
import { type RegistrationCodeType } from './codes.types.js';
import { SublicensesReadModel } from '../sublicenses/sublicenses.api.js';

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

/** Every code as the read model tells of it, with what it opens. */
async function everyRow(database: OpenDatabase): Promise<Row[]> {
  const ids = (await rows<{ id: Buffer }>(database.reader, 'SELECT id FROM code', [])).map(({ id }) => Buffer.from(id));
  const codes = await readModelOf(database).byId(ids.map((id) => idFromBytes('cod', id)), contextOf(undefined, { clock: { now: () => NOW } }));
  const opened = await rows<{ code_id: Buffer; sublicense_id: Buffer }>(database.reader, 'SELECT code_id, sublicense_id FROM code_sublicense', []);
  const opens = (id: Buffer) => opened.filter((row) => row.code_id.equals(id)).map((row) => idFromBytes('sub', row.sublicense_id));
  return ids.map((id) => ({ id, code: codes.get(idFromBytes('cod', id))!, opens: opens(id) }));
}

function readModelOf(database: OpenDatabase): CodesReadModel {
  return new CodesReadModel({ database, publicUrl: new URL('http://portico.test'), clients: new ClientsReadModel({ reader: database.reader, publicUrl: new URL('http://portico.test') }), sublicenses: new SublicensesReadModel({ reader: database.reader }) });
}

onEachDatabase((open) => {
  let database: OpenDatabase;
  let made: ListedRows;
  let all: Row[];
  beforeAll(async () => {
    database = await open({ entities: [...ENTITIES], migrations: composition.migrations });
    await database.migrate();
    made = await fillLists(database, new Seeded(SEED), { learners: 0, codes: 150 });
    all = await everyRow(database);
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

  const asked = () =>
    fc.record({
      search: fc.constantFrom(...SEARCHES),
      areas: fc.constantFrom(...areas()),
      opening: fc.option(fc.constantFrom(...made.sublicenses), { freq: 1 }),
      status: fc.option(fc.constantFrom(...Object.values(CodeStatus)), { freq: 2 }),
      by: fc.constantFrom(...Object.values(CodeOrderField)),
      direction: fc.constantFrom(...Object.values(Direction)),
    });

  describe(`The list of registration codes (seed ${SEED})`, () => {
    it('has codes of every standing to be tried on', () => {
      expect(new Set(all.map(({ code }) => code.status))).toEqual(new Set(Object.values(CodeStatus)));
    });

    it('is every code of the scope, filtered and sorted, page by page from either end, whether walked or sorted', async () => {
      const paging = fc.record({ size: fc.constantFrom(1, 7, 50, 100), backward: fc.boolean(), few: fc.constantFrom(0, 3, 5_000) });
      await fc.assert(
        fc.asyncProperty(asked(), paging, async (list, { few, ...pages }) => {
          const ids = expected(all, list);
          expect(await allPages((page) => pageOfCodes(database.reader, listOf(list, few), page), pages)).toEqual(ids);
          const { count } = await pageOfCodes(database.reader, listOf(list, few), { size: 1, backward: false, from: null });
          expect(await count()).toBe(ids.length);
        }),
        { seed: SEED, numRuns: 120 },
      );
    });

    it('is so for every order with every filter in every scope', async () => {
      const every = combinations<Asked>({
        search: ['', 'fall'],
        areas: areas(),
        opening: [null, made.sublicenses[2]!],
        status: [null, 'LIVE', 'EXPIRED'],
        by: Object.values(CodeOrderField),
        direction: Object.values(Direction),
      });
      let found = 0;
      for (const [at, list] of every.entries()) {
        const ids = expected(all, list);
        const walkedOrSorted = listOf(list, at % 3 === 0 ? 5_000 : 0);
        expect(await allPages((page) => pageOfCodes(database.reader, walkedOrSorted, page), { size: 100, backward: at % 2 === 0 })).toEqual(ids);
        if (ids.length > 1) found += 1;
      }
      expect(found).toBeGreaterThan(every.length / 4);
    });

    it('is cut to what somebody sees, and narrowed to the client and the sublicense named, whether they see those or not', async () => {
      const parts = { database, readModel: readModelOf(database), sublicenses: new SublicensesReadModel({ reader: database.reader }) };
      let found = 0;
      for (const { scope, ...filter } of combinations<Named>({ scope: scopesOf(made), ...namedPlaces(made) })) {
        const wanted = all.filter((row) => isVisible(row, { scope, ...filter }, made));
        const ctx = contextOf({ kind: 'staff', staffId: made.maker, role: 'AUDITOR', scope });
        const ids = await allPages(async (_, args) => pageOfConnection(await listCodes(parts, { ...args, filter }, ctx)), { size: 100, backward: true });
        expect(ids).toEqual(sorted(wanted, KEYS.CREATED_AT, 'DESC').map(({ id }) => id.toString('hex')));
        if (ids.length > 0) found += 1;
      }
      expect(found).toBeGreaterThan(30);
    });

    it('never skips or repeats a code that stays, while others come, go and move between its pages', async () => {
      const chance = new Seeded(SEED);
      const wide = asked().map((list) => ({ ...list, search: '', opening: null }));
      await expectNoneSkipped(
        {
          asked: fc.record({ list: fc.oneof(asked(), wide, wide), few: fc.constantFrom(0, 5_000) }),
          expected: async ({ list }) => expected(await everyRow(database), list),
          pages: ({ list, few }) => (page) => pageOfCodes(database.reader, listOf(list, few), page),
          stir: () => comeGoAndMove(database, chance, made),
        },
        { seed: SEED, runs: 10 },
      );
    });
  });
});

interface Named {
  readonly scope: Scope;
  readonly clientId: string | null;
  readonly sublicenseId: string | null;
}

/** Who sees only sublicenses sees the codes that open nothing else. */
function isVisible({ code, opens }: Row, { scope, clientId, sublicenseId }: Named, made: ListedRows): boolean {
  return (
    (seesAllOf(scope, code.clientId) || opens.every((id) => sees(scope, id, made))) &&
    (clientId === null || clientId === code.clientId) &&
    (sublicenseId === null || (opens.some((id) => id === sublicenseId) && sees(scope, sublicenseId, made)))
  );
}

/** Two codes are made, one is deleted, one is switched, one renamed with another end, one used. */
async function comeGoAndMove(database: OpenDatabase, chance: Seeded, made: ListedRows): Promise<string[]> {
  await makeCodes(database, chance, { ...made, count: 2 });
  const found = await rows<Stored>(database.reader, 'SELECT id, use_allowance_id AS uses, enabled FROM code ORDER BY id', []);
  const [gone, switched, renamed, used] = chance.shuffled(found).slice(0, 4) as [Stored, Stored, Stored, Stored];
  const idOf = ({ id }: Stored) => idFromBytes('cod', id);
  const service = new CodesService();
  const act = systemAct(NOW);
  const [label, expiresAt] = [chance.oneOf(['Autumn', 'Fall 2027', 'Zulu']), chance.oneOf([null, new Date(NOW.getTime() + 40 * 86_400_000)])];
  await database.inTransaction(async (tx) => {
    await service.setEnabled(tx, [idOf(switched)], { enabled: switched.enabled === 0, act });
    await service.update(tx, idOf(renamed), { changes: { label, expiresAt }, act });
    await run(tx, 'UPDATE allowance SET taken = taken + 1 WHERE id = ?', [used.uses]);
    await service.delete(tx, idOf(gone), act);
  });
  return [gone, switched, renamed, used].map(({ id }) => id.toString('hex'));
}

interface Stored {
  readonly id: Buffer;
  readonly uses: Buffer;
  readonly enabled: number;
}
