import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isLoopback, readConfig, type Env } from './config.js';
import { ConfigFaults } from './config-faults.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portico-config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (env: Env = {}) => readConfig({ PORTICO_DATA_DIR: folder, ...env });

function faultsOf(env: Env): readonly string[] {
  try {
    read(env);
  } catch (thrown) {
    if (thrown instanceof ConfigFaults) return thrown.faults;
    throw thrown;
  }
  return [];
}

describe('the settings', () => {
  it('work without any', () => {
    const config = read();
    expect(config).toMatchObject({ port: 4000, host: '127.0.0.1', owner: null, smtpUrl: null, roles: ['web', 'worker'], trustedProxies: [], logLevel: 'info' });
    expect(config.publicUrl.origin).toBe('http://localhost:4000');
    expect(config.databaseUrl).toBe(`sqlite:${join(folder, 'portico.sqlite')}`);
  });

  it('take an empty variable for none', () => {
    expect(read({ PORT: '', DATABASE_URL: ' ' }).port).toBe(4000);
  });

  it('keep one secret key per data folder, which only its owner reads', () => {
    const { secretKey } = read();
    expect(secretKey.length).toBeGreaterThanOrEqual(32);
    expect(read().secretKey).toBe(secretKey);
    expect(readFileSync(join(folder, 'secret-key'), 'utf8')).toBe(secretKey);
    expect(statSync(join(folder, 'secret-key')).mode & 0o777).toBe(0o600);
  });

  it('are refused all at once, a line each', () => {
    const faults = faultsOf({
      PORT: '99999',
      PUBLIC_URL: 'https://learn.example.com/path',
      DATABASE_URL: 'postgres://somewhere/db',
      PORTICO_OWNER_EMAIL: 'owner@example.com',
      TRUSTED_PROXIES: '2',
      LOG_LEVEL: 'loud',
      PORTICO_SECRET_KEY: 'short',
      PORTICO_ROLES: 'web,cook',
      SMTP_URL: 'mail.example.com',
    });
    expect(faults).toHaveLength(9);
    expect(faults.every((fault) => !fault.includes('\n'))).toBe(true);
  });

  it('never repeat a secret when they are wrong', () => {
    const said = faultsOf({
      DATABASE_URL: 'mysql://portico:hunter2@/',
      PORTICO_SECRET_KEY: 'hunter2',
      PORTICO_OWNER_PASSWORD: 'hunter2',
      SMTP_URL: 'https://portico:hunter2@mail.example.com',
    }).join('\n');
    expect(said).toContain('DATABASE_URL');
    expect(said).not.toContain('hunter2');
  });

  it('need a secret key with a database server, because its processes share it', () => {
    const env = { DATABASE_URL: 'mariadb://portico:pw@db.example.com:3306/portico' };
    expect(faultsOf(env)).toEqual([expect.stringContaining('PORTICO_SECRET_KEY is needed')]);
    expect(read({ ...env, PORTICO_SECRET_KEY: 'k'.repeat(32) }).databaseUrl).toBe(env.DATABASE_URL);
  });

  it.each(['1', '10.0.0.1', '10.0.0.0/33', 'fd00::/129', 'proxy.example.com', '10.0.0.0/8/8', '*', 'loopback'])(
    'trust networks only, never %s',
    (proxies) => {
      expect(faultsOf({ TRUSTED_PROXIES: proxies })).toHaveLength(1);
    },
  );

  it('trust the networks listed', () => {
    expect(read({ TRUSTED_PROXIES: '10.0.0.0/8, fd00::/8' }).trustedProxies).toEqual(['10.0.0.0/8', 'fd00::/8']);
  });

  it('take a mail server with its password, and one role of two', () => {
    const smtpUrl = 'smtps://portico:pw%20@mail.example.com:465';
    expect(read({ SMTP_URL: smtpUrl, PORTICO_ROLES: 'worker' })).toMatchObject({ smtpUrl, roles: ['worker'] });
  });

  it('say so when the data folder cannot be written', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(faultsOf({ PORTICO_DATA_DIR: join(folder, 'file', 'data') })).toEqual([expect.stringMatching(/data folder .* cannot be written/)]);
  });

  it('keep the blanks of the owner’s password', () => {
    expect(read({ PORTICO_OWNER_EMAIL: 'o@example.com', PORTICO_OWNER_PASSWORD: ' with blanks ' }).owner?.password).toBe(' with blanks ');
  });
});

describe('isLoopback', () => {
  it.each(['http://localhost:1', 'http://127.0.0.1', 'http://127.8.8.8:4000', 'http://[::1]:4000'])('is true for %s', (url) => {
    expect(isLoopback(new URL(url))).toBe(true);
  });
  it.each(['http://localhost.example.com', 'http://192.168.0.1', 'http://127.example.com'])('is false for %s', (url) => {
    expect(isLoopback(new URL(url))).toBe(false);
  });
});
