import { setLimit } from '../../../src/allowances/allowances.api.js';
import { timeText } from '../../../src/kernel/clock.js';
import { idBytes } from '../../../src/kernel/ids.js';
import { run } from '../../../src/kernel/sql.js';
import { drift } from '../../harness/invariants.js';
import type { MadePlaces, PlacesPlan } from '../../harness/quick-places.js';
import { CROWD, freshPlaces, type RaceCase, type RunResult, type Track } from './race.js';
import { heldAt, redeemAtOnce, type Try, type Tried } from './redemptions.js';
import { grant, mustGoWell, revoke, seatedAt } from './staff-calls.js';
import { contradictions, exactly, peopleIn, untruths, type Refusal } from './truth.js';

/** A race in which everybody redeems, nobody leaves, and there is room for exactly `k` people. */
interface Squeeze {
  readonly k: number;
  readonly plan: PlacesPlan;
  readonly refusal: Refusal;
  readonly tries: (track: Track) => Try[];
  /** What must be so before the crowd comes. */
  readonly before?: (track: Track, places: MadePlaces) => Promise<void>;
}

async function squeeze(track: Track, { k, plan, refusal, tries, before }: Squeeze): Promise<RunResult> {
  const places = await freshPlaces(track, plan);
  await before?.(track, places);
  const tried = await redeemAtOnce(track, places, tries(track));
  const held = await heldAt(track.site, places.clientId);
  const people = peopleIn(tried);
  const deviations = [
    ...exactly(k, people.size, 'learners were let in'),
    ...exactly(k, held.holders.size, 'learners have a seat'),
    ...untruths(places, held, { tried, refusal }),
    ...contradictions(tried),
    ...repeated(tried),
    ...(await drift(track.site.database.reader, { client: places.clientId })),
  ];
  return { in: people.size, refused: tried.filter(({ answer }) => answer.kind === 'refused').length, deviations };
}

/** Whoever sends the same code again hears of the same redemption. */
function repeated(tried: readonly Tried[]): string[] {
  const known = new Map<string, string>();
  return tried.flatMap(({ learner, codes, answer }) => {
    if (answer.kind !== 'in') return [];
    const key = `${learner.id} ${codes.join()}`;
    const redemptions = answer.redemptions.join();
    const first = known.get(key) ?? redemptions;
    known.set(key, first);
    return first === redemptions ? [] : [`${learner.email} redeemed one code twice.`];
  });
}

const everybody = ({ learners }: Track) => learners.slice(0, CROWD);

function usesOfACode(k: number): RaceCase {
  const plan = { sublicenses: [{ name: 'EMEA' }], codes: [{ text: 'Spring-2026', opens: [0], uses: k }] };
  const tries = (track: Track) => everybody(track).map((learner) => ({ learner, codes: [0] }));
  return { name: `${k} uses of one code`, run: (track) => squeeze(track, { k, plan, tries, refusal: { problem: 'CodeExhausted' } }) };
}

function seatsOfASublicense(k: number): RaceCase {
  const codes = ['North-26', 'South-26', 'West-26'].map((text) => ({ text, opens: [0], uses: CROWD }));
  const plan = { seats: 1_000, sublicenses: [{ name: 'EMEA', seats: k }], codes };
  const tries = (track: Track) => everybody(track).map((learner) => ({ learner, codes: [track.random.below(3)] }));
  const refusal = { problem: 'SeatsExhausted', sublicense: 'EMEA' } as const;
  return { name: `${k} seats of a sublicense, three codes`, run: (track) => squeeze(track, { k, plan, tries, refusal }) };
}

/**
 * Everybody wants several sublicenses at once and takes one seat of the client for all of them. Half of them were members
 * before and hold nothing any more: between two calls of theirs no unique index stands.
 */
function seatsOfAClient(k: number): RaceCase {
  const sublicenses = ['EMEA', 'APAC', 'AMER', 'Former'].map((name) => ({ name, seats: CROWD }));
  const codes = [
    { text: 'North-26', opens: [0] },
    { text: 'South-26', opens: [1] },
    { text: 'World-26', opens: [1, 2] },
  ];
  const tries = (track: Track) =>
    everybody(track).flatMap((learner): Try[] => {
      const [one, other] = track.random.shuffled([0, 1, 2]);
      return track.random.below(3) === 0 ? [{ learner, codes: [one!, other!] }] : [{ learner, codes: [one!] }, { learner, codes: [other!] }];
    });
  const before = async (track: Track, places: MadePlaces) => {
    await mustGoWell(track, grant(track, places.sublicenses[3]!.id, everybody(track).slice(0, CROWD / 2)));
    await mustGoWell(track, revoke(track, (await seatedAt(track, places)).map(({ access }) => access)));
    await track.site.database.inTransaction((tx) => setLimit(tx, places.seats, k));
  };
  const run = (track: Track) => squeeze(track, { k, plan: { sublicenses, codes }, before, tries, refusal: { problem: 'SeatsExhausted', sublicense: null } });
  return { name: `${k} seats of a client, several sublicenses each`, run };
}

/** Two tabs and a nervous finger: twelve learners send the same code two to eight times at the same moment. */
const DOUBLE_SUBMIT: RaceCase = {
  name: '5 uses of one code, sent 2 to 8 times at once',
  run: (track) =>
    squeeze(track, {
      k: 5,
      plan: { sublicenses: [{ name: 'EMEA' }], codes: [{ text: 'Spring-2026', opens: [0], uses: 5 }] },
      tries: ({ learners, random }) => learners.slice(0, 12).flatMap((learner) => Array.from({ length: 2 + random.below(7) }, () => ({ learner, codes: [0] }))),
      refusal: { problem: 'CodeExhausted' },
    }),
};

/** Every seat is held by somebody whose own end has passed: the first who asks sweeps, for all. */
function overdueSeats(k: number): RaceCase {
  const before = async (track: Track, places: MadePlaces) => {
    const gone = track.learners.slice(CROWD, CROWD + k).map((learner) => ({ learner, codes: [0] }));
    await redeemAtOnce(track, places, gone);
    const yesterday = timeText(new Date(track.site.clock.now().getTime() - 86_400_000));
    await track.site.database.inTransaction((tx) => run(tx, 'UPDATE access SET own_ends_at = ? WHERE sublicense_id = ?', [yesterday, idBytes(places.sublicenses[0]!.id)]));
  };
  const tries = (track: Track) => everybody(track).map((learner) => ({ learner, codes: [0] }));
  const plan = { sublicenses: [{ name: 'EMEA', seats: k, accessDays: 30 }], codes: [{ text: 'Spring-2026', opens: [0] }] };
  return { name: `${k} seats whose holders' time is over`, run: (track) => squeeze(track, { k, plan, tries, before, refusal: { problem: 'SeatsExhausted', sublicense: 'EMEA' } }) };
}

/** The races of those who redeem with a session. */
export const REDEEMING_RACES: readonly RaceCase[] = [
  ...[1, 5, 63].flatMap((k) => [usesOfACode(k), seatsOfASublicense(k), seatsOfAClient(k)]),
  overdueSeats(5),
  DOUBLE_SUBMIT,
];
