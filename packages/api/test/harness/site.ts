import { afterAll, beforeAll } from '@jest/globals';
import { composition } from '../../src/composition.js';
import { ENTITIES } from '../../src/entities.js';
import type { OpenDatabase } from '../../src/platform/database/open-database.js';
import type { Config } from '../../src/platform/config/config.js';
import { createLog } from '../../src/platform/log/log.js';
import { runSite, type RunningSite } from '../../src/platform/site/site.js';
import { Caller } from './caller.js';
import { onEachDatabase, type TestDatabase } from './databases.js';
import { PLAIN_PAGES } from './plain-pages.js';
import { OWNER, TEST_CONFIG } from './site-settings.js';
import { TestClock } from './test-clock.js';

/** The whole product, running: real HTTP, a real database, a clock of ours. */
export class Site {
  readonly clock = new TestClock();
  readonly logged: string[] = [];
  #database: OpenDatabase | undefined;
  #running: RunningSite | undefined;

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
    await database.migrate();
    this.#running = await runSite(database, {
      config: { ...TEST_CONFIG, ...settings },
      composition,
      log: createLog('info', { write: (line) => void this.logged.push(line) }),
      // What pages look like is not for the API's tests.
      webApps: { admin: '', learner: { files: '', pages: PLAIN_PAGES } },
      clock: this.clock,
    });
  }

  async close(): Promise<void> {
    await this.#running?.stop();
  }

  /** Delivers what waits in the outbox, as a worker would. */
  async deliver(): Promise<void> {
    await this.#running?.runTask('deliver the outbox');
  }

  /** Tells staff of seats that run out, as a worker would. */
  async tellOfSeats(): Promise<void> {
    await this.#running?.runTask('tell of seats that run out');
  }

  /** Forgets uploads and logos whose time has come, as a worker would. */
  async sweepFiles(): Promise<void> {
    for (const what of ['uploads', 'logos']) await this.#running?.runTask(`sweep ${what}`);
  }

  /** Writes the reminders that are due, as a worker would. */
  async remind(): Promise<void> {
    await this.#running?.runTask('remind of invites');
  }

  /** Does the jobs that wait, to their end, as a worker would. */
  async doJobs(): Promise<void> {
    await this.#running?.runTask('do the jobs');
  }

  /** Takes batches away whose codes will never be complete, as a worker would. */
  async clearBatches(): Promise<void> {
    await this.#running?.runTask('clear batches away');
  }

  /** Frees the seats whose time has come, as a worker would. */
  async sweep(): Promise<void> {
    await this.#running?.runTask('free the seats of ended accesses');
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

/**
 * Declares the same tests on a running site with SQLite and on one with MariaDB.
 *
 * @param settings or how to get them, once for each site: whatever has to be there before it
 */
export function onEachSite(declare: (site: Site) => void, settings: Partial<Config> | (() => Promise<Partial<Config>>) = {}): void {
  onEachDatabase((open, on) => {
    const site = new Site(on);
    beforeAll(async () => site.open(await open({ entities: [...ENTITIES], migrations: composition.migrations }), typeof settings === 'function' ? await settings() : settings));
    afterAll(() => site.close());
    declare(site);
  });
}
