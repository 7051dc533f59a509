// P8, P9 and P10: the list of codes and the hover over one, as the admin app asks for them.
import { hashOf } from '../site/chance.mjs';
import { codeId } from '../site/people.mjs';
import { asks, closeAll, filledSite, openSite, readInTurn, siteFor, sizeOf } from './reading.mjs';

const HOVERED = 10_000;

const HOVER = 'query CodeAccess($id: ID!) { codeAccess(codeId: $id) { client { id name } sublicenses { id name seats { taken limit } } } }';
const LIST = `query RegistrationCodes { registrationCodes(first: 50) { nodes { id label code status maxRedemptions redemptionCount
  access { client { id name } sublicenses { id name } } } } }`;

/** Codes picked by chance from all of a site. */
const picked = (plan) => Array.from({ length: HOVERED }, (_, at) => codeId(plan, hashOf(50, at) % plan.codes));

const hovers = ({ plan, cookie }) => picked(plan).map((id) => asks(cookie, HOVER, { id }));
const plainHovers = ({ plan, cookie }) => picked(plan).map((id) => ({ path: '/code-access', headers: { cookie }, body: JSON.stringify({ codeId: id }) }));
const lists = ({ cookie }) => [asks(cookie, LIST, {})];
const plainLists = ({ cookie }) => [{ path: '/code-list', headers: { cookie }, body: '{}' }];

const HOVER_ANSWER = '"codeAccess":{"client":{"id":"cli_';
const LIST_ANSWER = '"registrationCodes":{"nodes":[{"id":"cod_';

async function besideBare({ database, rounds, profile, filled }, { bare, plain, requests, expect, each, warmUp }) {
  const size = siteFor({ filled });
  const site = await openSite(database, size);
  const servers = [await site.bare(bare), await site.product({ profile })];
  const sides = {
    baseline: { site, server: servers[0], requests: plain(site), expect },
    measured: { site, server: servers[1], requests: requests(site), expect },
  };
  const figures = await readInTurn(sides, { rounds, each, warmUp });
  return { figures, database: await closeAll([site], servers), size: `${each} requests a round and side, 10 at once, on a site of ${sizeOf(size)}` };
}

export const codeList = {
  id: 'P8',
  name: 'code-list',
  databases: ['mariadb', 'sqlite'],
  what: 'list: 50 codes with client and sublicenses, over GraphQL',
  baseline: 'Fastify + the bare driver: who asks, the page, its sublicenses in three statements, JSON.stringify of the same answer',
  floor: 0.35,
  goal: 0.6,
  run: (options) => besideBare(options, { bare: 'code-list', plain: plainLists, requests: lists, expect: LIST_ANSWER, each: options.size ?? 1_500, warmUp: 1_000 }),
};

export const codeAccess = {
  id: 'P9',
  name: 'code-access',
  databases: ['mariadb', 'sqlite'],
  what: 'hover: codeAccess with client, sublicenses and their seats, over GraphQL',
  baseline: 'Fastify + the bare driver: who asks in one statement, the answer in another, JSON.stringify',
  floor: 0.35,
  goal: 0.6,
  run: (options) => besideBare(options, { bare: 'code-access', plain: plainHovers, requests: hovers, expect: HOVER_ANSWER, each: options.size ?? 5_000, warmUp: 6_000 }),
};

async function manyCodes({ database, rounds, size }, { requests, expect, each, warmUp }) {
  const [small, big] = [siteFor({ filled: false }), filledSite(size)];
  const sites = [await openSite(database, small), await openSite(database, big)];
  const servers = [await sites[0].product(), await sites[1].product()];
  const [baseline, measured] = sites.map((site, at) => ({ site, server: servers[at], requests: requests(site), expect }));
  const figures = await readInTurn({ baseline, measured }, { rounds, each, warmUp, asTimes: true });
  return { figures, database: await closeAll(sites, servers), size: `${each} requests a round and side, 10 at once; case: a site of ${sizeOf(big)}, baseline: of ${sizeOf(small)}` };
}

const BARS = { id: 'P10', databases: ['mariadb'], baseline: 'the same on a site of 10,000 codes; the ratio is of times', floor: 1.5, goal: 1.1, most: true };

export const manyCodesList = {
  ...BARS,
  name: 'many-codes-list',
  what: 'the list of 50 codes on a site of 10,000,000 (`--size`)',
  run: (options) => manyCodes(options, { requests: lists, expect: LIST_ANSWER, each: 1_500, warmUp: 1_000 }),
};

export const manyCodesHover = {
  ...BARS,
  name: 'many-codes-hover',
  what: 'the hover on a site of 10,000,000 codes (`--size`)',
  run: (options) => manyCodes(options, { requests: hovers, expect: HOVER_ANSWER, each: 4_000, warmUp: 4_000 }),
};
