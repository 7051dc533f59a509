import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import { closeBrowser, openBrowser } from './browser.js';
import { BuiltServer } from './built-server.js';
import { Caller } from './caller.js';
import { mariadbDatabase, sqliteFolder, type Place } from './databases.js';
import { Owner, OWNER } from './owner.js';
import { openPage, partFromEverybody, partFromVisitors, type Visitor, type VisitorOptions } from './visitor.js';

const DAY = 86_400_000;

/** What its log says of a bug or a failure of its own. */
const TROUBLE = /"level":"(error|fatal)"/;

/** The built product, running on a database of its own. */
export class Site {
  #server: BuiltServer | undefined;
  #settings: Readonly<Record<string, string>> = {};
  #staff: Promise<Caller> | undefined;
  #addresses = 0;

  constructor(private readonly place: Place) {}

  /** Where browsers reach it; no slash at the end. */
  get url(): string {
    if (this.#server === undefined) throw new Error('The site is not open.');
    return this.#server.url;
  }

  async open(settings: Readonly<Record<string, string>>): Promise<void> {
    const owner = { PORTICO_OWNER_EMAIL: OWNER.email, PORTICO_OWNER_PASSWORD: OWNER.password };
    const stored = await this.place.make();
    // The browser starts meanwhile; whoever opens the first page hears when it could not.
    openBrowser().catch(() => undefined);
    this.#settings = { ...owner, TRUSTED_PROXIES: '127.0.0.1/32', ...stored, ...settings };
    this.#server = await BuiltServer.start(this.#settings);
  }

  /**
   * Ends the server and starts it anew at the same address, with what is stored; pages stay open meanwhile.
   *
   * @param days later than it is, by the server's clock; browsers have their own
   */
  async restart({ days = 0 } = {}): Promise<void> {
    const { port } = new URL(this.url);
    await this.#server?.stop();
    this.#server = await BuiltServer.start({ ...this.#settings, PORTICO_TEST_AHEAD: String(days * DAY) }, Number(port));
    // So much later nobody is signed in any more.
    if (days > 0) this.#staff = undefined;
  }

  /** @throws Error when the server logged trouble while it ran */
  async close(): Promise<void> {
    await this.#server?.stop();
    await this.place.remove();
    const troubles = (this.#server?.log ?? '').split('\n').filter((line) => TROUBLE.test(line));
    if (troubles.length > 0) throw new Error(`The server logged trouble:\n${troubles.join('\n')}`);
  }

  /** A page of a fresh browser context, which calls from an address of its own: it has a guess budget of its own. */
  visitor(options: VisitorOptions = {}): Promise<Visitor> {
    return openPage({ url: this.url, address: this.#newAddress() }, options);
  }

  /** Somebody without a browser and without cookies. */
  stranger(): Caller {
    return new Caller(this.url, this.#newAddress());
  }

  /** Staff's hand. */
  async owner(): Promise<Owner> {
    return new Owner(await this.ownerCaller());
  }

  /** The owner, signed in without a browser. */
  ownerCaller(): Promise<Caller> {
    this.#staff ??= this.#signIn();
    return this.#staff;
  }

  /** A page of a fresh browser in which the owner has signed in. */
  async staff(options: Omit<VisitorOptions, 'as'> = {}): Promise<Visitor> {
    return this.visitor({ ...options, as: await this.ownerCaller() });
  }

  /** The one-time link by which the first owner sets the site up; null where there is an owner. */
  get setUpLink(): string | null {
    return /Set it up, once, at (\S+)/.exec(this.#server?.log ?? '')?.[1] ?? null;
  }

  async #signIn(): Promise<Caller> {
    const caller = this.stranger();
    await caller.ask('mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Problem { message } } }', { input: OWNER });
    return caller;
  }

  #newAddress(): string {
    this.#addresses += 1;
    return `198.18.${this.#addresses >> 8}.${this.#addresses & 255}`;
  }
}

/**
 * Declares the same journeys on the built product with SQLite and with MariaDB. After each, the visitors' pages must have
 * been free of trouble; after all, the server's log must.
 *
 * @param settings of the server, as environment variables
 */
export function onEachDatabase(declare: (site: Site) => void, settings: Readonly<Record<string, string>> = {}): void {
  onPlaces([['SQLite', sqliteFolder()], ['MariaDB', mariadbDatabase()]], declare, settings);
}

/** The same with SQLite alone: for what no database can change. */
export function onSqlite(declare: (site: Site) => void): void {
  onPlaces([['SQLite', sqliteFolder()]], declare, {});
}

function onPlaces(places: readonly (readonly [name: string, place: Place])[], declare: (site: Site) => void, settings: Readonly<Record<string, string>>): void {
  afterAll(closeBrowser);
  for (const [name, place] of places) {
    describe(`on ${name}`, () => {
      const site = new Site(place);
      beforeAll(() => site.open(settings));
      afterEach(partFromVisitors);
      afterAll(partFromEverybody);
      afterAll(() => site.close());
      declare(site);
    });
  }
}
