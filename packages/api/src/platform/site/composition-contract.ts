import type { ContainerType } from 'type-graphql';
import type { Clock } from '../../kernel/clock.js';
import type { Download } from '../../kernel/downloads.js';
import type { GuessBudget } from '../../kernel/guess-budget.js';
import type { Idempotency } from '../../kernel/idempotency.js';
import type { JobKind, Jobs } from '../../kernel/jobs.js';
import type { JsonFile } from '../../kernel/json-files.js';
import type { KeptMails, MailTransport } from '../../kernel/mail.js';
import type { Courier, Outbox } from '../../kernel/outbox.js';
import type { Pictures } from '../../kernel/pictures.js';
import type { PublicPictures, UploadReceiver } from '../../kernel/uploads.js';
import type { Passwords } from '../../kernel/passwords.js';
import type { Seal } from '../../kernel/seal.js';
import type { Sessions } from '../../kernel/sessions.js';
import type { OwnerFromEnv } from '../config/config.js';
import type { Migration } from '../database/migrations.js';
import type { OpenDatabase } from '../database/open-database.js';
import type { Entity } from '../database/opened-data-source.js';
import type { Resolvers } from '../graphql/schema.js';
import type { Log } from '../log/log.js';
import type { Viewers } from '../sessions/who-asks.js';
import type { BackgroundTask } from './background-tasks.js';

/** What the platform gives the slices. */
export interface CompositionParts {
  readonly database: OpenDatabase;
  readonly clock: Clock;
  readonly passwords: Passwords;
  readonly pictures: Pictures;
  readonly sessions: Sessions;
  readonly guessBudget: GuessBudget;
  readonly idempotency: Idempotency;
  readonly outbox: Outbox;
  readonly jobs: Jobs;
  readonly seal: Seal;
  readonly mailTransport: MailTransport;
  readonly keptMails: KeptMails;
  /** Scheme, host and port by which browsers reach the site. */
  readonly publicUrl: URL;
  readonly log: Log;
  readonly ownerFromEnv: OwnerFromEnv | null;
}

/** The slices, put together. */
export interface Composed {
  readonly container: ContainerType;
  readonly viewers: Viewers;
  /** Whether everybody may ask the API for its schema, and not staff alone. Cheap: asked by every request that does. */
  introspection(): Promise<boolean>;
  /** Done once the tables are there, before the site listens: the link that sets the site up; null when it is set up. */
  firstRun(): Promise<string | null>;
  /** Who keeps files that are put to the address of an upload. */
  readonly uploads: UploadReceiver;
  /** The pictures at `/logos/<hash>.png`. */
  readonly logos: PublicPictures;
  readonly tasks: readonly BackgroundTask[];
  /** Who takes what waits in the outbox. */
  readonly couriers: readonly Courier[];
  /** The files people may get. */
  readonly downloads: readonly Download[];
  /** Who does the jobs that wait. */
  readonly jobKinds: readonly JobKind[];
  /** The files of JSON people may get. */
  readonly jsonFiles: readonly JsonFile[];
}

/** Something an operator does from the command line. */
export interface Command {
  readonly name: string;
  /** What it does, in a line. */
  readonly does: string;
  /**
   * @returns the lines to print
   * @throws StartFault saying why it cannot
   */
  run(parts: CompositionParts): Promise<readonly string[]>;
}

/** What the platform needs to know of the slices to run them. */
export interface Composition {
  readonly resolvers: Resolvers;
  readonly entities: readonly Entity[];
  /** All there are, oldest first. */
  readonly migrations: readonly Migration[];
  compose(parts: CompositionParts): Composed;
  readonly commands: readonly Command[];
}
