// `pnpm bench admin-app`: how quick the admin app is in Chromium under a processor slowed four times, on a site with 10,000
// registration codes and 10,000 learners in one client.
import { createRequire } from 'node:module';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { need } from '../scripts/services.mjs';
import { root } from '../scripts/steps.mjs';
import { interact } from './admin/interactions.mjs';
import { watchTime } from './admin/page-clock.mjs';
import { openDatabase } from './database.mjs';
import { openSite } from './benches/reading.mjs';
import { slugOf } from './site/rows.mjs';

const { chromium } = createRequire(join(root, 'e2e/package.json'))('playwright-core');

const SIZE = { clients: 1, codes: 10_000, learners: 10_000 };
/** Times the processor is slowed. */
const SLOWED = 4;
/** Milliseconds at the 95th percentile. */
const BAR = 100;

function percentile(values, share) {
  const ascending = values.toSorted((a, b) => a - b);
  return ascending[Math.max(0, Math.ceil(ascending.length * share) - 1)];
}

/** What the app itself took: the server's part is left out. */
const own = ({ first, answer }) => first + answer;

function row(name, taken) {
  const [times, rest] = [taken.map(own), taken.map(({ all }) => all)];
  const most = Math.max(...taken.map(({ requests }) => requests));
  return `| ${name} | ${taken.length} | ${[percentile(times, 0.5), percentile(times, 0.95), percentile(rest, 0.95)].map((ms) => ms.toFixed(0)).join(' | ')} | ${most} |`;
}

async function browse(port, cookie) {
  const browser = await chromium.launch({ executablePath: process.env.PORTICO_TEST_CHROMIUM || need('chromium')[0] });
  try {
    const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}`, viewport: { width: 1280, height: 800 } });
    const [name, value] = cookie.split('=');
    await context.addCookies([{ name, value, url: `http://127.0.0.1:${port}` }]);
    await watchTime(context);
    const page = await context.newPage();
    const debug = await context.newCDPSession(page);
    await debug.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    return await interact(page, slugOf(0));
  } finally {
    await browser.close();
  }
}

/** Measures and prints; the lines are those of `docs/bench/README.md`. */
export async function measureAdminApp() {
  const database = await openDatabase('sqlite');
  const site = await openSite(database, SIZE);
  const server = await site.product();
  try {
    const { taken, shifts } = await browse(server.port, site.cookie);
    console.log(`\n| of the admin app | times | p50 ms | p95 ms (bar ${BAR}) | p95 with the server's part | requests at most |\n|---|---|---|---|---|---|`);
    for (const [name, times] of Object.entries(taken)) console.log(row(name, times));
    console.log(`\nLayout shift (bar 0): ${Object.entries(shifts).map(([name, shift]) => `${name} ${shift.toFixed(4)}`).join(', ')}. Load average ${loadavg().map((load) => load.toFixed(1)).join(', ')} on ${cpus().length} processors.`);
  } finally {
    await server.stop();
    await site.writer.close();
    await database.stop();
  }
}
