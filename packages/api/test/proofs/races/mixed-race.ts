import type { AllowanceId } from '../../../src/kernel/ids.js';
import { drift } from '../../harness/invariants.js';
import type { Call } from '../../harness/lines.js';
import type { MadePlaces } from '../../harness/quick-places.js';
import { CROWD, freshPlaces, unleash, type RaceCase, type RunResult, type Track } from './race.js';
import { heldAt, readAnswer, redeemCall, type Held, type Tried } from './redemptions.js';
import { byStaff, grant, move, mustGoWell, revoke, seatedAt, setStatus, untoward } from './staff-calls.js';

const LIMIT_CLIENT = 'mutation ($input: UpdateClientInput!) { answer: updateClient(input: $input) { __typename } }';
const LIMIT_SUBLICENSE = 'mutation ($input: UpdateSublicenseInput!) { answer: updateSublicense(input: $input) { __typename } }';
const LIMIT_CODE = 'mutation ($input: UpdateRegistrationCodeInput!) { answer: updateRegistrationCode(input: $input) { __typename } }';

/** Limits are drawn from up to these; nothing may ever be over them. */
const HIGHEST = { client: 40, sublicense: 24, code: 30 };

/** Staff grant, revoke, move, disable, enable and change limits while learners redeem: the same people, the same seats. */
export const MIXED: RaceCase = { name: 'redeeming, granting, revoking, moving, disabling, limits moved', run };

async function run(track: Track): Promise<RunResult> {
  const places = await freshPlaces(track, {
    seats: HIGHEST.client,
    sublicenses: ['EMEA', 'APAC'].map((name) => ({ name, seats: HIGHEST.sublicense })),
    codes: [
      { text: 'North-26', opens: [0], uses: HIGHEST.code },
      { text: 'South-26', opens: [1], uses: HIGHEST.code },
      { text: 'World-26', opens: [0, 1], uses: HIGHEST.code },
    ],
  });
  await seatSome(track, places);
  const redeeming = track.learners.slice(0, CROWD * 0.75).map((learner) => ({ learner, codes: [track.random.below(3)] }));
  const calls = redeeming.map((one) => redeemCall(track, places, one));
  const ofStaff = await staffCalls(track, places);
  const replies = await unleash(track, [...calls.map(({ call }) => call), ...ofStaff]);
  const tried = redeeming.map((one, at) => ({ ...one, entered: calls[at]!.entered, answer: readAnswer(replies[at]!, 'redeemCodes') }));
  const held = await heldAt(track.site, places.clientId);
  const deviations = [
    ...tried.flatMap((one) => untrue(places, held, one)),
    ...replies.slice(tried.length).flatMap((reply, at) => untoward(reply, ofStaff[at]!)),
    ...(await drift(track.site.database.reader, { client: places.clientId, highest: highestLimits(places) })),
  ];
  const inside = tried.filter(({ answer }) => answer.kind === 'in').length;
  return { in: inside, refused: tried.length - inside, deviations };
}

/** Some hold seats beforehand: without them there is nothing to revoke or disable. */
async function seatSome(track: Track, places: MadePlaces): Promise<void> {
  for (const [at, { id }] of places.sublicenses.entries()) await mustGoWell(track, grant(track, id, track.learners.slice(at * 10, at * 10 + 16)));
}

async function staffCalls(track: Track, places: MadePlaces): Promise<Call[]> {
  const { random, learners } = track;
  const seated = await seatedAt(track, places);
  const crowd = learners.slice(0, CROWD);
  const memberships = random.shuffled([...new Set(seated.map(({ membership }) => membership))]);
  const accesses = random.shuffled(seated.map(({ access }) => access));
  const granted = Array.from({ length: 5 }, () => grant(track, random.oneOf(places.sublicenses).id, random.shuffled(crowd).slice(0, 1 + random.below(8))));
  const revoked = Array.from({ length: 3 }, (_, at) => revoke(track, accesses.slice(at * 2, at * 2 + 3)));
  const disabled = Array.from({ length: 4 }, (_, at) => setStatus(track, memberships.slice(at, at + 3), at % 2 === 1));
  const moved = Array.from({ length: 4 }, (_, at) => move(track, accesses.slice(at * 4, at * 4 + 5), places.sublicenses[at % 2]!.id));
  return [...granted, ...revoked, ...disabled, ...moved, ...limitCalls(track, places)];
}

function limitCalls(track: Track, places: MadePlaces): Call[] {
  const upTo = (highest: number) => 1 + track.random.below(highest);
  return [
    byStaff(track, LIMIT_CLIENT, { id: places.clientId, seatLimit: upTo(HIGHEST.client) }),
    byStaff(track, LIMIT_CLIENT, { id: places.clientId, seatLimit: HIGHEST.client }),
    byStaff(track, LIMIT_SUBLICENSE, { id: places.sublicenses[0]!.id, seatLimit: upTo(HIGHEST.sublicense) }),
    byStaff(track, LIMIT_SUBLICENSE, { id: track.random.oneOf(places.sublicenses).id, seatLimit: upTo(HIGHEST.sublicense) }),
    byStaff(track, LIMIT_CODE, { id: track.random.oneOf(places.codes).id, maxRedemptions: upTo(HIGHEST.code) }),
  ];
}

function highestLimits(places: MadePlaces): Map<AllowanceId, number> {
  return new Map([
    [places.seats, HIGHEST.client],
    ...places.sublicenses.map(({ seats }): [AllowanceId, number] => [seats, HIGHEST.sublicense]),
    ...places.codes.map(({ uses }): [AllowanceId, number] => [uses, HIGHEST.code]),
  ]);
}

const REFUSALS = new Set(['CodeExhausted', 'SeatsExhausted', 'AccessRevoked']);

/** Staff may have taken away or moved since what a code gave, or given before what it would have given; but nobody is in by nothing. */
function untrue(places: MadePlaces, held: Held, { learner, codes, entered, answer }: Tried): string[] {
  const { id } = places.codes[codes[0]!]!;
  if (answer.kind === 'fault') return [`${learner.email} met a fault: ${answer.words}.`];
  if (answer.kind === 'in') return places.sublicenses.some((one) => held.access(learner.id, one.id) !== undefined) ? [] : [`${learner.email} was let in without any access.`];
  const right = REFUSALS.has(answer.problem) && answer.forCode === entered[0] && answer.available === null && !held.redeemed(learner.id, id);
  return right ? [] : [`${learner.email}, who entered ${JSON.stringify(entered)}, was told ${JSON.stringify(answer)}.`];
}
