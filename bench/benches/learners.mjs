// P11 and P12: pages of a million learners, and finding some of them.
import { hashOf } from '../site/chance.mjs';
import { learnerRow } from '../site/rows.mjs';
import { asks, closeAll, filledSite, openSite, readInTurn, sizeOf } from './reading.mjs';

const PAGES_BEFORE = 10_000;
const SEARCHES = 500;

const PAGE = `query Learners($after: String) { learners(first: 50, after: $after) {
  nodes { id status learner { id firstName lastName email } } pageInfo { endCursor hasNextPage } } }`;
const WALK = 'query Walk($after: String) { learners(first: 100, after: $after) { pageInfo { endCursor } } }';
const EXACT = 'query Learner($email: String!) { learner(email: $email) { id firstName lastName email } }';
const SEARCH = `query Search($search: String!, $by: LearnerOrderField!) { learners(first: 50, filter: { search: $search }, orderBy: { by: $by, direction: ASC }) {
  nodes { id learner { id firstName lastName email } } } }`;
const ORDERS = ['LAST_NAME', 'EMAIL', 'JOINED_AT', 'LAST_SEEN_AT'];

const sizes = (learners = 1_000_000) => filledSite(learners * 10);

async function ask(server, { path, headers, body }) {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  const { data, errors } = await response.json();
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

/** The cursor behind which page 10,001 begins, found as a client would: page by page. */
async function cursorBehind(server, cookie, learners) {
  let after = null;
  for (let seen = 0; seen < learners; seen += 100) after = (await ask(server, asks(cookie, WALK, { after }))).learners.pageInfo.endCursor;
  return after;
}

const expect = '"learners":{"nodes":[{"id":"mem_';

async function pages({ database, rounds, size }) {
  const site = await openSite(database, sizes(size));
  const server = await site.product();
  // On a smaller site (`--size`): as deep as there are learners, a page before the end.
  const deep = Math.min(PAGES_BEFORE * 50, Math.floor(site.plan.learners / 100) * 100 - 100);
  const after = await cursorBehind(server, site.cookie, deep);
  const side = (cursor) => ({ site, server, requests: [asks(site.cookie, PAGE, { after: cursor })], expect });
  const figures = await readInTurn({ baseline: side(null), measured: side(after) }, { rounds, each: 1_500, warmUp: 1_000, asTimes: true });
  return { figures, database: await closeAll([site], [server]), size: `1500 requests a round and side, 10 at once, behind ${deep} learners, on a site of ${sizeOf(sizes(size))}` };
}

export const learnerPages = {
  id: 'P11',
  name: 'learner-pages',
  databases: ['mariadb'],
  what: 'learner list, page 10,001 of 1,000,000 learners (`--size`)',
  baseline: 'page 1 of the same list; the ratio is of times',
  floor: 3,
  goal: 1.3,
  most: true,
  run: pages,
};

/** Beginnings people type: three letters of a last name and one of a first, or of an address. */
function searches({ plan, cookie }) {
  return Array.from({ length: SEARCHES }, (_, at) => {
    const row = learnerRow(plan.ids.learner, hashOf(60, at) % plan.learners, 'example.com');
    const search = at % 2 === 0 ? `${row.first_name.slice(0, 3)} ${row.last_name.slice(0, 4)}` : row.email_key.split('@')[0];
    return asks(cookie, SEARCH, { search, by: ORDERS[at % ORDERS.length] });
  });
}

function exact({ plan, cookie }) {
  return Array.from({ length: SEARCHES }, (_, at) => asks(cookie, EXACT, { email: learnerRow(plan.ids.learner, hashOf(60, at) % plan.learners, 'example.com').email }));
}

async function search({ database, rounds, size }) {
  const site = await openSite(database, sizes(size));
  const server = await site.product();
  const sides = { baseline: { site, server, requests: exact(site), expect: '"learner":{"id":"lrn_' }, measured: { site, server, requests: searches(site), expect } };
  const figures = await readInTurn(sides, { rounds, each: 1_000, warmUp: 500, asTimes: true });
  return { figures, database: await closeAll([site], [server]), size: `1000 requests a round and side, 10 at once, half by the beginnings of both names, half by that of an address, every order, on a site of ${sizeOf(sizes(size))}` };
}

export const learnerSearch = {
  id: 'P12',
  name: 'learner-search',
  databases: ['mariadb'],
  what: 'learner search by the beginning of words, any order, 1,000,000 learners (`--size`)',
  baseline: 'one learner by exact e-mail address; the ratio is of times',
  floor: 10,
  goal: 3,
  most: true,
  run: search,
};
