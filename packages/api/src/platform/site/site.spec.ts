import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Query, Resolver } from 'type-graphql';
import { gate } from '../../../test/harness/counters.js';
import { NO_FILES } from '../../../test/harness/no-files.js';
import { platformTables } from '../../../test/harness/platform-tables.js';
import { Allow, anyone } from '../../kernel/policy.js';
import { readConfig, type Config } from '../config/config.js';
import { GuessBudgetRow } from '../guess-budget/guess-budget.entity.js';
import { learnerAppIn } from '../http/learner-app.js';
import { createLog } from '../log/log.js';
import { Session } from '../sessions/session.entity.js';
import type { Composition } from './composition-contract.js';
import { startSite, type RunningSite } from './site.js';
import { StartFault } from '../../kernel/start-fault.js';

let entered = gate();
let door = gate();

@Resolver()
class SlowResolver {
  @Allow(anyone)
  @Query(() => String)
  async wait(): Promise<string> {
    entered.open();
    await door.passed;
    return 'done';
  }
}

const composition: Composition = {
  resolvers: [SlowResolver],
  entities: [Session, GuessBudgetRow],
  migrations: [platformTables],
  compose: ({ publicUrl }) => ({
    container: { get: () => new SlowResolver() },
    viewers: { along: { columns: [], joins: '' }, viewerOf: () => null },
    introspection: () => Promise.resolve(true),
    firstRun: () => Promise.resolve(`${publicUrl.origin}/admin/set-up#token`),
    tasks: [],
    couriers: [],
    ...NO_FILES,
    jobKinds: [],
    downloads: [],
    jsonFiles: [],
  }),
  commands: [],
};

let folder: string;
let site: RunningSite | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portico-start-'));
  [entered, door] = [gate(), gate()];
});
afterEach(async () => {
  door.open();
  await site?.stop();
  site = undefined;
  rmSync(folder, { recursive: true });
});

async function start(settings: Partial<Config> = {}, lines: string[] = []): Promise<RunningSite> {
  const config = { ...readConfig({ PORTICO_DATA_DIR: folder }), port: 0, ...settings };
  const log = createLog('warn', { write: (line) => void lines.push(line) });
  site = await startSite({ config, composition, log, webApps: { admin: join(folder, 'none'), learner: await learnerAppIn(join(folder, 'learner')) } });
  return site;
}

const ask = (at: RunningSite) =>
  fetch(`${at.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ wait }"}' });

async function faultOf(starting: Promise<unknown>): Promise<string> {
  const failure: unknown = await starting.catch((thrown: unknown) => thrown);
  expect(failure).toBeInstanceOf(StartFault);
  return (failure as StartFault).message;
}

describe('a site', () => {
  it('makes its tables, gives the link to set it up, and answers', async () => {
    const running = await start();
    expect(running.setUpLink).toBe('http://localhost:4000/admin/set-up#token');
    door.open();
    expect(await (await ask(running)).json()).toEqual({ data: { wait: 'done' } });
    expect((await fetch(`${running.address}/readyz`)).status).toBe(200);
  });

  it('says how to build its pages when they are not built', async () => {
    const running = await start();
    for (const path of ['/admin/', '/acme/FALL-2026', '/nobody/at/all']) {
      const response = await fetch(`${running.address}${path}`);
      expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('npx pnpm start')]);
    }
  });

  it('lets requests under way finish when it stops, and takes no new ones', async () => {
    const running = await start();
    const asked = ask(running);
    await entered.passed;
    const stopped = running.stop();
    await expect(fetch(`${running.address}/livez`)).rejects.toThrow('fetch failed');
    door.open();
    expect(await (await asked).json()).toEqual({ data: { wait: 'done' } });
    await stopped;
  });

  it('lets operations finish whose caller has gone, before the database is closed', async () => {
    const running = await start();
    const gone = new AbortController();
    const asked = fetch(`${running.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ wait }"}', signal: gone.signal });
    await entered.passed;
    gone.abort();
    await expect(asked).rejects.toThrow();
    let stopped = false;
    const stopping = running.stop().then(() => (stopped = true));
    await expect(fetch(`${running.address}/livez`)).rejects.toThrow();
    for (let turn = 0; turn < 100; turn += 1) await new Promise((later) => setImmediate(later));
    expect(stopped).toBe(false);
    door.open();
    await stopping;
  });

  it('warns when session cookies would cross a network in the clear', async () => {
    const lines: string[] = [];
    await start({ publicUrl: new URL('http://learn.example.com') }, lines);
    expect(lines.join('')).toContain('not Secure');
  });

  it('says in one line that its port is taken', async () => {
    const taker = createServer();
    const port = await new Promise<number>((resolve) => {
      taker.listen(0, '127.0.0.1', () => {
        const address = taker.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    expect(await faultOf(start({ port }))).toBe(`Port ${port} of 127.0.0.1 is taken. Stop what uses it, or choose another PORT.`);
    await new Promise((closed) => taker.close(closed));
  });

  it('says in one line that its database does not answer, without its address', async () => {
    const message = await faultOf(start({ databaseUrl: 'mysql://portico:hunter2@127.0.0.1:1/portico' }));
    expect(message).toBe('The database does not answer (ECONNREFUSED). Check DATABASE_URL, and that the server runs.');
  });

  it('says in one line that its database file cannot be opened', async () => {
    expect(await faultOf(start({ databaseUrl: `sqlite:${folder}` }))).toMatch(/^The database [^\n]+\.$/);
  });
});
