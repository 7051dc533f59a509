import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { DatabaseError, isUnreachable, translateDatabaseError } from './database-error.js';

const mysqlError = (errno: number, code: string, message: string): Error => Object.assign(new Error(message), { errno, code, sqlState: 'HY000', sql: 'secret' });
const sqliteError = (errcode: number, message: string): Error => Object.assign(new Error(message), { code: 'ERR_SQLITE_ERROR', errcode });

describe('A database error', () => {
  it.each([
    ['conflict', mysqlError(1213, 'ER_LOCK_DEADLOCK', 'Deadlock found')],
    ['conflict', mysqlError(1205, 'ER_LOCK_WAIT_TIMEOUT', 'Lock wait timeout exceeded')],
    ['conflict', mysqlError(1020, 'ER_CHECKREAD', 'Record has changed since last read')],
    ['conflict', mysqlError(1180, 'ER_ERROR_DURING_COMMIT', 'Got error 149 during COMMIT')],
    ['overtaken', mysqlError(1062, 'ER_DUP_ENTRY', 'Duplicate entry')],
    ['overtaken', mysqlError(1452, 'ER_NO_REFERENCED_ROW_2', 'Cannot add or update a child row')],
    ['lost', Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', errno: -104 })],
    ['lost', Object.assign(new Error('Connection lost'), { code: 'PROTOCOL_CONNECTION_LOST', fatal: true })],
    ['lost', new (class extends Error { code = 'EPIPE' })()],
    ['lost', mysqlError(2006, 'ER_GONE', 'server has gone away')],
    ['lost', Object.assign(new Error("Can't add new command when connection is in closed state"), { fatal: true })],
    ['unreachable', Object.assign(new Error('connect'), { code: 'ECONNREFUSED', errno: -111 })],
    ['unreachable', Object.assign(new Error('connect'), { code: 'ETIMEDOUT', fatal: true })],
    ['unreachable', mysqlError(1047, 'ER_UNKNOWN_COM_ERROR', 'WSREP has not yet prepared node for application use')],
    ['unreachable', mysqlError(1040, 'ER_CON_COUNT_ERROR', 'Too many connections')],
    ['other', mysqlError(1064, 'ER_PARSE_ERROR', 'You have an error')],
    ['conflict', sqliteError(5, 'database is locked')],
    ['conflict', sqliteError(517, 'database is locked')],
    ['overtaken', sqliteError(2067, 'UNIQUE constraint failed: t.a')],
    ['overtaken', sqliteError(1555, 'UNIQUE constraint failed: t.id')],
    ['unreachable', sqliteError(13, 'database or disk is full')],
    ['other', sqliteError(787, 'FOREIGN KEY constraint failed')],
  ])('is told to be %s by its number or code: %s', (kind, thrown) => {
    expect(translateDatabaseError(thrown).kind).toBe(kind);
  });

  it('never carries a value: not the duplicate one, not the statement’s, not a parameter', () => {
    const secrets = [
      mysqlError(1062, 'ER_DUP_ENTRY', "Duplicate entry 'secret' for key 'uq_email'"),
      mysqlError(1064, 'ER_PARSE_ERROR', "syntax to use near 'secret' at line 1"),
      mysqlError(1366, 'ER_TRUNCATED_WRONG_VALUE_FOR_FIELD', "Incorrect integer value: 'secret' for column"),
      new QueryFailedError('SELECT ?', ['secret'], mysqlError(1366, 'ER_WRONG', 'secret')),
      new Error('secret'),
    ];
    for (const thrown of secrets) {
      const error = translateDatabaseError(thrown, "SELECT * FROM t WHERE a = 'secret' AND b = 'it''s secret' AND c = 1");
      expect(`${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain('secret');
    }
  });

  it('names the key that is duplicate, and shows the form of a statement that is wrong', () => {
    expect(translateDatabaseError(mysqlError(1062, 'ER_DUP_ENTRY', "Duplicate entry 'x' for key 'uq_email'")).message).toBe('ER_DUP_ENTRY: duplicate entry for key uq_email');
    expect(translateDatabaseError(sqliteError(1, 'no such column: x'), "SELECT x\nFROM t WHERE a = 'b' LIMIT 5").message).toBe(
      "SQLITE_ERROR: no such column: x (in: SELECT x FROM t WHERE a = '…' LIMIT 0)",
    );
  });

  it('says whether the database was out of reach', () => {
    expect(isUnreachable(new DatabaseError('lost', 'EPIPE', ''))).toBe(true);
    expect(isUnreachable(new DatabaseError('unreachable', 'ECONNREFUSED', ''))).toBe(true);
    expect(isUnreachable(new DatabaseError('conflict', 'SQLITE_BUSY', ''))).toBe(false);
    expect(isUnreachable(new Error('else'))).toBe(false);
  });
});
