import type { Clock } from '../../kernel/clock.js';
import type { Config } from '../config/config.js';
import { openDatabase, type OpenDatabase } from '../database/open-database.js';
import { StoredGuessBudget } from '../guess-budget/stored-guess-budget.js';
import { StoredIdempotency } from '../idempotency/stored-idempotency.js';
import { StoredJobs } from '../jobs/stored-jobs.js';
import type { Log } from '../log/log.js';
import { LocalMailbox } from '../mail/local-mailbox.js';
import { SmtpTransport } from '../mail/smtp-transport.js';
import { StoredOutbox } from '../outbox/stored-outbox.js';
import { Argon2Passwords } from '../passwords/argon2-passwords.js';
import { SharpPictures } from '../pictures/sharp-pictures.js';
import { KeySeal } from '../secrets/key-seal.js';
import { StoredSessions } from '../sessions/stored-sessions.js';
import type { Composition, CompositionParts } from './composition-contract.js';
import { databaseFault } from './start-fault.js';

/**
 * Opens the database and brings its tables up to date.
 *
 * @throws StartFault saying why it cannot
 */
export async function openMigrated({ databaseUrl }: Config, { entities, migrations }: Composition, log: Log): Promise<OpenDatabase> {
  let database: OpenDatabase | undefined;
  try {
    database = await openDatabase({ url: databaseUrl, entities, migrations, onProblem: ({ what, error }) => log.error({ err: error }, what) });
    const made = await database.migrate();
    if (made.length > 0) log.info({ migrations: made }, 'The tables were brought up to date.');
    return database;
  } catch (failure) {
    await database?.close();
    throw databaseFault(failure);
  }
}

/** What the slices stand on, with this database behind it. */
export interface SiteStandsOn extends CompositionParts {
  readonly sessions: StoredSessions;
  readonly guessBudget: StoredGuessBudget;
  readonly idempotency: StoredIdempotency;
  readonly mailTransport: LocalMailbox | SmtpTransport;
  readonly keptMails: LocalMailbox;
}

/** Makes what the slices stand on. */
export function partsOn(database: OpenDatabase, { config, log, clock }: { readonly config: Config; readonly log: Log; readonly clock: Clock }): SiteStandsOn {
  const seal = new KeySeal(config.secretKey);
  const keptMails = new LocalMailbox(database, seal);
  return {
    database,
    clock,
    passwords: new Argon2Passwords(),
    pictures: new SharpPictures(),
    sessions: new StoredSessions(database, clock),
    guessBudget: new StoredGuessBudget(database, log),
    idempotency: new StoredIdempotency(database, config.secretKey),
    outbox: new StoredOutbox(seal),
    jobs: new StoredJobs(),
    seal,
    mailTransport: config.smtpUrl === null ? keptMails : new SmtpTransport({ url: config.smtpUrl, host: config.publicUrl.hostname }),
    keptMails,
    publicUrl: config.publicUrl,
    log,
    ownerFromEnv: config.owner,
  };
}
