import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import type { Tx } from '../../kernel/database.js';
import { Unavailable } from '../../kernel/faults.js';
import { translateDatabaseError, type DatabaseError } from './database-error.js';
import { Reruns, type Pace } from './reruns.js';
import type { TransactionScope } from './transaction-scope.js';

/** Something an operator should know, that no caller can be told. */
export interface DatabaseProblem {
  readonly what: string;
  readonly error: DatabaseError;
}

/** Waits and measures with the system's clock. */
export const REAL_PACE: Pace = { sleep: (milliseconds) => wait(milliseconds), now: () => performance.now(), random: Math.random };

/** What {@link runInTransaction} works with. */
export interface TransactionParts {
  readonly dataSource: DataSource;
  readonly scope: TransactionScope;
  readonly pace: Pace;
  readonly onProblem: (problem: DatabaseProblem) => void;
}

/** Implements {@link Database.inTransaction}: every try on a runner of its own, from BEGIN. */
export async function runInTransaction<T>(parts: TransactionParts, work: (tx: Tx) => Promise<T>): Promise<T> {
  parts.scope.refuseInside();
  const reruns = new Reruns(parts.pace);
  for (;;) {
    const outcome = await once(parts, work);
    if ('value' in outcome) return outcome.value;
    const verdict = reruns.judge(outcome);
    if ('pause' in verdict) {
      await parts.pace.sleep(verdict.pause);
      continue;
    }
    if (verdict.end instanceof Unavailable) parts.onProblem({ what: 'A transaction was given up.', error: translateDatabaseError(outcome.thrown) });
    throw verdict.end;
  }
}

/** How one try ended. */
type Outcome<T> = { readonly value: T } | { readonly thrown: unknown; readonly committing: boolean };

async function once<T>({ dataSource, scope, onProblem }: TransactionParts, work: (tx: Tx) => Promise<T>): Promise<Outcome<T>> {
  const runner = dataSource.createQueryRunner('master');
  let committing = false;
  try {
    await runner.startTransaction();
    // The brand: nothing else makes a Tx.
    const value = await scope.run(() => work(runner.manager as Tx));
    committing = true;
    await runner.commitTransaction();
    return { value };
  } catch (thrown) {
    await rollBack(runner).catch((error: unknown) => reportUnlessLost(error, onProblem));
    return { thrown, committing };
  } finally {
    await runner.release().catch((error: unknown) => reportUnlessLost(error, onProblem));
  }
}

async function rollBack(runner: QueryRunner): Promise<void> {
  if (runner.isTransactionActive) await runner.rollbackTransaction();
}

/** The try has its own cause; that its ROLLBACK failed too must not hide it. A lost connection rolls back by itself. */
function reportUnlessLost(thrown: unknown, onProblem: TransactionParts['onProblem']): void {
  const error = translateDatabaseError(thrown);
  if (error.kind !== 'lost' && error.kind !== 'conflict') onProblem({ what: 'A transaction could not be rolled back.', error });
}
