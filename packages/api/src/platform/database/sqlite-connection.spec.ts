import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DatabaseError } from './database-error.js';
import { SqliteConnection } from './sqlite-connection.js';

describe('SqliteConnection', () => {
  let connection: SqliteConnection;

  beforeEach(() => {
    connection = new SqliteConnection(':memory:', {});
  });

  afterEach(() => connection.close());

  it('binds texts, numbers, booleans, bytes and null; undefined is null', () => {
    const [row] = connection.prepare('SELECT ? AS a, ? AS b, ? AS c, ? AS d, ? AS e, ? AS f').all('text', 1.5, true, Buffer.from('x'), null, undefined);
    expect({ ...row }).toEqual({ a: 'text', b: 1.5, c: 1, d: Buffer.from('x'), e: null, f: null });
  });

  it.each([[new Date()], [{}], [[1]], [Symbol('x')], [() => 1]])('refuses to bind what no database could read back: %p', (value) => {
    expect(() => connection.prepare('SELECT ?').all(value)).toThrow(DatabaseError);
  });

  it('refuses a parameter too few or too many, a question mark inside a text being none', () => {
    const statement = connection.prepare(`SELECT ? AS a, '?' AS b, "?" AS c FROM (SELECT 1 AS "?")`);
    expect(statement.all(1)).toHaveLength(1);
    expect(() => statement.all()).toThrow('1 parameters are needed, 0 were given');
    expect(() => statement.all(1, 2)).toThrow('1 parameters are needed, 2 were given');
  });

  it('keeps statements prepared, the most recently used five hundred of them', () => {
    const first = connection.prepare('SELECT 0');
    for (let at = 1; at <= 499; at += 1) connection.prepare(`SELECT ${at}`);
    expect(connection.prepare('SELECT 0')).toBe(first);
    const second = connection.prepare('SELECT 1');
    for (let at = 500; at <= 998; at += 1) connection.prepare(`SELECT ${at}`);
    expect(connection.prepare('SELECT 1')).toBe(second);
    expect(connection.prepare('SELECT 0')).not.toBe(first);
  });
});
