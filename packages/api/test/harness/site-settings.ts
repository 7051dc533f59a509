import { tmpdir } from 'node:os';
import type { Config } from '../../src/platform/config/config.js';

/** The owner every test site has. */
export const OWNER = { email: 'owner@portico.test', password: 'a lantern over the gate' } as const;

/** What test sites are told. */
export const TEST_CONFIG: Config = {
  // What a worker does by itself goes by the real clock: a test that wants it calls it.
  roles: ['web'],
  port: 0,
  host: '127.0.0.1',
  publicUrl: new URL('http://portico.test'),
  dataDir: tmpdir(),
  databaseUrl: '',
  secretKey: 'only for tests: thirty-two letters',
  owner: OWNER,
  smtpUrl: null,
  trustedProxies: ['127.0.0.0/8'],
  logLevel: 'info',
};
