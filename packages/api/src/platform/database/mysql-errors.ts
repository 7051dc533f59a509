import type { DatabaseErrorKind, DriverError } from './database-error-kind.js';

/** Deadlock, lock wait, row changed under a snapshot, failed in COMMIT, certification (group replication, TiDB). */
const CONFLICTS = new Set([1213, 1205, 1020, 1180, 3101, 9007, 8028]);
const DUPLICATES = new Set([1062, 1586]);
/** A row pointed to is gone, or a row to delete is pointed to meanwhile. */
const FOREIGN_KEYS = new Set([1216, 1217, 1451, 1452]);
/** Shut down, connection killed, aborted, gone, lost, idle too long. */
const LOST = new Set([1053, 1077, 1152, 1158, 1159, 1160, 1161, 1927, 2006, 2013, 4031]);
/** Too many connections, a Galera node out of its cluster, a server turned read-only. */
const UNREACHABLE = new Set([1040, 1203, 1047, 1290, 1792, 1836, 2002, 2003]);

const LOST_CODES = new Set(['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE', 'ECONNABORTED', 'PROTOCOL_PACKETS_OUT_OF_ORDER']);
const UNREACHABLE_CODES = new Set([
  'ECONNREFUSED',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'PROTOCOL_SEQUENCE_TIMEOUT',
]);

/** What follows from an error of MariaDB, MySQL or the way to them. */
export function kindOfMysql({ code = '', errno, sqlState, fatal, message = '' }: DriverError): DatabaseErrorKind {
  if (errno !== undefined && errno > 0) {
    if (CONFLICTS.has(errno)) return 'conflict';
    if (DUPLICATES.has(errno) || FOREIGN_KEYS.has(errno)) return 'overtaken';
    if (LOST.has(errno)) return 'lost';
    if (UNREACHABLE.has(errno)) return 'unreachable';
  }
  if (sqlState === '40001') return 'conflict';
  if (LOST_CODES.has(code)) return 'lost';
  if (UNREACHABLE_CODES.has(code)) return 'unreachable';
  if (sqlState === undefined && (fatal === true || /connection (is )?(lost|closed|in closed state)|closed state/i.test(message))) return 'lost';
  return 'other';
}

/** The name of the error: the server's or the operating system's. */
export function codeOfMysql({ code, errno }: DriverError): string {
  return code ?? (errno === undefined ? 'CONNECTION_CLOSED' : `ER_${errno}`);
}

/** Errors whose text names columns, tables and constraints but never holds a value. */
const PLAIN = new Set([1040, 1044, 1045, 1046, 1048, 1049, 1050, 1054, 1091, 1136, 1146, 1205, 1213, 1264, 1364, 1406, 1451, 1452, 4025]);

/** The text of an error as far as it cannot hold a value; a duplicate key's holds the value itself. */
export function wordsOfMysql({ code = '', errno, message = '' }: DriverError): string {
  if (errno !== undefined && DUPLICATES.has(errno)) {
    const key = / for key '([\w.]+)'$/.exec(message)?.[1];
    return key === undefined ? 'duplicate entry' : `duplicate entry for key ${key}`;
  }
  if (errno !== undefined && PLAIN.has(errno)) return message;
  return LOST_CODES.has(code) || UNREACHABLE_CODES.has(code) ? 'the database server does not answer' : '';
}
