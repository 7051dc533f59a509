import { describe, expect, it } from '@jest/globals';
import { composition } from '../composition.js';
import { ENTITIES } from '../entities.js';
import { onEachDatabase } from '../../test/harness/databases.js';
import { schemaDrift } from '../../test/harness/schema-drift.js';
import { idBytes, newId } from '../kernel/ids.js';
import { rows, run, type SqlValue } from '../kernel/sql.js';
import type { Tx } from '../kernel/database.js';
import type { OpenDatabase } from '../platform/database/open-database.js';
import { foundation } from './0001-foundation.js';
import { lists } from './0002-lists.js';

const AT = '2026-01-02 03:04:05.678';
const IDS = {
  client: idBytes(newId('cli')),
  sublicense: idBytes(newId('sub')),
  staff: idBytes(newId('stf')),
  learner: idBytes(newId('lrn')),
  member: idBytes(newId('mem')),
  code: idBytes(newId('cod')),
  seats: idBytes(newId('alw')),
  mainSeats: idBytes(newId('alw')),
  uses: idBytes(newId('alw')),
};

/** One row of everything that lists are about, as the first release wrote it. */
async function fillFirstRelease(database: OpenDatabase): Promise<void> {
  const { client, sublicense, staff, learner, member, code, seats, mainSeats, uses } = IDS;
  const put = (tx: Tx, table: string, row: Readonly<Record<string, SqlValue>>) =>
    run(tx, `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row).map(() => '?').join(', ')})`, Object.values(row));
  await database.inTransaction(async (tx) => {
    for (const id of [seats, mainSeats, uses]) await put(tx, 'allowance', { id, max_taken: 7, taken: 3 });
    await put(tx, 'staff', { id: staff, email: 'o@x.test', email_key: 'o@x.test', name: 'O', role: 'OWNER', sees_everything: true, password_hash: 'x', created_at: AT });
    await put(tx, 'client', {
      id: client, name: 'Öl & Söhne', name_key: 'ol & sohne', slug: 'oel-soehne', sku: 'A-77', status: 'ACTIVE', seat_allowance_id: seats, expires_at: null,
      time_zone: 'UTC', language: 'EN', accent_color: '#000000', reference: '[]', created_at: AT, updated_at: AT,
    });
    await put(tx, 'sublicense', {
      id: sublicense, client_id: client, main_of: client, name: 'Main', name_key: 'main', sibling_key: Buffer.alloc(32), seat_allowance_id: mainSeats, created_at: AT, updated_at: AT,
    });
    await put(tx, 'learner', {
      id: learner, email: 'Ada.Byron@acme.test', email_key: 'ada.byron@acme.test', first_name: 'Ada', last_name: 'King-Noël', turn: 0, created_at: AT, last_seen_at: AT,
    });
    await put(tx, 'membership', { id: member, client_id: client, learner_id: learner, status: 'ACTIVE', joined_through: 'STAFF', joined_at: AT });
    await put(tx, 'code', {
      id: code, client_id: client, kind: 'REGISTRATION', label: 'Herbst 2026', code: 'FALL-2026', folded_key: 'fa112026', enabled: true, use_allowance_id: uses,
      expires_at: AT, created_at: AT, created_by: staff,
    });
  });
}

async function words(database: OpenDatabase, table: string): Promise<string[]> {
  return (await rows<{ word: string }>(database.reader, `SELECT word FROM ${table} ORDER BY word`, [])).map(({ word }) => word);
}

async function one(database: OpenDatabase, columns: string, table: string, id: Buffer, key = 'id'): Promise<string> {
  const [row] = await rows<Record<string, unknown>>(database.reader, `SELECT ${columns} FROM ${table} WHERE ${key} = ?`, [id]);
  return Object.values(row!).map((value) => (value instanceof Date ? value.toISOString() : Buffer.isBuffer(value) ? value.toString('hex') : String(value))).join(' | ');
}

const stored = (time: string) => expect.stringMatching(new RegExp(time.replace(' ', '.')));

describe('The tables of the lists', () => {
  onEachDatabase((open) => {
    it('give rows of the first release their keys and words', async () => {
      const first = await open({ entities: [], migrations: [foundation] });
      await first.migrate();
      await fillFirstRelease(first);
      const database = await open({ entities: [...ENTITIES], migrations: [foundation, lists] });
      expect(await database.migrate()).toEqual(['0002-lists']);
      expect(await words(database, 'client_word')).toEqual(['77', 'a-77', 'oel-soehne', 'ol', 'soehne', 'sohne']);
      expect(await words(database, 'learner_word')).toEqual([
        '=adabyr', '=adakin', '=adanoe', '=byrkin', '=byrnoe', '=kinnoe', '@acme.test', 'ada.byron@acme.test', 'byron@acme.test', 'king-noel', 'noel',
      ]);
      expect(await words(database, 'registration_code_word')).toEqual(['2026', '=2026', '=fa112026', 'herbst']);
      expect(await one(database, 'last_name_key, first_name_key, email_key, last_seen_key', 'membership', IDS.member)).toEqual(
        stored('king-noel | ada | ada.byron@acme.test | 2026-01-02 03:04:05.678'),
      );
      expect(await one(database, 'label_key, created_at, expires_key', 'registration_code_listing', IDS.code, 'code_id')).toEqual(
        stored('herbst 2026 | 2026-01-02.03:04:05.678.* | 2026-01-02 03:04:05.678'),
      );
      expect(await one(database, 'expires_key', 'client', IDS.client)).toEqual(stored('9999-12-31 23:59:59.999'));
      const owners = { seats: ['CLIENT_SEATS', IDS.client], mainSeats: ['SUBLICENSE_SEATS', IDS.sublicense], uses: ['CODE_USES', IDS.code] } as const;
      for (const [name, [counts, owner]] of Object.entries(owners)) {
        const allowance = await one(database, 'counts, owner_id, client_id, max_taken, taken', 'allowance', IDS[name as keyof typeof owners]);
        expect(allowance).toBe(`${counts} | ${owner.toString('hex')} | ${IDS.client.toString('hex')} | 7 | 3`);
      }
    });

    it('leave, with all other steps, exactly the columns and indexes the entities describe', async () => {
      const database = await open({ entities: [...ENTITIES], migrations: composition.migrations });
      await database.migrate();
      // On SQLite unique keys are constraints, which TypeORM tells from the entities' unique indexes.
      if (database.dialect === 'mysql') expect(await schemaDrift(database)).toEqual([]);
      const runner = database.dataSource.createQueryRunner();
      for (const { tableName, columns, indices } of database.dataSource.entityMetadatas) {
        const table = (await runner.getTable(tableName))!;
        const stored = table.columns.map((column) => `${column.name} ${column.isNullable} ${column.default ?? ''}`);
        expect([tableName, ...stored.toSorted()]).toEqual([tableName, ...columns.map((column) => `${column.databaseName} ${column.isNullable} `).toSorted()]);
        const keys = [...table.indices, ...table.uniques].map(({ name, columnNames }) => `${name} ${columnNames.join()}`);
        expect(keys).toEqual(expect.arrayContaining(indices.map((index) => `${index.name} ${index.columns.map((column) => column.databaseName).join()}`)));
      }
      await runner.release();
    });

    it('keep the form SQLite had the tables in', async () => {
      const database = await open({ entities: [...ENTITIES], migrations: composition.migrations });
      if (database.dialect !== 'sqlite') return;
      const made = await rows<{ name: string; sql: string }>(database.reader, "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name IN ('membership', 'learner', 'allowance')", []);
      expect(made.filter(({ sql }) => sql.includes('WITHOUT ROWID')).map(({ name }) => name).sort()).toEqual(['allowance', 'learner', 'membership']);
    });
  });
});
