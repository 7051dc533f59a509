import { once } from 'node:events';
import type { OpenDatabase } from '../../src/platform/database/open-database.js';
import { Caller } from './caller.js';
import { runChild, type Child } from './child-process.js';
import type { Death } from './dying-database.js';
import type { Place } from './factories.js';
import { TestClock } from './test-clock.js';

/** The whole product in a process of its own, which can be killed at a chosen moment and started again on the same database. */
export class KillableSite implements Place {
  readonly clock = new TestClock();
  #child: Child | undefined;
  #url = '';
  #addresses = 0;

  /** @param database the same database, opened by the test too */
  constructor(
    readonly database: OpenDatabase,
    private readonly databaseUrl: string,
  ) {}

  /** Where it is; each start gets a port of its own. */
  get url(): string {
    return this.#url;
  }

  async start(): Promise<void> {
    this.#child = runChild('site.child.ts', [this.databaseUrl]);
    this.#url = await this.#line();
  }

  /** Lets it kill itself. */
  async arm({ moment, calls }: Death): Promise<void> {
    this.#child!.tell(`${moment} ${calls}`);
    await this.#line();
  }

  /** How it ended. */
  async end(): Promise<string> {
    return this.#child!.finished.then(
      () => 'ended by itself',
      (failure: Error) => failure.message,
    );
  }

  async stop(): Promise<void> {
    this.#child?.kill();
    if (this.#child !== undefined) await this.end();
  }

  stranger(): Caller {
    this.#addresses += 1;
    return new Caller(this.#url, `198.19.${this.#addresses >> 8}.${this.#addresses & 255}`);
  }

  /** The next line it prints. */
  async #line(): Promise<string> {
    const child = this.#child!;
    const died = child.finished.then((): never => {
      throw new Error('The site ended before it was told to.');
    });
    const [line] = (await Promise.race([once(child.lines, 'line'), died])) as [string];
    return line;
  }
}
