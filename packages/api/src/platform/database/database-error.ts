import { QueryFailedError } from 'typeorm';
import type { DatabaseErrorKind, DriverError } from './database-error-kind.js';
import { codeOfMysql, wordsOfMysql, kindOfMysql } from './mysql-errors.js';
import { codeOfSqlite, kindOfSqlite } from './sqlite-errors.js';

/** What may be known of an error outside this folder: never the values of a statement, nor a row. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';

  /** @param code the driver's own: `ER_LOCK_DEADLOCK`, `SQLITE_BUSY`, `ECONNREFUSED` */
  constructor(
    readonly kind: DatabaseErrorKind,
    readonly code: string,
    words: string,
  ) {
    super(words === '' ? code : `${code}: ${words}`);
  }
}

/**
 * Cuts any error a driver or TypeORM threw to a {@link DatabaseError}.
 *
 * @param sql the statement that failed, shown without its literals where the code alone would not help
 */
export function translateDatabaseError(thrown: unknown, sql = ''): DatabaseError {
  if (thrown instanceof DatabaseError) return thrown;
  if (thrown instanceof QueryFailedError) return translateDatabaseError(thrown.driverError, sql || thrown.query);
  const error: DriverError = typeof thrown === 'object' && thrown !== null ? thrown : {};
  if (error.errcode !== undefined) {
    const kind = kindOfSqlite(error.errcode);
    return new DatabaseError(kind, codeOfSqlite(error.errcode), told(kind, error.message ?? '', sql));
  }
  if (error.code !== undefined || error.errno !== undefined || error.fatal !== undefined) {
    const kind = kindOfMysql(error);
    return new DatabaseError(kind, codeOfMysql(error), told(kind, wordsOfMysql(error), sql));
  }
  return new DatabaseError('other', thrown instanceof Error ? thrown.name : 'UNKNOWN', told('other', '', sql));
}

/** As {@link translateDatabaseError} while opening; a mistake in an entity stays the error that explains it. */
export function translateOpeningError(thrown: unknown): unknown {
  const fromDriver = typeof thrown === 'object' && thrown !== null && ['code', 'errno', 'errcode', 'fatal'].some((mark) => mark in thrown);
  return fromDriver || thrown instanceof QueryFailedError ? translateDatabaseError(thrown) : thrown;
}

/** True when the database did not answer, whatever was asked of it. */
export function isUnreachable(thrown: unknown): boolean {
  return thrown instanceof DatabaseError && (thrown.kind === 'lost' || thrown.kind === 'unreachable');
}

const SHOWN = 200;

function told(kind: DatabaseErrorKind, words: string, sql: string): string {
  if (kind !== 'other' || sql === '') return words;
  const shape = sql
    .slice(0, 4 * SHOWN)
    .replace(/'(?:[^'\\]|\\.|'')*('|$)/gs, "'…'")
    .replace(/\b\d+(\.\d+)?\b/g, '0')
    .replace(/\s+/g, ' ')
    .trim();
  return `${words === '' ? 'failed' : words} (in: ${shape.slice(0, SHOWN)})`;
}
