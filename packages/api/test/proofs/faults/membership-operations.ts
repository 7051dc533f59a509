import { makePlaces, type PlacesPlan } from '../../harness/quick-places.js';
import { CALLS, insideOf, type Operation, type Scene, type Stage } from './operation.js';

const NORTH = 'North-26';
const WORLD = 'World-26';

/** Two sublicenses, a code for one of them and a code for both. @param seats of the second */
const plan = (seats: number): PlacesPlan => ({
  seats: 9,
  sublicenses: [{ name: 'EMEA', seats: 5 }, { name: 'APAC', seats }],
  codes: [{ text: NORTH, opens: [0], uses: 5 }, { text: WORLD, opens: [0, 1], uses: 5 }],
});

/** So many people hold a seat of what a code opens. */
async function inside(stage: Stage, code: string, { people = 1, seats = 5 }: { readonly people?: number; readonly seats?: number } = {}) {
  const places = await makePlaces(stage.site, stage.staff.id, plan(seats));
  const group = stage.cast.slice(0, people);
  for (const person of group) await stage.send(CALLS.redeem(person, places, [code]));
  const scene: Omit<Scene, 'call'> = { places, people: group.map(({ id }) => id) };
  return { scene, apac: places.sublicenses[1]!.id, ...(await insideOf(stage, places.clientId)) };
}

/** Operations on people who are in. */
export const MEMBERS: readonly Operation[] = [
  {
    name: 'moveAccess, two people',
    told: ['AccessGranted', 'AccessGranted'],
    set: async (stage) => {
      const { scene, apac, accesses } = await inside(stage, NORTH, { people: 2 });
      return { ...scene, call: CALLS.move(stage, apac, accesses) };
    },
  },
  {
    name: 'moveAccess, two people and one seat',
    told: ['AccessGranted', 'SeatsExhausted'],
    set: async (stage) => {
      const { scene, apac, accesses } = await inside(stage, NORTH, { people: 2, seats: 1 });
      return { ...scene, call: CALLS.move(stage, apac, accesses) };
    },
  },
  {
    name: 'moveAccess, somebody who has a seat there',
    told: ['AlreadyHasAccess', 'AlreadyHasAccess'],
    set: async (stage) => {
      const { scene, apac, accesses } = await inside(stage, WORLD);
      return { ...scene, call: CALLS.move(stage, apac, accesses) };
    },
  },
  {
    name: 'updateMembership, what the client keeps',
    told: ['MembershipUpdated'],
    set: async (stage) => {
      const { scene, memberships } = await inside(stage, NORTH);
      const changes = { externalId: 'Emp-7', reference: [{ name: 'Team', value: 'North' }] };
      return { ...scene, call: CALLS.update(stage, memberships[0]!, changes) };
    },
  },
];
