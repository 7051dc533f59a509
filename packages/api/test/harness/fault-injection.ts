import type { QueryResult, QueryRunner } from 'typeorm';
import type { SendsStatements } from '../../src/platform/database/statement-sender.js';
import type { OpenDatabase } from '../../src/platform/database/open-database.js';
import { driverError, type FaultKind } from './driver-errors.js';

/** Which statement fails, once, and how. */
export interface FaultPlan {
  readonly fault: FaultKind;
  /** Counted from 1 = BEGIN; the last one is COMMIT. `lost-commit` strikes COMMIT whatever this says. */
  readonly atStatement: number;
  /** Counted from 1 among the transactions begun during the work. */
  readonly transaction?: number;
}

/** How a run with a fault went. */
export interface FaultReport<T> {
  readonly outcome: PromiseSettledResult<T>;
  /** Whether the work came as far as the planned statement. */
  readonly struck: boolean;
  /** Statements of every transaction begun, tries counted one by one, in order. */
  readonly statements: readonly number[];
}

type Runner = QueryRunner & SendsStatements;
type Send = SendsStatements['send'];

/**
 * Runs `work` while one statement of one of its transactions fails as the real server would fail it. Without
 * a plan nothing fails, and the report says how many statements there are to loop over.
 */
export async function withFault<T>(database: OpenDatabase, plan: FaultPlan | null, work: () => Promise<T>): Promise<FaultReport<T>> {
  const { dataSource } = database;
  const createQueryRunner = dataSource.createQueryRunner.bind(dataSource);
  const trap = new Trap(database.dialect, plan);
  dataSource.createQueryRunner = (mode) => {
    // Our runners all send through `send`.
    const runner = createQueryRunner(mode) as Runner;
    trap.set(runner);
    return runner;
  };
  try {
    const [outcome] = await Promise.allSettled([work()]);
    return { outcome, struck: trap.struck, statements: trap.statements };
  } finally {
    dataSource.createQueryRunner = createQueryRunner;
  }
}

class Trap {
  readonly statements: number[] = [];
  struck = false;

  constructor(
    private readonly dialect: OpenDatabase['dialect'],
    private readonly plan: FaultPlan | null,
  ) {}

  set(runner: Runner): void {
    const send: Send = runner.send.bind(runner);
    let transaction: number | undefined;
    runner.send = async (sql, parameters) => {
      if (/^(START TRANSACTION|BEGIN)/.test(sql)) transaction = this.statements.push(0);
      if (transaction === undefined || sql === 'ROLLBACK') return send(sql, parameters);
      const statement = (this.statements[transaction - 1] ?? 0) + 1;
      this.statements[transaction - 1] = statement;
      if (this.#isDue(transaction, statement, sql)) return this.#strike(runner, send, { sql, parameters });
      return send(sql, parameters);
    };
  }

  #isDue(transaction: number, statement: number, sql: string): boolean {
    if (this.plan === null || this.struck || transaction !== (this.plan.transaction ?? 1)) return false;
    return this.plan.fault === 'lost-commit' ? sql === 'COMMIT' : statement === this.plan.atStatement;
  }

  async #strike(runner: Runner, send: Send, { sql, parameters }: { sql: string; parameters: readonly unknown[] }): Promise<QueryResult> {
    this.struck = true;
    const fault = this.plan!.fault;
    if (fault === 'lost-commit') await send(sql, parameters);
    if (fault === '1213' || fault === '1020' || (fault === 'lost-connection' && this.dialect === 'sqlite')) await send('ROLLBACK', []);
    if (this.dialect === 'mysql' && fault.startsWith('lost')) {
      const connection = (await runner.connect()) as { destroy(): void };
      connection.destroy();
    }
    throw driverError(this.dialect, fault);
  }
}
