import type { Reader, Tx } from '../../src/kernel/database.js';
import { rows, type SqlValue } from '../../src/kernel/sql.js';
import type { OpenDatabase } from '../../src/platform/database/open-database.js';

/** A statement that was sent. */
export interface Sent {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/** A reader that notes what it is asked. */
export function noting(reader: Reader, sent: Sent[]): Reader {
  const query = (sql: string, parameters: SqlValue[] = []): Promise<unknown> => {
    sent.push({ sql, parameters });
    return reader.query(sql, parameters);
  };
  // Lists ask a reader nothing but `query`.
  return { query } as unknown as Reader;
}

/** What a database means to do: the indexes it reads, and whether it sorts. */
export interface Plan {
  readonly indexes: readonly string[];
  readonly sorts: boolean;
}

/** How the database would run a statement. */
export async function planOf(database: OpenDatabase, { sql, parameters }: Sent): Promise<Plan> {
  if (database.dialect === 'sqlite') {
    const steps = (await rows<{ detail: string }>(database.reader, `EXPLAIN QUERY PLAN ${sql}`, parameters)).map(({ detail }) => detail);
    return { indexes: steps.flatMap((step) => /USING (?:COVERING )?INDEX (\w+)/.exec(step)?.[1] ?? []), sorts: steps.some((step) => step.includes('TEMP B-TREE')) };
  }
  const steps = await rows<{ key: string | null; Extra: string | null }>(database.reader, `EXPLAIN ${sql}`, parameters);
  return { indexes: steps.flatMap(({ key }) => key ?? []), sorts: steps.some(({ Extra }) => /filesort|temporary/i.test(Extra ?? '')) };
}

/** How many rows MariaDB looked at during some work, temporary ones among them. */
export async function rowsRead(tx: Tx, work: () => Promise<unknown>): Promise<number> {
  const before = await handlerReads(tx);
  await work();
  return (await handlerReads(tx)) - before;
}

async function handlerReads(tx: Tx): Promise<number> {
  const found = await rows<{ Variable_name: string; Value: string }>(tx, "SHOW SESSION STATUS LIKE 'Handler_read%'", []);
  return found.reduce((all, { Value }) => all + Number(Value), 0);
}
