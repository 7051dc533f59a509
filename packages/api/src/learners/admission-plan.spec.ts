import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { idBytes, newId, type AllowanceId, type LearnerId } from '../kernel/ids.js';
import { AdmissionPlan, later, type Way } from './admission-plan.js';
import type { AccessState } from './access.entity.js';
import type { Place } from './places.read-model.js';
import type { Member } from './standing.js';

const LEARNER = newId('lrn');
const DAY = 86_400_000;
const end = (day: number) => new Date(day * DAY);

const client = { clientId: newId('cli'), clientName: 'Acme', clientDisabled: false, clientSeats: newId('alw'), clientEndsAt: null };

function place(sublicenseName: string): Place {
  return { ...client, sublicenseId: newId('sub'), sublicenseName, seats: newId('alw'), sublicenseEndsAt: null, accessDays: null };
}

const [EMEA, APAC] = [place('EMEA'), place('APAC')];

function code(places: readonly Place[], ownEnd: Date | null = null): Way & { readonly uses: AllowanceId } {
  return { door: 'REGISTRATION_CODE', words: 'with a code', ...from('cod'), places, ownEndsAt: () => ownEnd, uses: newId('alw'), reserves: null, byStaff: false };
}

function byStaff(places: readonly Place[], ownEnd: Date | null = null): Way {
  return { door: 'STAFF', words: 'by hand', ...from('stf'), places, ownEndsAt: () => ownEnd, uses: null, reserves: null, byStaff: true };
}

/** A way that everybody of the turn comes, from one source. */
function from(type: 'cod' | 'stf' | 'inv') {
  const source = idBytes(newId(type));
  return { people: null, sourceOf: () => source };
}

/** An invite for the learner, who is not to be in before they accept. */
function invite(places: readonly Place[], until: Date = end(14)): Way {
  const reserves = { people: new Set([LEARNER]), until, invitedAs: new Map([[LEARNER, { firstName: 'Lee', lastName: 'Arner' }]]) };
  return { door: 'INVITE', words: 'for an invite', ...from('inv'), places, ownEndsAt: () => end(30), uses: null, reserves, byStaff: true };
}

/** The learner as a member who has accesses of these states. */
function member(accesses: readonly (readonly [at: Place, status: AccessState, ownEndsAt?: Date | null])[], status: Member['status'] = 'ACTIVE'): Member {
  const held = accesses.map(([at, state, ownEndsAt = null]) => [at.sublicenseId, { id: newId('acc'), sublicenseId: at.sublicenseId, status: state, ownEndsAt, reservedUntil: state === 'RESERVED' ? end(7) : null, disabledFrom: null }] as const);
  return { id: newId('mem'), learnerId: LEARNER, clientId: client.clientId, status, accesses: new Map(held) };
}

/** What one person ends up needing, by the name of the allowance. */
function needsOf(plan: AdmissionPlan, ways: readonly Way[], person: LearnerId = LEARNER): Record<string, number> {
  const names = new Map<AllowanceId, string>([[client.clientSeats, 'client'], [EMEA.seats, 'EMEA'], [APAC.seats, 'APAC']]);
  for (const [at, way] of ways.entries()) if (way.uses !== null) names.set(way.uses, `uses ${at}`);
  return Object.fromEntries([...(plan.needs.get(person) ?? [])].map(([id, amount]) => [names.get(id)!, amount]));
}

function planned(members: readonly Member[], ways: readonly Way[]) {
  const plan = new AdmissionPlan(members);
  for (const way of ways) plan.letIn(way, LEARNER);
  return { plan, outcomes: ways.map((way) => plan.outcomes.get(way)?.get(LEARNER)), needs: needsOf(plan, ways) };
}

describe('the plan of the gate', () => {
  it('gives somebody new a membership, a seat of each place, one of the client, and takes one use', () => {
    const ways = [code([EMEA, APAC])];
    const { plan, outcomes, needs } = planned([], ways);
    expect([outcomes, needs]).toEqual([['ADMITTED'], { client: 1, EMEA: 1, APAC: 1, 'uses 0': 1 }]);
    expect([plan.newMembers.length, plan.newAccesses.size, plan.changes.size, plan.grounds.length]).toEqual([1, 2, 0, 2]);
  });

  it('holds the seats of whoever is invited, who is no more than that before they come in', () => {
    const ways = [invite([EMEA, APAC])];
    const { plan, outcomes, needs } = planned([], ways);
    expect([outcomes, needs]).toEqual([['ADMITTED'], { client: 1, EMEA: 1, APAC: 1 }]);
    expect(plan.newMembers).toMatchObject([{ member: { status: 'INVITED' }, invitedAs: { firstName: 'Lee' } }]);
    expect([...plan.newAccesses.values()].map(({ ownEndsAt, reservedUntil }) => [ownEndsAt, reservedUntil])).toEqual([[null, end(14)], [null, end(14)]]);
  });

  it('keeps of a held seat the later end staff chose, and loses none to a way that chose none', () => {
    const held = (chosen: Date | null): Way => ({ ...byStaff([EMEA], chosen), reserves: { people: new Set([LEARNER]), until: end(14), invitedAs: new Map(), ownEndsAt: chosen } });
    for (const [before, chosen, after] of [[null, null, null], [null, end(90), end(90)], [end(90), null, end(90)], [end(90), end(60), end(90)], [end(60), end(90), end(90)]] as const) {
      const { plan } = planned([member([[EMEA, 'RESERVED', before]])], [held(chosen)]);
      expect([...plan.changes.values()]).toMatchObject([{ ownEndsAt: after, reservedUntil: end(14) }]);
    }
  });

  it('takes no second seat for an invite of who has a code, nor for a code of who is invited, and opens with the code', () => {
    for (const ways of [[code([EMEA]), invite([EMEA])], [invite([EMEA]), code([EMEA])]]) {
      const { plan, outcomes, needs } = planned([], ways);
      expect(outcomes).toEqual(ways[0]!.reserves === null ? ['ADMITTED', 'HELD'] : ['ADMITTED', 'ADMITTED']);
      expect([needs['client'], needs['EMEA']]).toEqual([1, 1]);
      expect([...plan.newAccesses.values()].map(({ reservedUntil }) => reservedUntil)).toEqual([null]);
      expect(plan.newMembers).toMatchObject([{ member: { status: 'ACTIVE' }, invitedAs: null, door: 'REGISTRATION_CODE' }]);
    }
  });

  it('brings in a member who was invited when a code opens, with the seat that was held', () => {
    const { plan, needs } = planned([member([[EMEA, 'RESERVED']], 'INVITED')], [code([EMEA], end(20))]);
    expect(needs).toEqual({ 'uses 0': 1 });
    expect([...plan.joining.values()]).toEqual(['REGISTRATION_CODE']);
    expect([...plan.changes.values()]).toMatchObject([{ ownEndsAt: end(20), reservedUntil: null, revives: false }]);
  });

  it('holds a reserved seat for longer, and never closes one that is open', () => {
    expect([...planned([member([[EMEA, 'RESERVED']])], [invite([EMEA], end(14))]).plan.changes.values()]).toMatchObject([{ reservedUntil: end(14), revives: false }]);
    expect(planned([member([[EMEA, 'RESERVED']])], [invite([EMEA], end(7))]).plan.changes.size).toBe(0);
    const open = planned([member([[EMEA, 'ACTIVE', end(1)]])], [invite([EMEA])]);
    expect([open.outcomes, open.plan.changes.size, open.plan.grounds.length]).toEqual([['HELD'], 0, 1]);
  });

  it('passes over whoever does not come by a way', () => {
    const { plan } = planned([], [{ ...code([EMEA]), people: new Set([newId('lrn')]) }, byStaff([APAC])]);
    expect([...plan.newAccesses.values()].map(({ place: at }) => at.sublicenseName)).toEqual(['APAC']);
  });

  it('takes no second seat of the client from who holds one', () => {
    expect(planned([member([[EMEA, 'ACTIVE']])], [code([APAC])]).needs).toEqual({ APAC: 1, 'uses 0': 1 });
    expect(planned([member([[EMEA, 'RESERVED']])], [code([APAC])]).needs).toEqual({ APAC: 1, 'uses 0': 1 });
    expect(planned([member([[EMEA, 'ENDED']])], [code([APAC])]).needs).toEqual({ client: 1, APAC: 1, 'uses 0': 1 });
  });

  it('writes nothing for a code that gives nothing more, and a ground for staff all the same', () => {
    const { plan, outcomes, needs } = planned([member([[EMEA, 'ACTIVE']])], [code([EMEA])]);
    expect([outcomes, needs, plan.grounds, plan.changes.size]).toEqual([['HELD'], {}, [], 0]);
    const staff = planned([member([[EMEA, 'ACTIVE']])], [byStaff([EMEA])]);
    expect([staff.outcomes, staff.needs, staff.plan.grounds.length, staff.plan.changes.size]).toEqual([['HELD'], {}, 1, 0]);
  });

  it('takes over a later end, and never an earlier one', () => {
    const longer = planned([member([[EMEA, 'ACTIVE', end(5)]])], [code([EMEA], end(9))]);
    expect([longer.outcomes, longer.needs]).toEqual([['ADMITTED'], { 'uses 0': 1 }]);
    expect([...longer.plan.changes.values()]).toMatchObject([{ ownEndsAt: end(9), revives: false }]);
    expect(planned([member([[EMEA, 'ACTIVE', end(5)]])], [code([EMEA], null)]).outcomes).toEqual(['ADMITTED']);
    for (const sooner of [end(4), end(5)]) expect(planned([member([[EMEA, 'ACTIVE', end(5)]])], [code([EMEA], sooner)]).outcomes).toEqual(['HELD']);
    expect(planned([member([[EMEA, 'ACTIVE', null]])], [code([EMEA], end(9))]).outcomes).toEqual(['HELD']);
  });

  it('revives what ended with the new end alone, and takes the seat again', () => {
    const { plan, outcomes, needs } = planned([member([[EMEA, 'ENDED', end(9)]])], [code([EMEA], end(5))]);
    expect([outcomes, needs]).toEqual([['ADMITTED'], { client: 1, EMEA: 1, 'uses 0': 1 }]);
    expect([...plan.changes.values()]).toMatchObject([{ ownEndsAt: end(5), revives: true }]);
  });

  it('gives back by staff alone what staff took away, and lets nobody in by half a code', () => {
    const revoked = () => member([[EMEA, 'REVOKED']]);
    const { plan, outcomes, needs } = planned([revoked()], [code([APAC, EMEA])]);
    expect([outcomes, needs, plan.grounds, plan.newAccesses.size]).toEqual([['REVOKED'], {}, [], 0]);
    expect(planned([revoked()], [byStaff([EMEA])])).toMatchObject({ outcomes: ['ADMITTED'], needs: { client: 1, EMEA: 1 } });
  });

  it('lets nobody in who is disabled, not even by staff', () => {
    for (const way of [code([APAC]), byStaff([APAC])]) expect(planned([member([], 'DISABLED')], [way])).toMatchObject({ outcomes: ['DISABLED'], needs: {} });
  });

  it('counts the ways before it as done: the same place by two codes is one seat and one use', () => {
    expect(planned([], [code([EMEA]), code([EMEA])])).toMatchObject({ outcomes: ['ADMITTED', 'HELD'], needs: { client: 1, EMEA: 1, 'uses 0': 1 } });
    const longer = planned([], [code([EMEA], end(3)), code([EMEA], end(9)), code([EMEA], end(5))]);
    expect([longer.outcomes, longer.needs]).toEqual([['ADMITTED', 'ADMITTED', 'HELD'], { client: 1, EMEA: 1, 'uses 0': 1, 'uses 1': 1 }]);
    expect([...longer.plan.newAccesses.values()].map((access) => access.ownEndsAt)).toEqual([end(9)]);
  });

  it('keeps the latest end of a place that one of several codes gives beside another', () => {
    const both: Way = { ...code([EMEA, APAC]), ownEndsAt: (at) => (at === EMEA ? end(2) : end(8)) };
    const { plan } = planned([member([[EMEA, 'ACTIVE', end(5)]])], [both]);
    expect([...plan.changes.values()]).toEqual([]);
    expect([...plan.newAccesses.values()].map((access) => access.ownEndsAt)).toEqual([end(8)]);
  });

  it('never needs more than one seat of a place, one of the client and one use of a code, whatever comes before', () => {
    const state = fc.constantFrom<AccessState>('ACTIVE', 'ENDED', 'REVOKED', 'RESERVED');
    const before = fc.option(fc.record({ emea: fc.option(state), apac: fc.option(state) }));
    const drawn = fc.array(fc.record({ both: fc.boolean(), staff: fc.boolean(), day: fc.option(fc.integer({ min: 1, max: 9 })) }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(before, drawn, (held, ways) => {
        const had = held === null ? [] : [member([...(held.emea === null ? [] : [[EMEA, held.emea] as const]), ...(held.apac === null ? [] : [[APAC, held.apac] as const])])];
        const asked = ways.map(({ both, staff, day }) => (staff ? byStaff : code)(both ? [EMEA, APAC] : [EMEA], day === null ? null : end(day)));
        const { plan, needs } = planned(had, asked);
        expect(Object.values(needs).every((amount) => amount === 1)).toBe(true);
        const holding = (['EMEA', 'APAC'] as const).filter((name) => needs[name] === 1).length;
        if (needs.client === 1) expect(holding).toBeGreaterThan(0);
        expect(plan.grounds.every(({ access }) => [...plan.memberOf(client.clientId, LEARNER)!.accesses.values()].some(({ id }) => id === access))).toBe(true);
      }),
    );
  });
});

describe('the later of two ends', () => {
  it('is none if one of them is none', () => {
    expect([later(end(1), end(2)), later(end(2), end(1)), later(null, end(1)), later(end(1), null)]).toEqual([end(2), end(2), null, null]);
  });
});
