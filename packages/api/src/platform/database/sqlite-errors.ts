import type { DatabaseErrorKind } from './database-error-kind.js';

const NAMES: Readonly<Record<number, string>> = {
  1: 'SQLITE_ERROR',
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  19: 'SQLITE_CONSTRAINT',
  26: 'SQLITE_NOTADB',
  275: 'SQLITE_CONSTRAINT_CHECK',
  787: 'SQLITE_CONSTRAINT_FOREIGNKEY',
  1299: 'SQLITE_CONSTRAINT_NOTNULL',
  1555: 'SQLITE_CONSTRAINT_PRIMARYKEY',
  2067: 'SQLITE_CONSTRAINT_UNIQUE',
};

/** The name of an extended result code, or of the primary one it refines. */
export function codeOfSqlite(errcode: number): string {
  return NAMES[errcode] ?? NAMES[errcode & 0xff] ?? `SQLITE_${errcode}`;
}

/** What follows from a result code: a full disk or a failing one counts as a database out of reach. */
export function kindOfSqlite(errcode: number): DatabaseErrorKind {
  if (errcode === 1555 || errcode === 2067) return 'overtaken';
  const primary = errcode & 0xff;
  if (primary === 5 || primary === 6) return 'conflict';
  return primary === 10 || primary === 13 || primary === 14 ? 'unreachable' : 'other';
}
