import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Reader, Tx } from '../../src/kernel/database.js';
import { rows, run } from '../../src/kernel/sql.js';
import { ascii, int } from '../../src/platform/database/migration-columns.js';
import { createTable } from '../../src/platform/database/migration-tables.js';
import type { Migration } from '../../src/platform/database/migrations.js';

/** A named number: all that the specs of this folder need. */
@Entity('counter')
export class Counter {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  name!: string;

  @Column({ type: 'int' })
  balance!: number;
}

/** Two counters at 1. */
export const COUNTERS: Counter[] = [
  { name: 'a', balance: 1 },
  { name: 'b', balance: 1 },
];

export const counterMigration: Migration = {
  name: '0001-counter',
  up: (runner) => createTable(runner, { name: 'counter', columns: [ascii('name', 40), int('balance')], primary: ['name'] }),
};

/** Adds to a counter; answers how many rows that matched. */
export function deposit(tx: Tx, name: string, amount: number): Promise<number> {
  return run(tx, 'UPDATE counter SET balance = balance + ? WHERE name = ?', [amount, name]);
}

/** All counters by name. */
export async function balances(reader: Reader): Promise<Record<string, number>> {
  const found = await rows<Counter>(reader, 'SELECT name, balance FROM counter ORDER BY name', []);
  return Object.fromEntries(found.map(({ name, balance }) => [name, balance]));
}

/** Something to wait for that a test opens itself. */
export function gate(): { readonly passed: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}
