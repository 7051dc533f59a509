import { afterAll, beforeAll } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composition } from '../../src/composition.js';
import { ENTITIES } from '../../src/entities.js';
import type { OpenDatabase } from '../../src/platform/database/open-database.js';
import type { Config } from '../../src/platform/config/config.js';
import { createLog } from '../../src/platform/log/log.js';
import { runSite, type RunningSite } from '../../src/platform/site/site.js';
import { Caller } from './caller.js';
import { onEachDatabase, type TestDatabase } from './databases.js';

/** The owner every test site has. */
export const OWNER = { email: 'owner@portico.test', password: 'a lantern over the gate' } as const;

/** A clock that stands still until told otherwise. */
export class TestClock {
  time = new Date('2026-03-01T09:00:00.000Z');

  now(): Date {
    return new Date(this.time);
  }

  /** A time from now, as the API writes times. */
  in({ days = 0, seconds = 0 }: { readonly days?: number; readonly seconds?: number }): string {
    return new Date(this.time.getTime() + (days * 86_400 + seconds) * 1_000).toISOString();
  }

  advance({ days = 0, seconds = 0 }: { readonly days?: number; readonly seconds?: number }): void {
    this.time = new Date(this.time.getTime() + (days * 86_400 + seconds) * 1_000);
  }
}

/** The whole product, running: real HTTP, a real database, a clock of ours. */
export class Site {
  readonly clock = new TestClock();
  readonly logged: string[] = [];
  #database: OpenDatabase | undefined;
  #running: RunningSite | undefined;
  /** A web app that is one empty page: what pages look like is not for the API's tests. */
  readonly #pages = mkdtempSync(join(tmpdir(), 'portico-pages-'));

  constructor(readonly on: TestDatabase) {}

  /** For what only the database can tell or what a test makes by the thousand. */
  get database(): OpenDatabase {
    if (this.#database === undefined) throw new Error('The site is not open.');
    return this.#database;
  }

  get url(): string {
    if (this.#running === undefined) throw new Error('The site is not open.');
    return this.#running.address;
  }

  get setUpLink(): string | null {
    return this.#running?.setUpLink ?? null;
  }

  async open(database: OpenDatabase, settings: Partial<Config> = {}): Promise<void> {
    this.#database = database;
    writeFileSync(join(this.#pages, 'index.html'), '<!doctype html><title>Portico</title>');
    await database.migrate();
    this.#running = await runSite(database, {
      config: { ...CONFIG, ...settings },
      composition: WITHOUT_TASKS,
      log: createLog('info', { write: (line) => void this.logged.push(line) }),
      webApps: { admin: this.#pages, learner: this.#pages },
      clock: this.clock,
    });
  }

  async close(): Promise<void> {
    await this.#running?.stop();
    rmSync(this.#pages, { recursive: true, force: true });
  }

  /** Somebody with no cookies, calling from an address of their own unless told. */
  stranger(address: string = newAddress()): Caller {
    return new Caller(this.url, address);
  }

  /** The owner, signed in. */
  async owner(): Promise<Caller> {
    const owner = this.stranger();
    await owner.signIn(OWNER);
    return owner;
  }
}

let addresses = 0;

/** An address nobody has called from. */
function newAddress(): string {
  addresses += 1;
  return `198.18.${addresses >> 8}.${addresses & 255}`;
}

/** What a site does by itself every minute goes by the real clock: a test that wants it calls it. */
const WITHOUT_TASKS: typeof composition = { ...composition, compose: (parts) => ({ ...composition.compose(parts), tasks: [] }) };

const CONFIG: Config = {
  port: 0,
  host: '127.0.0.1',
  publicUrl: new URL('http://portico.test'),
  dataDir: tmpdir(),
  databaseUrl: '',
  secretKey: 'only for tests: thirty-two letters',
  owner: OWNER,
  trustedProxies: ['127.0.0.0/8'],
  logLevel: 'info',
};

/** Declares the same tests on a running site with SQLite and on one with MariaDB. */
export function onEachSite(declare: (site: Site) => void, settings: Partial<Config> = {}): void {
  onEachDatabase((open, on) => {
    const site = new Site(on);
    beforeAll(async () => site.open(await open({ entities: [...ENTITIES], migrations: composition.migrations }), settings));
    afterAll(() => site.close());
    declare(site);
  });
}
