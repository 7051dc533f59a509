// What benches of reads share: sites, servers on them, and two sides in turn.
import { load } from '../closed-loop.mjs';
import { newSite } from '../database.mjs';
import { inTurn } from '../rounds.mjs';
import { startBare, startProduct } from '../server.mjs';
import { fillSite } from '../site/fill.mjs';
import { refreshSessions, signInOwner } from '../site/people.mjs';

const CONNECTIONS = 10;

/** The site most benches run on. */
const SMALL = { clients: 100, codes: 10_000, learners: 10_000 };
const TEN_MILLION = 10_000_000;

/** A site as full as one may be, or with fewer codes and learners. */
export const filledSite = (codes = TEN_MILLION) => ({ clients: 1_000, codes, learners: codes / 10 });

/** The site a bench runs on. @param filled `--filled` */
export const siteFor = ({ filled }) => (filled ? filledSite() : SMALL);

/** From so many codes or learners on a site is worth keeping. */
const LARGE = 100_000;

/** The name a site of a size is kept under; undefined for one that is not kept. */
const keptName = ({ keeps }, { clients, codes, learners }) => (keeps && codes + learners >= LARGE ? `filled_${clients}_${codes}_${learners}` : undefined);

/** A filled site with the owner signed in. */
export async function openSite(database, size) {
  const url = await newSite(database, keptName(database, size));
  const writer = await database.open(url);
  const plan = await database.whileFilling(writer, () => fillSite(writer, size));
  return { database, url, writer, plan, cookie: await signInOwner(writer), product: (options) => startProduct(url, options), bare: (name) => startBare(name, url) };
}

export const sizeOf = ({ clients, codes, learners }) => `${clients} clients, ${codes} codes and ${learners} learners`;

/** A GraphQL request of the admin app. */
export const asks = (cookie, query, variables) => ({ path: '/graphql', headers: { cookie }, body: JSON.stringify({ query, variables }) });

/**
 * Reads from both sides in turn.
 *
 * @param sides each `{ site, server, requests, expect }`
 * @param each requests a round and side @param asTimes the ratio is of times, not of rates
 */
export async function readInTurn({ baseline, measured }, { rounds, each, warmUp, asTimes = false }) {
  const run = async ({ site, server, requests, expect }, count) => {
    await refreshSessions(site.writer);
    return load({ server, database: site.database, writer: site.writer }, { connections: CONNECTIONS, count, requests, expect });
  };
  await run(baseline, warmUp);
  await run(measured, warmUp);
  return inTurn({ rounds, asTimes, baseline: () => run(baseline, each), measured: () => run(measured, each) });
}

/** Ends what was opened; answers what the database says of itself. */
export async function closeAll(sites, servers) {
  for (const server of servers) await server.stop();
  const told = await sites[0].database.describe(sites[0].writer);
  for (const { writer } of new Set(sites)) await writer.close();
  return told;
}
