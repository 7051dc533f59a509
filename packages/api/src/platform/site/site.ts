import type { FastifyInstance } from 'fastify';
import { systemClock, type Clock } from '../../kernel/clock.js';
import { isLoopback, type Config } from '../config/config.js';
import type { OpenDatabase } from '../database/open-database.js';
import { GraphQLServer } from '../graphql/graphql-server.js';
import { buildPorticoSchema } from '../graphql/schema.js';
import { BuiltApp } from '../http/built-app.js';
import { createHttpServer } from '../http/http-server.js';
import type { LearnerApp } from '../http/learner-app.js';
import { JobWorker } from '../jobs/job-worker.js';
import { SmtpTransport } from '../mail/smtp-transport.js';
import { OutboxWorker } from '../outbox/outbox-worker.js';
import type { Log } from '../log/log.js';
import { BackgroundTasks, type BackgroundTask } from './background-tasks.js';
import type { Composition } from './composition-contract.js';
import { openMigrated, partsOn, type SiteStandsOn } from './site-parts.js';
import { listenFault } from './start-fault.js';

const HOUR = 3_600_000;
/** How soon what was put into the outbox is looked for, in milliseconds. */
const OUTBOX_EVERY = 1_000;
/** How soon a job that was started is taken up, in milliseconds. */
const JOBS_EVERY = 500;
/** How long requests under way may take once the site stops, in milliseconds. */
const PATIENCE = 10_000;

/** A site that answers. */
export interface RunningSite {
  /** Where it listens; empty for a process that answers no requests. */
  readonly address: string;
  /** The link that sets the site up; null when it is set up. */
  readonly setUpLink: string | null;
  /** Does now what a worker does by itself now and then. @param name of the task, such as `deliver the outbox` */
  runTask(name: string): Promise<void>;
  /** Takes no new requests, lets those under way finish, and closes the database. */
  stop(): Promise<void>;
}

/** What a site is started from. */
export interface SiteParts {
  readonly config: Config;
  readonly composition: Composition;
  readonly log: Log;
  /** The built web apps: of the admin app where its files lie. */
  readonly webApps: { readonly admin: string; readonly learner: LearnerApp };
  /** Only tests bring their own. */
  readonly clock?: Clock;
}

/**
 * Opens the database, brings its tables up to date, puts the slices together and listens.
 *
 * @throws StartFault saying why it cannot
 */
export async function startSite(parts: SiteParts): Promise<RunningSite> {
  const { config, composition, log } = parts;
  const database = await openMigrated(config, composition, log);
  try {
    return await runSite(database, parts);
  } catch (failure) {
    await database.close();
    throw failure;
  }
}

/** Puts the slices together on a database whose tables are there, and listens. It closes the database when it stops. */
export async function runSite(database: OpenDatabase, { config, composition, log, webApps, clock = systemClock }: SiteParts): Promise<RunningSite> {
  const given = partsOn(database, { config, log, clock });
  const { sessions, publicUrl } = given;
  const composed = composition.compose(given);
  const graphql = new GraphQLServer({ schema: await buildPorticoSchema(composition.resolvers, composed.container), log, introspection: () => composed.introspection() });
  await graphql.start();
  const setUpLink = await composed.firstRun();
  const state = { accepting: true };
  const app = createHttpServer({
    graphql,
    sessions,
    clock,
    log,
    publicUrl,
    viewers: composed.viewers,
    uploads: composed.uploads,
    logos: composed.logos,
    downloads: composed.downloads,
    jsonFiles: composed.jsonFiles,
    trustedProxies: config.trustedProxies,
    ping: () => database.ping(),
    accepting: () => state.accepting,
    admin: new BuiltApp(webApps.admin),
    learner: new BuiltApp(webApps.learner.files),
    pages: webApps.learner.pages,
  });
  const worker = new OutboxWorker({ database, clock, seal: given.seal, couriers: composed.couriers, log });
  const jobWorker = new JobWorker({ database, clock, kinds: composed.jobKinds, log });
  const address = config.roles.includes('web') ? await listen(app, config) : '';
  warnOfPlainCookies(publicUrl, log);
  const all = [...tasksOf(given, worker), ...jobTasks(jobWorker), ...composed.tasks];
  const tasks = new BackgroundTasks(config.roles.includes('worker') ? all : [], log);
  const stop = async () => {
    state.accepting = false;
    await Promise.all([closeGently(app), tasks.stop()]);
    await graphql.stop();
    if (given.mailTransport instanceof SmtpTransport) given.mailTransport.close();
    await database.close();
  };
  return { address, setUpLink, runTask: (name) => runNow(all, name), stop: once(stop) };
}

async function runNow(tasks: readonly BackgroundTask[], name: string): Promise<void> {
  const task = tasks.find((one) => one.name === name);
  if (task === undefined) throw new Error(`There is no task "${name}".`);
  await task.run(new AbortController().signal);
}

/** What the platform does by itself beside requests. */
function tasksOf({ sessions, guessBudget, idempotency, keptMails, clock }: SiteStandsOn, worker: OutboxWorker): BackgroundTask[] {
  return [
    { name: 'deliver the outbox', every: OUTBOX_EVERY, run: (stopping) => worker.run(stopping) },
    { name: 'sweep the outbox', every: HOUR, run: () => worker.sweep() },
    { name: 'sweep the mailbox', every: HOUR, run: () => keptMails.sweep(clock.now()) },
    { name: 'sweep sessions', every: HOUR, run: () => sessions.sweep() },
    { name: 'sweep guess budgets', every: HOUR, run: () => guessBudget.sweep(clock.now()) },
    { name: 'forget idempotency keys', every: HOUR, run: () => idempotency.sweep(clock.now()) },
  ];
}

function jobTasks(worker: JobWorker): BackgroundTask[] {
  return [
    { name: 'do the jobs', every: JOBS_EVERY, run: (stopping) => worker.run(stopping) },
    { name: 'forget old jobs', every: HOUR, run: () => worker.sweep() },
  ];
}

async function listen(app: FastifyInstance, config: Config): Promise<string> {
  try {
    return await app.listen({ host: config.host, port: config.port });
  } catch (failure) {
    await app.close();
    throw listenFault(failure, config);
  }
}

/** Requests under way may finish; whoever is not done in time is cut off. */
async function closeGently(app: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), PATIENCE);
  await app.close();
  clearTimeout(cut);
}

function warnOfPlainCookies(publicUrl: URL, log: Log): void {
  if (publicUrl.protocol === 'https:' || isLoopback(publicUrl)) return;
  log.warn('PUBLIC_URL is http: whoever listens on the network can read the session cookies, which are not Secure. Use https.');
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => (result ??= work());
}
