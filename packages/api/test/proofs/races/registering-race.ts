import { rowsIn } from '../../../src/kernel/sql.js';
import { serial } from '../../harness/factories.js';
import { drift } from '../../harness/invariants.js';
import type { Call } from '../../harness/lines.js';
import { freshPlaces, unleash, type RaceCase, type RunResult, type Track } from './race.js';
import { heldAt, readAnswer, type Answered } from './redemptions.js';
import { exactly } from './truth.js';

const REGISTER = `mutation ($input: RegisterAndRedeemInput!) { registerAndRedeem(input: $input) { __typename
  ... on CodesRedeemed { redemptions { id } } ... on CodeExhausted { code } ... on SeatsExhausted { forCode sublicense available } } }`;
const CODE = 'Spring-2026';

/** Strangers register with one code; every eighth address is sent by several of them. @param strangers how many: hashing their passwords is most of the work */
export function registering(strangers: number, k: number): RaceCase {
  return { name: `${k} uses of one code, ${strangers} strangers`, run: (track) => run(track, strangers, k) };
}

async function run(track: Track, strangers: number, k: number): Promise<RunResult> {
  const places = await freshPlaces(track, { sublicenses: [{ name: 'EMEA', seats: k + 1 }], codes: [{ text: CODE, opens: [0], uses: k }] });
  const number = serial();
  const emails = Array.from({ length: strangers }, (_, at) => `stranger${number}-${at % Math.ceil((strangers * 7) / 8)}@example.test`);
  const replies = await unleash(track, emails.map((email) => registration(places.slug, email)));
  const told = replies.map((reply, at) => ({ email: emails[at]!, answer: readAnswer(reply, 'registerAndRedeem') }));
  const inside = told.filter(({ answer }) => answer.kind === 'in').map(({ email }) => email);
  const accounts = await rowsIn<{ email_key: string }>(track.site.database.reader, emails, (marks) => `SELECT email_key FROM learner WHERE email_key IN (${marks})`);
  const held = await heldAt(track.site, places.clientId);
  const deviations = [
    ...exactly(k, inside.length, 'strangers were let in'),
    ...exactly(k, held.holders.size, 'learners have a seat'),
    ...accounts.filter(({ email_key: email }) => !inside.includes(email)).map(({ email_key: email }) => `${email} was refused and has an account.`),
    ...inside.filter((email) => !accounts.some((account) => account.email_key === email)).map((email) => `${email} was let in without an account.`),
    ...told.flatMap(({ email, answer }) => oddlyTold(email, answer, inside)),
    ...(await drift(track.site.database.reader, { client: places.clientId })),
  ];
  return { in: inside.length, refused: told.length - inside.length, deviations };
}

function registration(slug: string, email: string): Call {
  const input = { slug, codes: [CODE], firstName: 'Nora', lastName: 'Newcomer', email, password: 'seven quiet harbours', acceptTerms: true };
  return { cookie: '', query: REGISTER, input };
}

function oddlyTold(email: string, answer: Answered, inside: readonly string[]): string[] {
  if (answer.kind === 'fault') return [`${email} met a fault: ${answer.words}.`];
  if (answer.kind === 'in') return inside.filter((other) => other === email).length > 1 ? [`${email} was let in twice.`] : [];
  const right = answer.problem === 'AccountExists' ? inside.includes(email) : answer.problem === 'CodeExhausted' && answer.forCode === CODE;
  return right ? [] : [`${email} was told ${JSON.stringify(answer)}.`];
}
