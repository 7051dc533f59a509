// The rows of a planned site, table by table, as objects by column.
import { compiled } from '../product.mjs';
import { hashOf, oftenAs, pick } from './chance.mjs';
import { MOST_OPENED } from './plan.mjs';
import { campaign, clientName, contentTitle, firstName, lastName, unitName } from './words.mjs';

const { sortKey, sha256 } = await compiled('api/dist/kernel/keys.js');
const { idFromBytes } = await compiled('api/dist/kernel/ids.js');
const { siblingKey } = await compiled('api/dist/sublicenses/sublicense-rules.js');
const { CHECKED_ALPHABET, checkSymbol, foldCode, groupsOfFour } = await compiled('shared/dist/index.js');

const KINDS = ['COURSE', 'LEARNING_PATH', 'DOCUMENT', 'VIDEO', 'LINK'];
const LATER = '2028-12-31 22:59:59.999';
const DOMAIN = 'example.com';
/** What stands in a key for an end that never comes. */
const NO_END = '9999-12-31 23:59:59.999';
/** What stands in a key for a visit that never was. */
const NEVER_SEEN = '1000-01-01 00:00:00.000';

export const skuOf = (client) => `C-${10_000 + client}`;
export const slugOf = (client) => clientName(client).toLowerCase().replaceAll(' ', '-');

export function* contentItems({ contentItems: count, ids }) {
  for (let at = 0; at < count; at += 1) {
    const title = contentTitle(at);
    const time = ids.content.time(at);
    yield { id: ids.content.of(at), title, title_key: sortKey(title, 200), kind: pick(KINDS, 20, at), url: `https://learn.example.com/items/${at}`, created_at: time, updated_at: time };
  }
}

export function* clients(plan) {
  for (let at = 0; at < plan.clients; at += 1) {
    const name = clientName(at);
    const time = plan.ids.client.time(at);
    const sku = skuOf(at);
    const end = oftenAs(70, 21, at) ? null : LATER;
    yield {
      id: plan.ids.client.of(at), name, name_key: sortKey(name, 120), slug: slugOf(at), sku, sku_key: sha256(sku), status: 'ACTIVE', disabled_at: null,
      seat_allowance_id: plan.allowanceOfClient(at), expires_at: end, expires_key: end ?? NO_END, time_zone: 'Europe/Berlin', language: oftenAs(50, 22, at) ? 'DE' : 'EN',
      accent_color: '#4052d9', heading: null, welcome_text: null, support_email: `learning@${slugOf(at)}.example`, sender_name: null, invite_subject: null,
      reference: '[]', turn: 0, created_at: time, updated_at: time,
    };
  }
}

export function* clientSlugs(plan) {
  for (let at = 0; at < plan.clients; at += 1) yield { slug: slugOf(at), client_id: plan.ids.client.of(at), created_at: plan.ids.client.time(at) };
}

/** The content items of a client, by number: six to twenty-five. */
function contentOf(plan, client) {
  const count = 6 + (hashOf(23, client) % 20);
  const from = hashOf(24, client) % plan.contentItems;
  return Array.from({ length: count }, (_, at) => (from + at * 7) % plan.contentItems);
}

export function* clientContent(plan) {
  for (let at = 0; at < plan.clients; at += 1) {
    for (const item of contentOf(plan, at)) yield { client_id: plan.ids.client.of(at), content_item_id: plan.ids.content.of(item) };
  }
}

function* sublicensesByClient(plan) {
  for (let client = 0; client < plan.clients; client += 1) {
    const { first, count } = plan.sublicensesOf(client);
    for (let at = 0; at < count; at += 1) yield { client, at, number: first + at, first };
  }
}

export function* sublicenses(plan) {
  for (const { client, at, number, first } of sublicensesByClient(plan)) {
    const isMain = at === 0;
    // The second and third hang below nothing, the others below one of those before them.
    const parent = at < 3 ? null : first + 1 + (hashOf(25, number) % (at - 1));
    const name = isMain ? 'Main' : `${unitName(at + client)}${at > 9 ? ` ${at}` : ''}`;
    const sku = isMain ? null : `S-${number}`;
    const clientId = plan.ids.client.of(client);
    const parentId = parent === null ? null : plan.ids.sublicense.of(parent);
    const time = plan.ids.sublicense.time(number);
    yield {
      id: plan.ids.sublicense.of(number), client_id: clientId, parent_id: parentId, main_of: isMain ? clientId : null, name, name_key: sortKey(name, 120),
      sibling_key: siblingKey(idFromBytes('cli', clientId), parentId === null ? null : idFromBytes('sub', parentId), name), sku, sku_key: sku === null ? null : sha256(sku),
      seat_allowance_id: plan.allowanceOfSublicense(number), expires_at: oftenAs(80, 26, number) ? null : LATER, access_days: oftenAs(60, 27, number) ? null : 365,
      created_at: time, updated_at: time,
    };
  }
}

export function* sublicenseContent(plan) {
  for (const { client, at, number } of sublicensesByClient(plan)) {
    if (at === 0) continue;
    const some = contentOf(plan, client).filter((item) => oftenAs(40, 28, number, item));
    for (const item of some) yield { sublicense_id: plan.ids.sublicense.of(number), content_item_id: plan.ids.content.of(item) };
  }
}

/**
 * A generated code, `at` of `count`: like the product's, but ascending, so that the indexes of ten million fill from
 * the left. Twenty-five bits tell the place, thirty are chance.
 */
export function generatedCode(at, count, salt = 0) {
  const place = Math.floor((at * 2 ** 25) / count);
  const chance = hashOf(29, at, salt) >>> 2;
  let drawn = '';
  for (let shift = 20; shift >= 0; shift -= 5) drawn += CHECKED_ALPHABET[(place >>> shift) & 31];
  for (let shift = 25; shift >= 0; shift -= 5) drawn += CHECKED_ALPHABET[(chance >>> shift) & 31];
  const text = groupsOfFour(drawn + checkSymbol(drawn));
  return { text, foldedKey: foldCode(text) };
}

function codeText(plan, at, client) {
  if (!plan.isShared(at)) return generatedCode(at, plan.codes);
  const text = `${clientName(client).split(' ')[0].toUpperCase()}-${at.toString(36).toUpperCase()}`;
  return { text, foldedKey: foldCode(text) };
}

/** What lists sort a code by. */
export const listing = (code) => ({
  code_id: code.id, client_id: code.client_id, label_key: sortKey(code.label, 120), created_at: code.created_at, expires_key: code.expires_at ?? NO_END,
  use_allowance_id: code.use_allowance_id,
});

/** @param owner the id of the member of the staff who made them */
export function* codes(plan, owner) {
  for (let at = 0; at < plan.codes; at += 1) {
    const client = plan.clientOfCode(at);
    const { text, foldedKey } = codeText(plan, at, client);
    yield {
      id: plan.ids.code.of(at), client_id: plan.ids.client.of(client), kind: 'REGISTRATION', label: campaign(at), code: text, folded_key: foldedKey,
      generated_key: plan.isShared(at) ? null : foldedKey, enabled: !oftenAs(2, 30, at), use_allowance_id: plan.allowanceOfCode(at),
      starts_at: null, expires_at: oftenAs(75, 31, at) ? null : LATER, created_at: plan.ids.code.time(at), created_by: owner,
    };
  }
}

export function* codeSublicenses(plan) {
  for (let at = 0; at < plan.codes; at += 1) {
    const id = plan.ids.code.of(at);
    for (const sublicense of plan.openedBy(at)) yield { code_id: id, sublicense_id: plan.ids.sublicense.of(sublicense) };
  }
}

export function* learners(plan) {
  for (let at = 0; at < plan.learners; at += 1) yield learnerRow(plan.ids.learner, at, DOMAIN);
}

/** A learner as the product stores one, with the keys lists are sorted by where they have columns. */
export function learnerRow(ids, at, domain) {
  const first = firstName(at);
  const last = lastName(at);
  const email = `${first}.${last}.${at.toString(36)}@${domain}`;
  const time = ids.time(at);
  return {
    id: ids.of(at), email, email_key: email.toLowerCase(), first_name: first, last_name: last, first_name_key: sortKey(first, 100), last_name_key: sortKey(last, 100),
    password_hash: null, email_proven_at: time, turn: 0, created_at: time, last_seen_at: oftenAs(80, 32, at) ? time : null,
  };
}

export function* memberships(plan) {
  for (let at = 0; at < plan.learners; at += 1) {
    const { client, code } = plan.placeOf(at);
    const learner = learnerRow(plan.ids.learner, at, DOMAIN);
    yield {
      id: plan.ids.membership.of(at), client_id: plan.ids.client.of(client), learner_id: learner.id, status: 'ACTIVE',
      joined_through: code === null ? 'STAFF' : 'REGISTRATION_CODE', joined_at: learner.created_at, disabled_at: null,
      last_name_key: learner.last_name_key, first_name_key: learner.first_name_key, email_key: learner.email_key, last_seen_key: learner.last_seen_at ?? NEVER_SEEN,
    };
  }
}

function* held(plan) {
  for (let at = 0; at < plan.learners; at += 1) {
    const { code, held: places } = plan.placeOf(at);
    for (let n = 0; n < places.length; n += 1) yield { at, code, number: at * MOST_OPENED + n, sublicense: places[n] };
  }
}

export function* accesses(plan) {
  for (const { at, number, sublicense } of held(plan)) {
    yield {
      id: plan.ids.access.of(number), membership_id: plan.ids.membership.of(at), sublicense_id: plan.ids.sublicense.of(sublicense), status: 'ACTIVE',
      granted_at: plan.ids.learner.time(at), own_ends_at: oftenAs(90, 33, at) ? null : LATER, ended_at: null, revoked_at: null, disabled_from: null,
    };
  }
}

export function* grounds(plan, owner) {
  for (const { at, number, code } of held(plan)) {
    yield {
      id: plan.ids.ground.of(number), access_id: plan.ids.access.of(number), door: code === null ? 'STAFF' : 'REGISTRATION_CODE',
      source_id: code === null ? owner : plan.ids.code.of(code), since: plan.ids.learner.time(at), withdrawn_at: null,
    };
  }
}

export function* redemptions(plan) {
  for (let at = 0; at < plan.learners; at += 1) {
    const { code } = plan.placeOf(at);
    if (code === null) continue;
    yield { id: plan.ids.redemption.of(at), code_id: plan.ids.code.of(code), learner_id: plan.ids.learner.of(at), redeemed_at: plan.ids.learner.time(at) };
  }
}

/** What all of the above has taken, counted by the plan itself. */
export function* allowances(plan) {
  const taken = { clients: new Uint32Array(plan.clients), sublicenses: new Uint32Array(plan.sublicenses), codes: new Uint32Array(plan.codes) };
  for (let at = 0; at < plan.learners; at += 1) {
    const { client, code, held: places } = plan.placeOf(at);
    taken.clients[client] += 1;
    for (const sublicense of places) taken.sublicenses[sublicense] += 1;
    if (code !== null) taken.codes[code] += 1;
  }
  for (let at = 0; at < plan.clients; at += 1) {
    const id = plan.ids.client.of(at);
    yield { id: plan.allowanceOfClient(at), max_taken: oftenAs(60, 34, at) ? null : roomy(taken.clients[at]), taken: taken.clients[at], counts: 'CLIENT_SEATS', owner_id: id, client_id: id };
  }
  for (const { client, number: at } of sublicensesByClient(plan)) {
    const owner = { owner_id: plan.ids.sublicense.of(at), client_id: plan.ids.client.of(client) };
    yield { id: plan.allowanceOfSublicense(at), max_taken: oftenAs(40, 35, at) ? null : roomy(taken.sublicenses[at]), taken: taken.sublicenses[at], counts: 'SUBLICENSE_SEATS', ...owner };
  }
  for (let at = 0; at < plan.codes; at += 1) {
    const limit = plan.isShared(at) ? (oftenAs(30, 36, at) ? null : taken.codes[at] + 50) : 1;
    const owner = { owner_id: plan.ids.code.of(at), client_id: plan.ids.client.of(plan.clientOfCode(at)) };
    yield { id: plan.allowanceOfCode(at), max_taken: limit, taken: taken.codes[at], counts: 'CODE_USES', ...owner };
  }
}

/** Room for what benches redeem on top. */
const roomy = (taken) => taken * 2 + 100_000;
