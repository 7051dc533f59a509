// P9: the hover over a code in the admin app.
import { load } from '../closed-loop.mjs';
import { newSite } from '../database.mjs';
import { inTurn } from '../rounds.mjs';
import { startBare, startProduct } from '../server.mjs';
import { hashOf } from '../site/chance.mjs';
import { fillSite } from '../site/fill.mjs';
import { codeId, signInOwner, refreshSessions } from '../site/people.mjs';

const SITE = { clients: 100, codes: 10_000, learners: 10_000 };
const CONNECTIONS = 10;
const WARM_UP = 6_000;
const HOVERED = 1_000;

export const HOVER = 'query CodeAccess($id: ID!) { codeAccess(codeId: $id) { client { id name } sublicenses { id name seats { taken limit } } } }';

/** Requests of the admin app hovering over codes picked by chance. */
export function hovers(plan, cookie) {
  const picked = Array.from({ length: HOVERED }, (_, at) => codeId(plan, hashOf(50, at) % plan.codes));
  return picked.map((id) => ({ path: '/graphql', headers: { cookie }, body: JSON.stringify({ query: HOVER, variables: { id } }), id }));
}

async function hovering({ database, rounds, size, profile }) {
  const each = size ?? 5_000;
  const url = await newSite(database);
  const writer = await database.open(url);
  const plan = await database.whileFilling(writer, () => fillSite(writer, SITE));
  const cookie = await signInOwner(writer);
  const requests = hovers(plan, cookie);
  const plain = requests.map(({ id }) => ({ path: '/code-access', headers: { cookie }, body: JSON.stringify({ codeId: id }) }));
  const servers = { bare: await startBare('code-access', url), product: await startProduct(url, { profile }) };
  const run = async (server, sent, count) => {
    await refreshSessions(writer);
    return load({ server, database, writer }, { connections: CONNECTIONS, count, requests: sent, expect: '"codeAccess":{"client":{"id":"cli_' });
  };
  await run(servers.bare, plain, WARM_UP);
  await run(servers.product, requests, WARM_UP);
  const figures = await inTurn({ rounds, baseline: () => run(servers.bare, plain, each), measured: () => run(servers.product, requests, each) });
  await servers.bare.stop();
  await servers.product.stop();
  const told = await database.describe(writer);
  await writer.close();
  return { figures, database: told, size: `${each} requests a round and side, ${CONNECTIONS} at once, over ${HOVERED} of ${SITE.codes} codes` };
}

export const codeAccess = {
  id: 'P9',
  name: 'code-access',
  databases: ['mariadb', 'sqlite'],
  what: 'hover: codeAccess with client, sublicenses and their seats, over GraphQL',
  baseline: 'Fastify + the bare driver: who asks in one statement, the answer in another, JSON.stringify',
  floor: 0.35,
  goal: 0.6,
  run: hovering,
};
