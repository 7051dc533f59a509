import { describe, expect, it } from '@jest/globals';
import mysql from 'mysql2/promise';
import { Column, Entity } from 'typeorm';
import { COUNTERS, Counter, balances, counterMigration, deposit, gate } from '../../../test/harness/counters.js';
import { onEachDatabase } from '../../../test/harness/databases.js';
import { rows, run } from '../../kernel/sql.js';
import { id, ref } from './migration-columns.js';
import { createTable } from './migration-tables.js';
import type { Migration } from './migrations.js';
import { openDatabase, type OpenDatabase } from './open-database.js';

const parentsAndChildren: Migration = {
  name: '0002-parents',
  up: async (runner) => {
    await createTable(runner, { name: 'parent', columns: [id()], primary: ['id'] });
    await createTable(runner, {
      name: 'child',
      columns: [id(), ref('parent_id')],
      primary: ['id'],
      foreignKeys: [{ name: 'fk_child_parent', columns: ['parent_id'], references: ['parent', ['id']] }],
    });
  },
};

const parts = { entities: [Counter], migrations: [counterMigration, parentsAndChildren] };

@Entity('without_key')
class WithoutKey {
  @Column({ type: 'int' })
  balance!: number;
}

describe('Connections', () => {
  onEachDatabase((open, { dialect, url }) => {
    const migrated = async (): Promise<OpenDatabase> => {
      const database = await open(parts);
      await database.migrate();
      await database.inTransaction(async (tx) => {
        await tx.query('DELETE FROM counter');
        await tx.insert(Counter, COUNTERS);
      });
      return database;
    };

    it('refuse rows that point nowhere', async () => {
      const database = await migrated();
      const orphan = database.inTransaction((tx) => run(tx, 'INSERT INTO child (id, parent_id) VALUES (?, ?)', [Buffer.alloc(16, 1), Buffer.alloc(16, 2)]));
      await expect(orphan).rejects.toThrow(/FOREIGN|1452|foreign/);
    });

    it('end a real clash of two that lock each other’s rows with both done', async () => {
      const database = await migrated();
      const bothHold = gate();
      let holding = 0;
      const crossing = (first: string, second: string): Promise<void> =>
        database.inTransaction(async (tx) => {
          await deposit(tx, first, 1);
          holding += 1;
          if (holding === 2 || dialect === 'sqlite') bothHold.open();
          await bothHold.passed;
          await deposit(tx, second, 1);
        });
      await Promise.all([crossing('a', 'b'), crossing('b', 'a')]);
      expect(await balances(database.reader)).toEqual({ a: 3, b: 3 });
    });

    it('let whoever met a duplicate read again, and find what the other one made', async () => {
      const database = await migrated();
      const findOrMake = (): Promise<string> =>
        database.inTransaction(async (tx) => {
          const [found] = await rows<Counter>(tx, 'SELECT name FROM counter WHERE name = ?', ['new']);
          if (found !== undefined) return 'found';
          await new Promise(setImmediate);
          await run(tx, 'INSERT INTO counter (name, balance) VALUES (?, ?)', ['new', 0]);
          return 'made';
        });
      const ends = await Promise.all(Array.from({ length: 8 }, findOrMake));
      expect(ends.toSorted()).toEqual([...Array<string>(7).fill('found'), 'made']);
    });

    it('are refused with the reason when an entity is wrong', async () => {
      await expect(open({ entities: [WithoutKey], migrations: [] })).rejects.toThrow('WithoutKey');
    });

    if (dialect === 'sqlite') {
      it('write ahead, survive a power cut, and enforce foreign keys', async () => {
        const database = await migrated();
        const told = await database.inTransaction(async (tx) => Promise.all(['journal_mode', 'synchronous', 'foreign_keys'].map((name) => tx.query(`PRAGMA ${name}`))));
        expect(told).toMatchObject([[{ journal_mode: 'wal' }], [{ synchronous: 2 }], [{ foreign_keys: 1 }]]);
      });

      it('are free again after a COMMIT that failed', async () => {
        const database = await migrated();
        const deferred = database.inTransaction(async (tx) => {
          await tx.query('PRAGMA defer_foreign_keys = ON');
          await run(tx, 'INSERT INTO child (id, parent_id) VALUES (?, ?)', [Buffer.alloc(16, 1), Buffer.alloc(16, 2)]);
        });
        await expect(deferred).rejects.toThrow('SQLITE_CONSTRAINT_FOREIGNKEY');
        await database.inTransaction((tx) => deposit(tx, 'a', 1));
        expect(await database.reader.query('SELECT * FROM child')).toEqual([]);
      });

      it('let other events in during a long run of statements', async () => {
        const database = await migrated();
        const others = { turns: 0 };
        await database.inTransaction(async (tx) => {
          setTimeout(() => (others.turns += 1), 0);
          while (others.turns === 0) await deposit(tx, 'a', 1);
        });
        expect(others.turns).toBe(1);
      });
    } else {
      it('are all told the same, the first one too: READ COMMITTED, UTC, strict', async () => {
        const database = await migrated();
        const all = gate();
        let asked = 0;
        const told = await Promise.all(
          Array.from({ length: 20 }, () =>
            database.inTransaction(async (tx) => {
              const [row] = await rows<object>(tx, 'SELECT CONNECTION_ID() AS id, @@tx_isolation AS isolation, @@session.time_zone AS zone, @@sql_mode LIKE ? AS strict', ['%STRICT_TRANS%']);
              asked += 1;
              if (asked === 20) all.open();
              await all.passed;
              return row as { id: number; isolation: string; zone: string; strict: number };
            }),
          ),
        );
        expect(new Set(told.map((row) => row.id)).size).toBe(20);
        for (const row of told) expect(row).toMatchObject({ isolation: 'READ-COMMITTED', zone: '+00:00', strict: 1 });
      });

      it('are not opened to a database that keeps text in less than utf8mb4', async () => {
        const admin = await mysql.createConnection(url());
        await admin.query('ALTER DATABASE CHARACTER SET latin1');
        await expect(openDatabase({ ...parts, url: url() })).rejects.toThrow('utf8mb4');
        await admin.query('ALTER DATABASE CHARACTER SET utf8mb4');
        await admin.end();
      });
    }
  });
});
