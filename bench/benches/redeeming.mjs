// P6 and P7: signed-in learners redeem, sixteen at once.
import { load } from '../closed-loop.mjs';
import { inTurn } from '../rounds.mjs';
import { makeNewcomers, refreshSessions } from '../site/people.mjs';
import { recount } from '../site/recount.mjs';
import { openSite, siteFor, sizeOf } from './reading.mjs';

const CONNECTIONS = 16;
const WARM_UP = 4_000;

const DOCUMENT = `mutation Redeem($input: RedeemCodesInput!) { redeemCodes(input: $input) { __typename
  ... on CodesRedeemed { redemptions { id code redeemedAt } } ... on Problem { message } } }`;

/** Learners call from an address each, as they would from home. */
const headers = ({ cookie, address }) => ({ cookie, 'x-forwarded-for': address });

const overGraphQL = (person) => ({
  path: '/graphql',
  headers: { ...headers(person), 'portico-as': 'learner' },
  body: JSON.stringify({ query: DOCUMENT, variables: { input: { slug: person.slug, codes: [person.code] } } }),
});
const bare = (person) => ({ path: '/redeem', headers: headers(person), body: JSON.stringify({ slug: person.slug, code: person.code }) });

async function redeeming({ database, rounds, size, profile, filled }, { shared, connections = CONNECTIONS }) {
  const each = size ?? 3_000;
  const { writer, plan, bare: startBare, product } = await openSite(database, siteFor({ filled }));
  const people = await database.whileFilling(writer, () => makeNewcomers(writer, plan, { count: 2 * (WARM_UP + rounds * each), shared }));
  const servers = { bare: await startBare('redeem'), product: await product({ profile }) };
  const take = (count) => people.splice(0, count);
  const run = async (server, request, count) => {
    await refreshSessions(writer);
    return load({ server, database, writer }, { connections, count, requests: take(count).map(request), expect: '"__typename":"CodesRedeemed"' });
  };
  await run(servers.bare, bare, WARM_UP);
  await run(servers.product, overGraphQL, WARM_UP);
  const figures = await inTurn({ rounds, baseline: () => run(servers.bare, bare, each), measured: () => run(servers.product, overGraphQL, each) });
  await servers.bare.stop();
  await servers.product.stop();
  await recount(writer);
  const told = await database.describe(writer);
  await writer.close();
  return { figures, database: told, size: `${each} redemptions a round and side, ${connections} at once, on a site of ${sizeOf(siteFor({ filled }))}; afterwards every counter equalled its rows` };
}

const BASELINE = "Fastify + mysql2: reads the session, then the gate's own statements by hand, every affected count looked at";

export const redeemEach = {
  id: 'P6',
  name: 'redeem-each',
  databases: ['mariadb'],
  what: 'redeem, each learner another code, over GraphQL',
  baseline: BASELINE,
  floor: 0.6,
  goal: 0.8,
  run: (options) => redeeming(options, { shared: false }),
};

export const redeemOne = {
  id: 'P7',
  name: 'redeem-one',
  databases: ['mariadb'],
  what: 'redeem, one registration code for all, over GraphQL',
  baseline: BASELINE,
  floor: 0.8,
  goal: 1.7,
  run: (options) => redeeming(options, { shared: true }),
};
