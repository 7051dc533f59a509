/** An error of the database, by the number MariaDB gives it, or a connection that breaks: before a statement, or after COMMIT was done. */
export type FaultKind = '1213' | '1205' | '1062' | '1020' | 'lost-commit' | 'lost-connection';

/** All of them, to loop over. */
export const FAULT_KINDS: readonly FaultKind[] = ['1213', '1205', '1062', '1020', 'lost-commit', 'lost-connection'];

const MYSQL = {
  '1213': { code: 'ER_LOCK_DEADLOCK', errno: 1213, sqlState: '40001' },
  '1205': { code: 'ER_LOCK_WAIT_TIMEOUT', errno: 1205, sqlState: 'HY000' },
  '1062': { code: 'ER_DUP_ENTRY', errno: 1062, sqlState: '23000' },
  '1020': { code: 'ER_CHECKREAD', errno: 1020, sqlState: 'HY000' },
};
const LOST = { code: 'ECONNRESET', errno: -104, fatal: true };
const SQLITE_BUSY = 5;
const SQLITE_CONSTRAINT_UNIQUE = 2067;

/** The error as the driver itself throws it. SQLite is busy where MariaDB has a conflict, and knows no connection to lose. */
export function driverError(dialect: 'sqlite' | 'mysql', fault: FaultKind): Error {
  const error = new Error(`planted ${fault}`);
  if (fault === 'lost-commit' || fault === 'lost-connection') return Object.assign(error, LOST);
  if (dialect === 'mysql') return Object.assign(error, MYSQL[fault]);
  return Object.assign(error, { errcode: fault === '1062' ? SQLITE_CONSTRAINT_UNIQUE : SQLITE_BUSY });
}
