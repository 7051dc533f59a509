import { describe, expect, it } from '@jest/globals';
import { NotFound } from '../../kernel/faults.js';
import { createLog, type Log } from './log.js';

function lineOf(write: (log: Log) => void): string {
  let lines = '';
  write(createLog('info', { write: (line) => (lines += line) }));
  return lines;
}

describe('the log', () => {
  it('is one line of JSON with level and time', () => {
    const line = lineOf((log) => log.info({ requestId: 'r-1' }, 'done'));
    expect(JSON.parse(line)).toEqual({ level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/), requestId: 'r-1', msg: 'done' });
  });

  it.each(['cookie', 'authorization', 'password', 'token', 'code', 'email', 'body'])('cuts out whatever stands under %s', (name) => {
    expect(lineOf((log) => log.info({ [name]: 'canary', request: { [name]: 'canary' } }))).not.toContain('canary');
  });

  it('tells our own errors in full', () => {
    expect(JSON.parse(lineOf((log) => log.error({ err: new NotFound('client') }, 'x'))).err).toEqual({
      name: 'NotFound',
      errorCode: 'NOT_FOUND',
      message: 'There is no such client.',
    });
  });

  it('masks what another error quotes or addresses, in message, stack and cause', () => {
    const driver = new Error("Duplicate entry 'canary' for key, canary@example.com, \"canary\" and 'canary");
    const err = new Error('Query failed for `canary`', { cause: driver });
    const line = lineOf((log) => log.error({ err }, 'x'));
    expect(line).not.toContain('canary');
    expect(JSON.parse(line).err.stack).toMatch(/^\s+at /);
  });

  it('never writes the SQL and the parameters an error carries', () => {
    const err = Object.assign(new Error('failed'), { query: 'SELECT canary', parameters: ['canary'], driverError: { sql: 'canary' } });
    expect(lineOf((log) => log.error({ err }))).not.toContain('canary');
  });
});
