import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { composition } from './composition.js';
import { readConfig } from './platform/config/config.js';
import { learnerAppIn } from './platform/http/learner-app.js';
import { createLog } from './platform/log/log.js';
import { startSite, type RunningSite } from './platform/site/site.js';
import { tellFailure } from './platform/site/tell-failure.js';

const webApp = (name: string) => fileURLToPath(new URL(`../../${name}/dist`, import.meta.url));

async function main(): Promise<void> {
  // Whatever is written (the database file, the secret key) is for this account alone.
  process.umask(0o077);
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'Portico fails and ends.');
    process.exit(1);
  });
  const webApps = { admin: webApp('admin-web'), learner: await learnerAppIn(webApp('learner-web')) };
  const site = await startSite({ config, composition, log, webApps });
  const { origin } = config.publicUrl;
  const place = site.address === '' ? 'answers no requests: it is a worker of' : 'is at';
  const listening = site.address === '' ? '' : ` (listening on ${site.address}; API: ${origin}/graphql)`;
  process.stdout.write(`Portico ${place} ${origin}/admin/${listening}\n`);
  if (site.setUpLink !== null) process.stdout.write(`Set it up, once, at ${site.setUpLink}\n`);
  stopOnSignals(site);
}

/** The first signal ends the site gently, a second at once. */
function stopOnSignals(site: RunningSite): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    void site.stop().then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
}

try {
  await main();
} catch (failure) {
  tellFailure(failure, 'Portico cannot start.');
}
