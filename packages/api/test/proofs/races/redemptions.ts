import type { ClientId, CodeId, LearnerId, SublicenseId } from '../../../src/kernel/ids.js';
import { idBytes, idFromBytes } from '../../../src/kernel/ids.js';
import { rows } from '../../../src/kernel/sql.js';
import type { Json } from '../../harness/caller.js';
import type { MadeLearner } from '../../harness/factories.js';
import type { Call, Reply } from '../../harness/lines.js';
import type { MadePlaces } from '../../harness/quick-places.js';
import type { Seeded } from '../../harness/seeded.js';
import type { Site } from '../../harness/site.js';
import { unleash, type Track } from './race.js';

/** A learner about to hand in codes: those of the places at these positions. */
export interface Try {
  readonly learner: MadeLearner;
  readonly codes: readonly number[];
}

/** A try with what became of it. */
export interface Tried extends Try {
  /** As the learner wrote them. */
  readonly entered: readonly string[];
  readonly answer: Answered;
}

/** What a learner was told. `fault`: anything but an answer of the operation. */
export type Answered =
  | { readonly kind: 'in'; readonly redemptions: readonly string[] }
  | { readonly kind: 'refused'; readonly problem: string; readonly forCode: string; readonly sublicense: string | null; readonly available: unknown }
  | { readonly kind: 'fault'; readonly words: string };

const PROBLEMS = '... on CodeExhausted { code } ... on SeatsExhausted { forCode sublicense available }';
const REDEEM = `mutation ($input: RedeemCodesInput!) { redeemCodes(input: $input) { __typename
  ... on CodesRedeemed { redemptions { id } } ${PROBLEMS} ... on AccessRevoked { forCode } } }`;

/** The call of one try. Every learner writes a code in a way of their own. */
export function redeemCall({ random, oneAddress }: Track, places: MadePlaces, { learner, codes }: Try): { call: Call; entered: string[] } {
  const entered = codes.map((at) => asWritten(places.codes[at]!.text, random));
  const address = oneAddress ? {} : { address: learner.caller.address };
  return { call: { cookie: learner.caller.cookies, ...address, query: REDEEM, input: { slug: places.slug, codes: entered } }, entered };
}

function asWritten(code: string, random: Seeded): string {
  return random.oneOf([code, code.toLowerCase(), code.replaceAll('-', ' '), ` ${code}`]);
}

/** Lets everybody redeem at once. */
export async function redeemAtOnce(track: Track, places: MadePlaces, tries: readonly Try[]): Promise<Tried[]> {
  const calls = tries.map((one) => redeemCall(track, places, one));
  const replies = await unleash(track, calls.map(({ call }) => call));
  return tries.map((one, at) => ({ ...one, entered: calls[at]!.entered, answer: readAnswer(replies[at]!, 'redeemCodes') }));
}

/** Reads what an operation that redeems answered. */
export function readAnswer({ status, body }: Reply, operation: string): Answered {
  const said = body?.data?.[operation];
  if (status !== 200 || said == null || body?.errors !== undefined) return { kind: 'fault', words: `${status} ${JSON.stringify(body)}` };
  const problem = text(said.__typename);
  if (problem === 'CodesRedeemed') return { kind: 'in', redemptions: list(said.redemptions).map((one) => text(one.id)) };
  const sublicense = said.sublicense == null ? null : text(said.sublicense);
  return { kind: 'refused', problem, forCode: text(said.forCode ?? said.code), sublicense, available: said.available ?? null };
}

/** JSON of the shape the document asked for. */
export function text(json: Json | undefined): string {
  return String(json);
}

export function list(json: Json | undefined): Json[] {
  return json as unknown as Json[];
}

/** Who redeemed what at a client, and who has what, as the database holds it. */
export interface Held {
  redeemed(learner: LearnerId, code: CodeId): boolean;
  /** `undefined` without any access. */
  access(learner: LearnerId, sublicense: SublicenseId): string | undefined;
  /** Learners with a seat. */
  readonly holders: ReadonlySet<LearnerId>;
}

export async function heldAt({ database }: Site, client: ClientId): Promise<Held> {
  const redemptions = await rows<{ learner_id: Buffer; code_id: Buffer }>(
    database.reader,
    'SELECT r.learner_id, r.code_id FROM redemption r JOIN code k ON k.id = r.code_id WHERE k.client_id = ?',
    [idBytes(client)],
  );
  const accesses = await rows<{ learner_id: Buffer; sublicense_id: Buffer; status: string }>(
    database.reader,
    'SELECT m.learner_id, a.sublicense_id, a.status FROM access a JOIN membership m ON m.id = a.membership_id WHERE m.client_id = ?',
    [idBytes(client)],
  );
  const redeemed = new Set(redemptions.map((row) => `${idFromBytes('lrn', row.learner_id)} ${idFromBytes('cod', row.code_id)}`));
  const status = new Map(accesses.map((row) => [`${idFromBytes('lrn', row.learner_id)} ${idFromBytes('sub', row.sublicense_id)}`, row.status]));
  return {
    redeemed: (learner, code) => redeemed.has(`${learner} ${code}`),
    access: (learner, sublicense) => status.get(`${learner} ${sublicense}`),
    holders: new Set(accesses.filter((row) => row.status === 'ACTIVE').map((row) => idFromBytes('lrn', row.learner_id))),
  };
}
