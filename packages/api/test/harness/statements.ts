import type { QueryRunner } from 'typeorm';
import type { OpenDatabase } from '../../src/platform/database/open-database.js';
import type { SendsStatements } from '../../src/platform/database/statement-sender.js';

/** Every statement sent to the database while something is done, in order. */
export async function statementsOf(database: OpenDatabase, work: () => Promise<unknown>): Promise<string[]> {
  const { dataSource } = database;
  // Both our readers stand on a runner of their own.
  const reader = database.reader.queryRunner!;
  const read = reader.query;
  const createQueryRunner = dataSource.createQueryRunner.bind(dataSource);
  const sent: string[] = [];
  dataSource.createQueryRunner = (mode) => {
    // Our runners all send through `send`.
    const runner = createQueryRunner(mode) as QueryRunner & SendsStatements;
    const send = runner.send.bind(runner);
    runner.send = (sql, parameters) => {
      sent.push(sql);
      return send(sql, parameters);
    };
    return runner;
  };
  const asks = read.bind(reader) as (...given: unknown[]) => Promise<unknown>;
  reader.query = ((sql: string, ...more: unknown[]) => {
    sent.push(sql);
    return asks(sql, ...more);
    // Overloaded: whatever it is given goes on as it came.
  }) as typeof read;
  try {
    await work();
    return sent;
  } finally {
    dataSource.createQueryRunner = createQueryRunner;
    reader.query = read;
  }
}
