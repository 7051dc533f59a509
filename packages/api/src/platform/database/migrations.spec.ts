import { beforeAll, describe, expect, it } from '@jest/globals';
import { Column, Entity, Index, Unique, ForeignKey as PointsTo } from 'typeorm';
import { onEachDatabase } from '../../../test/harness/databases.js';
import { runChild } from '../../../test/harness/child-process.js';
import { Counter, counterMigration } from '../../../test/harness/counters.js';
import { schemaDrift } from '../../../test/harness/schema-drift.js';
import { BytesColumn, HashColumn, IdColumn, JsonColumn, LongTextColumn, RefColumn, TimeColumn } from '../../kernel/columns.js';
import type { ClientId, LearnerId, StaffId } from '../../kernel/ids.js';
import { ascii, bigInt, bool, bytes, hash, id, int, json, longText, ref, text, time } from './migration-columns.js';
import { createTable } from './migration-tables.js';
import type { Migration } from './migrations.js';

@Entity('place')
@Unique('uq_place_slug', ['slug'])
class Place {
  @IdColumn('cli')
  id!: ClientId;

  @Column({ type: 'varchar', length: 60 })
  slug!: string;

  @Column({ type: 'varchar', length: 200, nullable: true })
  name!: string | null;

  @Column({ type: 'boolean' })
  enabled!: boolean;

  @Column({ type: 'bigint' })
  size!: number;

  @JsonColumn('design')
  design!: object;

  @LongTextColumn('words', { nullable: true })
  words!: string | null;

  @BytesColumn('logo', { nullable: true })
  logo!: Buffer | null;
}

@Entity('visit')
@Unique('uq_visit_key', ['visitKey'])
@Index('ix_visit_at', ['at', 'placeId'])
class Visit {
  @RefColumn('lrn', 'learner_id', { primary: true })
  learnerId!: LearnerId;

  @RefColumn('cli', 'place_id', { primary: true })
  @PointsTo(() => Place, { name: 'fk_visit_place' })
  placeId!: ClientId;

  @RefColumn('stf', 'staff_id', { nullable: true })
  staffId!: StaffId | null;

  @HashColumn('visit_key', { nullable: true })
  visitKey!: Buffer | null;

  @TimeColumn('at')
  at!: Date;

  @Column({ type: 'int' })
  count!: number;
}

const places: Migration = {
  name: '0001-places',
  up: async (runner) => {
    await createTable(runner, {
      name: 'place',
      columns: [id(), ascii('slug', 60), text('name', 200, { nullable: true }), bool('enabled'), bigInt('size'), json('design'), longText('words', { nullable: true }), bytes('logo', { nullable: true })],
      primary: ['id'],
      uniques: [{ name: 'uq_place_slug', columns: ['slug'] }],
    });
    await createTable(runner, {
      name: 'visit',
      columns: [time('at'), int('count'), ref('place_id'), ref('learner_id'), ref('staff_id', { nullable: true }), hash('visit_key', { nullable: true })],
      primary: ['learner_id', 'place_id'],
      uniques: [{ name: 'uq_visit_key', columns: ['visit_key'] }],
      indexes: [{ name: 'ix_visit_at', columns: ['at', 'place_id'] }],
      foreignKeys: [{ name: 'fk_visit_place', columns: ['place_id'], references: ['place', ['id']] }],
    });
  },
};

describe('Migrations', () => {
  onEachDatabase((open) => {
    it('are pending until they have run, and run once', async () => {
      const database = await open({ entities: [Place, Visit], migrations: [places] });
      expect(await database.pendingMigrations()).toEqual(['0001-places']);
      expect(await database.migrate()).toEqual(['0001-places']);
      expect(await database.pendingMigrations()).toEqual([]);
      expect(await database.migrate()).toEqual([]);
    });

    it('leave exactly the schema the entities describe', async () => {
      const database = await open({ entities: [Place, Visit], migrations: [places] });
      expect(await schemaDrift(database)).toEqual([]);
    });

    it('are refused by a program older than its data', async () => {
      const older = await open({ entities: [Place, Visit], migrations: [] });
      await expect(older.migrate()).rejects.toThrow('newer version');
      await expect(older.pendingMigrations()).rejects.toThrow('newer version');
    });

    it('begin anew after one failed half-way', async () => {
      const slip = { happens: true };
      const halfway: Migration = {
        name: '0002-halfway',
        up: async (runner) => {
          await createTable(runner, { name: 'before_slip', columns: [id()], primary: ['id'] });
          if (slip.happens) throw new Error('slipped');
          await createTable(runner, { name: 'after_slip', columns: [id()], primary: ['id'] });
        },
      };
      const database = await open({ entities: [Place, Visit], migrations: [places, halfway] });
      await expect(database.migrate()).rejects.toThrow('slipped');
      slip.happens = false;
      expect(await database.migrate()).toEqual(['0002-halfway']);
      expect(await database.reader.query('SELECT * FROM before_slip JOIN after_slip USING (id)')).toEqual([]);
    });
  });

  describe('of two processes that start at once', () => {
    onEachDatabase((open, { url }) => {
      it('run once', async () => {
        const outputs = await Promise.all([1, 2, 3].map(() => runChild('migrate-counters.child.ts', [url()]).finished));
        expect(outputs.map((output) => output.trim()).toSorted()).toEqual(['', '', counterMigration.name]);
        const database = await open({ entities: [Counter], migrations: [counterMigration] });
        expect(await database.pendingMigrations()).toEqual([]);
      });
    });
  });

  describe('and kernel columns', () => {
    onEachDatabase((open) => {
      beforeAll(async () => {
        await (await open({ entities: [Place, Visit], migrations: [places] })).migrate();
      });

      it('bring every value back as it was', async () => {
        const database = await open({ entities: [Place, Visit], migrations: [places] });
        const place: Place = {
          id: 'cli_01h0000000000000000000000g' as ClientId,
          slug: 'acme',
          name: null,
          enabled: true,
          size: 2 ** 53 - 1,
          design: { colour: '#123456', umlaut: 'Größe 😀' },
          words: 'x'.repeat(100_000),
          logo: Buffer.alloc(100_000, 7),
        };
        const visit: Visit = {
          learnerId: 'lrn_01h0000000000000000000000g' as LearnerId,
          placeId: place.id,
          staffId: null,
          visitKey: Buffer.alloc(32, 255),
          at: new Date('2026-11-22T23:59:59.999Z'),
          count: -1,
        };
        await database.inTransaction(async (tx) => {
          await tx.insert(Place, place);
          await tx.insert(Visit, visit);
        });
        expect(await database.reader.findOneByOrFail(Place, { id: place.id })).toEqual(place);
        expect(await database.reader.findOneByOrFail(Visit, { placeId: place.id, at: visit.at })).toEqual(visit);
      });
    });
  });
});
