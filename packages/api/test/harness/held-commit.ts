import type { QueryRunner } from 'typeorm';
import type { OpenDatabase } from '../../src/platform/database/open-database.js';
import type { SendsStatements } from '../../src/platform/database/statement-sender.js';

type Runner = QueryRunner & SendsStatements;

/**
 * Runs `work`, holds the first transaction that sends such a statement right before its COMMIT, does `meanwhile`, and only
 * then lets it commit: whoever comes meanwhile finds everything done and nothing of it to be seen.
 */
export async function holdingCommit<T, M>(
  database: OpenDatabase,
  { statement, work, meanwhile }: { readonly statement: RegExp; readonly work: () => Promise<T>; readonly meanwhile: () => Promise<M> },
): Promise<[T, M]> {
  const { dataSource } = database;
  const createQueryRunner = dataSource.createQueryRunner.bind(dataSource);
  let reach!: () => void;
  let release!: () => void;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  let held: Runner | undefined;
  let isReached = false;
  dataSource.createQueryRunner = (mode) => {
    // Our runners all send through `send`.
    const runner = createQueryRunner(mode) as Runner;
    const send = runner.send.bind(runner);
    runner.send = async (sql, parameters) => {
      // A try that has to run again does so on another runner.
      if (statement.test(sql) && !isReached) held = runner;
      if (sql === 'COMMIT' && held === runner) {
        isReached = true;
        reach();
        await released;
      }
      return send(sql, parameters);
    };
    return runner;
  };
  try {
    const working = work();
    await reached;
    const meanwhiles = await meanwhile().finally(release);
    return [await working, meanwhiles];
  } finally {
    release();
    dataSource.createQueryRunner = createQueryRunner;
  }
}
