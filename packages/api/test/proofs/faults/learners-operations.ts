import { timeText } from '../../../src/kernel/clock.js';
import { idBytes } from '../../../src/kernel/ids.js';
import { run } from '../../../src/kernel/sql.js';
import { serial } from '../../harness/factories.js';
import { makePlaces, type MadePlaces, type PlacesPlan } from '../../harness/quick-places.js';
import { CALLS, insideOf, type Operation, type Scene, type Stage } from './operation.js';

const NORTH = 'North-26';
const WORLD = 'World-26';

/** One sublicense and one code. */
const PLAN: PlacesPlan = { seats: 9, sublicenses: [{ name: 'EMEA', seats: 5 }], codes: [{ text: NORTH, opens: [0], uses: 5 }] };

/** {@link PLAN} with so many seats, for 30 days each. */
const withSeats = (seats: number): PlacesPlan => ({ ...PLAN, sublicenses: [{ name: 'EMEA', seats, accessDays: 30 }] });

/** A plan with a second sublicense, and a code that opens both. */
const wide = (plan: PlacesPlan): PlacesPlan => ({
  ...plan,
  sublicenses: [...plan.sublicenses, { name: 'APAC', seats: 5 }],
  codes: [...plan.codes, { text: WORLD, opens: [0, 1], uses: 5 }],
});

async function stageOf(stage: Stage, plan: PlacesPlan = PLAN) {
  return { places: await makePlaces(stage.site, stage.staff.id, plan), person: stage.cast[0] };
}

/** Lets the ends of all accesses to EMEA be so many days from now. */
async function moveEnds({ site }: Stage, places: MadePlaces, days: number): Promise<void> {
  const end = timeText(new Date(site.clock.now().getTime() + days * 86_400_000));
  await site.database.inTransaction((tx) => run(tx, 'UPDATE access SET own_ends_at = ? WHERE sublicense_id = ?', [end, idBytes(places.sublicenses[0]!.id)]));
}

/** Somebody holds a seat of EMEA whose time was over yesterday. */
async function holdOver(stage: Stage, places: MadePlaces): Promise<Scene['people'][number]> {
  const gone = stage.cast[3];
  await stage.send(CALLS.redeem(gone, places, [NORTH]));
  await moveEnds(stage, places, -1);
  return gone.id;
}

/** Operations of somebody who has codes. */
export const REDEEMING: readonly Operation[] = [
  {
    name: 'redeemCodes, one code',
    told: ['CodesRedeemed'],
    set: async (stage) => {
      const { places, person } = await stageOf(stage);
      return { places, people: [person.id], call: CALLS.redeem(person, places, [NORTH]) };
    },
  },
  {
    name: 'redeemCodes, two codes',
    told: ['CodesRedeemed'],
    set: async (stage) => {
      const { places, person } = await stageOf(stage, wide(PLAN));
      return { places, people: [person.id], call: CALLS.redeem(person, places, [NORTH, WORLD]) };
    },
  },
  {
    name: 'redeemCodes, again',
    told: ['CodesRedeemed'],
    set: async (stage) => {
      const { places, person } = await stageOf(stage);
      const call = CALLS.redeem(person, places, [NORTH]);
      await stage.send(call);
      return { places, people: [person.id], call };
    },
  },
  {
    name: 'redeemCodes, a later end',
    told: ['CodesRedeemed'],
    set: async (stage) => {
      const { places, person } = await stageOf(stage, wide(withSeats(5)));
      await stage.send(CALLS.redeem(person, places, [NORTH]));
      await moveEnds(stage, places, 3);
      return { places, people: [person.id], call: CALLS.redeem(person, places, [WORLD]) };
    },
  },
  {
    name: 'redeemCodes, every seat taken',
    told: ['SeatsExhausted'],
    set: async (stage) => {
      const { places, person } = await stageOf(stage, withSeats(0));
      return { places, people: [person.id], call: CALLS.redeem(person, places, [NORTH]) };
    },
  },
  {
    name: 'redeemCodes, a seat to be swept first',
    told: ['CodesRedeemed'],
    set: async (stage) => {
      const { places, person } = await stageOf(stage, withSeats(1));
      const gone = await holdOver(stage, places);
      return { places, people: [person.id, gone], call: CALLS.redeem(person, places, [NORTH]) };
    },
  },
  {
    name: 'registerAndRedeem',
    told: ['CodesRedeemed'],
    set: async (stage) => {
      const { places } = await stageOf(stage);
      return { places, people: [], call: CALLS.register(`newcomer${serial()}@example.test`, places, [NORTH]) };
    },
  },
];

/** Operations of staff. */
export const PROVISIONING: readonly Operation[] = [
  {
    name: 'grantAccess, somebody new',
    told: ['AccessGranted'],
    set: async (stage) => {
      const { places, person } = await stageOf(stage);
      return { places, people: [person.id], call: CALLS.grant(stage, places.sublicenses[0]!.id, [person]) };
    },
  },
  {
    name: 'grantAccess, three people',
    told: ['AccessGranted', 'AccessGranted', 'AccessGranted'],
    set: async (stage) => {
      const { places, group, people } = await three(stage);
      return { places, people, call: CALLS.grant(stage, places.sublicenses[0]!.id, group) };
    },
  },
  {
    name: 'grantAccess, three people and two seats',
    told: ['AccessGranted', 'AccessGranted', 'SeatsExhausted'],
    set: async (stage) => {
      const { places, group, people } = await three(stage, withSeats(2));
      return { places, people, call: CALLS.grant(stage, places.sublicenses[0]!.id, group) };
    },
  },
  {
    name: 'grantAccess, two people, one seat to be swept first',
    told: ['AccessGranted', 'AccessGranted'],
    set: async (stage) => {
      const { places, group, people } = await three(stage, withSeats(2));
      const gone = await holdOver(stage, places);
      return { places, people: [...people, gone], call: CALLS.grant(stage, places.sublicenses[0]!.id, group.slice(0, 2)) };
    },
  },
  {
    name: 'grantAccess, somebody who has it by a code',
    told: ['AlreadyHasAccess'],
    set: async (stage) => {
      const { places, person } = await stageOf(stage);
      await stage.send(CALLS.redeem(person, places, [NORTH]));
      return { places, people: [person.id], call: CALLS.grant(stage, places.sublicenses[0]!.id, [person]) };
    },
  },
  {
    name: 'grantAccess, again with a later end',
    told: ['AccessGranted'],
    set: async (stage) => {
      const { places, person } = await stageOf(stage);
      const until = (end: string) => CALLS.grant(stage, places.sublicenses[0]!.id, [person], end);
      await stage.send(until('2026-05-01T00:00:00.000Z'));
      return { places, people: [person.id], call: until('2026-09-01T00:00:00.000Z') };
    },
  },
  {
    name: 'grantAccess, again after its end',
    told: ['AccessGranted'],
    set: async (stage) => {
      const { places, person } = await stageOf(stage, withSeats(1));
      const call = CALLS.grant(stage, places.sublicenses[0]!.id, [person]);
      await stage.send(call);
      await moveEnds(stage, places, -1);
      return { places, people: [person.id], call };
    },
  },
  {
    name: 'grantAccess, somebody revoked',
    told: ['AccessGranted'],
    set: async (stage) => {
      const { places, person } = await stageOf(stage);
      const call = CALLS.grant(stage, places.sublicenses[0]!.id, [person]);
      await stage.send(call);
      await stage.send(CALLS.revoke(stage, (await insideOf(stage, places.clientId)).accesses));
      return { places, people: [person.id], call };
    },
  },
  {
    name: 'revokeAccess, one of two',
    told: ['Access'],
    set: async (stage) => {
      const { places, people, accesses } = await inBoth(stage);
      return { places, people, call: CALLS.revoke(stage, accesses.slice(0, 1)) };
    },
  },
  {
    name: 'revokeAccess, all',
    told: ['Access', 'Access'],
    set: async (stage) => {
      const { places, people, accesses } = await inBoth(stage);
      return { places, people, call: CALLS.revoke(stage, accesses) };
    },
  },
  {
    name: 'setMembershipStatus, disabling',
    told: ['MembershipUpdated'],
    set: async (stage) => {
      const { places, people, memberships } = await inBoth(stage);
      return { places, people, call: CALLS.setStatus(stage, memberships, false) };
    },
  },
  {
    name: 'setMembershipStatus, enabling',
    told: ['MembershipUpdated'],
    set: async (stage) => {
      const { places, people, memberships } = await inBoth(stage);
      await stage.send(CALLS.setStatus(stage, memberships, false));
      return { places, people, call: CALLS.setStatus(stage, memberships, true) };
    },
  },
  {
    name: 'setMembershipStatus, enabling without a seat left',
    told: ['SeatsExhausted'],
    set: async (stage) => {
      const { places, people, memberships } = await inBoth(stage, withSeats(1));
      await stage.send(CALLS.setStatus(stage, memberships, false));
      const other = stage.cast[3];
      await stage.send(CALLS.redeem(other, places, [NORTH]));
      return { places, people: [...people, other.id], call: CALLS.setStatus(stage, memberships, true) };
    },
  },
];

async function three(stage: Stage, plan?: PlacesPlan) {
  const { places } = await stageOf(stage, plan);
  const group = stage.cast.slice(0, 3);
  return { places, group, people: group.map(({ id }) => id) };
}

/** Somebody with a seat of EMEA and one of APAC. */
async function inBoth(stage: Stage, plan = PLAN) {
  const { places, person } = await stageOf(stage, wide(plan));
  await stage.send(CALLS.redeem(person, places, [WORLD]));
  return { places, people: [person.id], ...(await insideOf(stage, places.clientId)) };
}
