import { describe, expect, it } from '@jest/globals';
import { accessOf, grant, revoke, seatsTaken, setClientStatus, setMembership, updateSublicense } from './harness/administering.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeStaff, makeSublicense } from './harness/factories.js';
import { dashboardsOf, redeem } from './harness/redeeming.js';
import { onEachSite } from './harness/site.js';

describe('letting people in by the hand of staff', () => {
  onEachSite((site) => {
    const world = async (seats: { readonly client?: number; readonly emea?: number } = {}) => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { name: 'Acme', seatLimit: seats.client ?? null });
      const emea = await makeSublicense(owner, client.id, { name: 'EMEA', seatLimit: seats.emea ?? null });
      return { owner, client, emea };
    };
    const people = (count: number) => Promise.all(Array.from({ length: count }, () => makeLearner(site)));

    it('answers each learner in the order asked, also one asked twice', async () => {
      const { owner, emea } = await world();
      const [a, b] = await people(2);
      await grant(owner, emea, [a!.id]);
      expect((await grant(owner, emea, [b!.id, a!.id, b!.id])).map((answer) => answer.__typename)).toEqual(['AccessGranted', 'AlreadyHasAccess', 'AccessGranted']);
    });

    it('adds a ground and no second seat for whoever has the access already', async () => {
      const { owner, client, emea } = await world({ emea: 1, client: 1 });
      const [learner] = await people(1);
      const code = await makeCode(owner, client.id, { sublicenseIds: [emea] });
      await redeem(learner!.caller, null, [code.code]);
      const { id, caller } = await makeStaff(site, 'OWNER');
      expect(await grant(caller, emea, [learner!.id])).toMatchObject([
        { __typename: 'AlreadyHasAccess', membership: { accesses: [{ status: 'ACTIVE', grounds: [{ door: 'REGISTRATION_CODE' }, { door: 'STAFF', source: { id } }] }] } },
      ]);
      expect(await grant(caller, emea, [learner!.id])).toMatchObject([{ membership: { accesses: [{ grounds: [{}, {}] }] } }]);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 1, client: 1 });
    });

    it('lets the first in when seats are short, whoever needs none too, and tells the rest what is left', async () => {
      const { owner, client, emea } = await world({ emea: 2 });
      const [a, b, c, d] = (await people(4)).map((one) => one.id);
      await grant(owner, emea, [d!]);
      expect(await grant(owner, emea, [a!, b!, c!, d!])).toMatchObject([
        { __typename: 'AccessGranted' },
        { __typename: 'SeatsExhausted', sublicense: 'EMEA', available: 1, forCode: null },
        { __typename: 'SeatsExhausted', sublicense: 'EMEA', available: 1 },
        { __typename: 'AlreadyHasAccess' },
      ]);
      expect(await grant(owner, emea, [b!])).toMatchObject([{ __typename: 'SeatsExhausted', available: 0 }]);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 2, client: 2 });
    });

    it("obeys the client's own limit, in which one who is in already takes no seat", async () => {
      const { owner, client, emea } = await world({ client: 1 });
      const [a, b] = (await people(2)).map((one) => one.id);
      await grant(owner, client.main, [a!]);
      expect(await grant(owner, emea, [b!, a!])).toMatchObject([{ __typename: 'SeatsExhausted', sublicense: null, available: 0 }, { __typename: 'AccessGranted' }]);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 1, EMEA: 1, client: 1 });
    });

    it('gives the end staff chose, else one from the days of access, and only in the future', async () => {
      const { owner, emea } = await world();
      const [a, b, c] = (await people(3)).map((one) => one.id);
      const end = site.clock.in({ days: 3 });
      expect(await grant(owner, emea, [a!], end)).toMatchObject([{ access: { ownEndsAt: end, endsAt: end } }]);
      await updateSublicense(owner, { id: emea, accessDays: 20, expiresAt: site.clock.in({ days: 5 }) });
      expect(await grant(owner, emea, [b!])).toMatchObject([{ access: { ownEndsAt: site.clock.in({ days: 20 }), endsAt: site.clock.in({ days: 5 }) } }]);
      expect(await grant(owner, emea, [c!], site.clock.in({}))).toMatchObject([{ __typename: 'InvalidInput', fields: [{ path: 'expiresAt' }] }]);
    });

    it('extends what somebody has when the new end is later', async () => {
      const { owner, client, emea } = await world({ emea: 1 });
      const [learner] = await people(1);
      await grant(owner, emea, [learner!.id], site.clock.in({ days: 3 }));
      expect(await grant(owner, emea, [learner!.id], site.clock.in({ days: 9 }))).toMatchObject([{ __typename: 'AccessGranted', access: { endsAt: site.clock.in({ days: 9 }) } }]);
      expect(await grant(owner, emea, [learner!.id], site.clock.in({ days: 1 }))).toMatchObject([{ __typename: 'AlreadyHasAccess' }]);
      expect(await grant(owner, emea, [learner!.id])).toMatchObject([{ __typename: 'AccessGranted', access: { endsAt: null } }]);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 1, client: 1 });
    });

    it('lets nobody into a place that ended or is disabled', async () => {
      const { owner, client, emea } = await world();
      const [learner] = await people(1);
      await updateSublicense(owner, { id: emea, expiresAt: site.clock.in({}) });
      expect(await grant(owner, emea, [learner!.id])).toMatchObject([{ __typename: 'InvalidInput', fields: [{ path: 'sublicenseId', message: expect.stringContaining('ended') }] }]);
      await setClientStatus(owner, client.id, 'DISABLED');
      expect(await grant(owner, client.main, [learner!.id])).toMatchObject([{ __typename: 'InvalidInput', fields: [{ message: expect.stringContaining('Enable') }] }]);
      expect(await accessOf(owner, learner!.email)).toEqual([]);
    });

    it('answers a disabled learner with "enable first" and lets the others in', async () => {
      const { owner, client, emea } = await world();
      const [a, b] = (await people(2)).map((one) => one.id);
      const [granted] = await grant(owner, client.main, [a!]);
      await setMembership(owner, [granted!.access!.membership!.id], false);
      expect(await grant(owner, emea, [a!, b!])).toMatchObject([
        { __typename: 'InvalidInput', fields: [{ path: 'learnerIds', message: expect.stringContaining('Enable') }] },
        { __typename: 'AccessGranted' },
      ]);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 1, client: 1 });
    });
  });
});

describe('taking access away', () => {
  onEachSite((site) => {
    const world = async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { seatLimit: 1 });
      const emea = await makeSublicense(owner, client.id, { name: 'EMEA', seatLimit: 1 });
      return { owner, client, emea, learner: await makeLearner(site) };
    };

    it('frees the seats, withdraws every ground, and tells the learner since when', async () => {
      const { owner, client, emea, learner } = await world();
      await grant(owner, emea, [learner.id]);
      const [access] = await accessOf(owner, learner.email);
      expect(await revoke(owner, [access!.id])).toMatchObject([{ status: 'REVOKED', revokedAt: site.clock.in({}), grounds: [] }]);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 0, client: 0 });
      expect(await dashboardsOf(learner.caller)).toMatchObject([{ status: 'REVOKED', since: site.clock.in({}), why: [], content: [] }]);
      expect(await grant(owner, emea, [(await makeLearner(site)).id])).toMatchObject([{ __typename: 'AccessGranted' }]);
    });

    it('keeps the seat of the client as long as one of its sublicenses is held', async () => {
      const { owner, client, emea, learner } = await world();
      await grant(owner, emea, [learner.id]);
      await grant(owner, client.main, [learner.id]);
      const accesses = await accessOf(owner, learner.email);
      await revoke(owner, [accesses[0]!.id]);
      expect((await seatsTaken(owner, client.id)).client).toBe(1);
      await revoke(owner, [accesses[1]!.id]);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 0, client: 0 });
    });

    it('changes nothing the second time', async () => {
      const { owner, client, emea, learner } = await world();
      await grant(owner, emea, [learner.id]);
      const [access] = await accessOf(owner, learner.email);
      const first = await revoke(owner, [access!.id]);
      site.clock.advance({ seconds: 5 });
      expect(await revoke(owner, [access!.id, access!.id])).toEqual([first[0], first[0]]);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 0, client: 0 });
    });

    it('is lasting for codes, and staff can grant the same access again', async () => {
      const { owner, client, emea, learner } = await world();
      const [first, other] = [await makeCode(owner, client.id, { sublicenseIds: [emea] }), await makeCode(owner, client.id, { sublicenseIds: [emea] })];
      await redeem(learner.caller, null, [first.code]);
      const [access] = await accessOf(owner, learner.email);
      await revoke(owner, [access!.id]);
      for (const { code } of [first, other]) expect(await redeem(learner.caller, null, [code])).toMatchObject({ __typename: 'AccessRevoked', forCode: code });
      expect(await grant(owner, emea, [learner.id])).toMatchObject([{ __typename: 'AccessGranted', access: { id: access!.id, status: 'ACTIVE', revokedAt: null, grounds: [{ door: 'STAFF' }] } }]);
      expect(await redeem(learner.caller, null, [first.code])).toMatchObject({ __typename: 'CodesRedeemed' });
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 1, client: 1 });
    });
  });
});

describe('shutting a learner out of a client and letting them in again', () => {
  onEachSite((site) => {
    const world = async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { name: 'Acme' });
      const [emea, apac] = [await makeSublicense(owner, client.id, { name: 'EMEA' }), await makeSublicense(owner, client.id, { name: 'APAC' })];
      const learner = await makeLearner(site);
      const membershipOf = async () => (await accessOf(owner, learner.email))[0]!.membership!.id;
      return { owner, client, emea, apac, learner, membershipOf };
    };

    it('frees every seat and takes exactly these again', async () => {
      const { owner, client, emea, apac, learner, membershipOf } = await world();
      for (const place of [emea, apac, client.main]) await grant(owner, place, [learner.id]);
      const main = (await accessOf(owner, learner.email)).find((access) => (access.sublicense!.name as unknown) === 'Main');
      await revoke(owner, [main!.id]);
      const id = await membershipOf();
      expect(await setMembership(owner, [id], false)).toMatchObject([{ __typename: 'MembershipUpdated', membership: { status: 'DISABLED' } }]);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 0, APAC: 0, client: 0 });
      expect((await dashboardsOf(learner.caller)).map((one) => [one.sublicense, one.status, one.since])).toEqual(
        expect.arrayContaining([['EMEA', 'DISABLED', site.clock.in({})], ['APAC', 'DISABLED', site.clock.in({})], ['Main', 'REVOKED', site.clock.in({})]]),
      );
      expect(await setMembership(owner, [id], true)).toMatchObject([{ membership: { status: 'ACTIVE' } }]);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 1, APAC: 1, client: 1 });
      const standing = (await accessOf(owner, learner.email)).map((access) => `${String(access.sublicense!.name)} ${String(access.status)}`);
      expect(new Set(standing)).toEqual(new Set(['EMEA ACTIVE', 'APAC ACTIVE', 'Main REVOKED']));
    });

    it('is refused when a seat is gone meanwhile, and everything stays as it was', async () => {
      const { owner, client, emea, apac, learner, membershipOf } = await world();
      for (const place of [emea, apac]) await grant(owner, place, [learner.id]);
      const id = await membershipOf();
      await setMembership(owner, [id], false);
      await grant(owner, apac, [(await makeLearner(site)).id]);
      await updateSublicense(owner, { id: apac, seatLimit: 1 });
      expect(await setMembership(owner, [id], true)).toMatchObject([{ __typename: 'SeatsExhausted', sublicense: 'APAC', available: 0 }]);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 0, APAC: 1, client: 1 });
      await updateSublicense(owner, { id: apac, seatLimit: 2 });
      expect(await setMembership(owner, [id], true)).toMatchObject([{ membership: { status: 'ACTIVE' } }]);
    });

    it('does not bring back what reached its own end meanwhile', async () => {
      const { owner, client, emea, apac, learner, membershipOf } = await world();
      await grant(owner, emea, [learner.id], site.clock.in({ seconds: 60 }));
      await grant(owner, apac, [learner.id]);
      const id = await membershipOf();
      await setMembership(owner, [id], false);
      site.clock.advance({ seconds: 61 });
      await setMembership(owner, [id], true);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 0, APAC: 1, client: 1 });
    });

    it('is answered with what stands in the way while the client is disabled', async () => {
      const { owner, client, emea, learner, membershipOf } = await world();
      await grant(owner, emea, [learner.id]);
      const id = await membershipOf();
      await setMembership(owner, [id], false);
      await setClientStatus(owner, client.id, 'DISABLED');
      expect(await setMembership(owner, [id], true)).toMatchObject([{ __typename: 'NotAllowedNow', message: expect.stringContaining('Acme') }]);
    });

    it('changes nothing for whom it is so already', async () => {
      const { owner, client, emea, learner, membershipOf } = await world();
      await grant(owner, emea, [learner.id]);
      const id = await membershipOf();
      for (const enabled of [true, false, false, true, true]) await setMembership(owner, [id], enabled);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 1, APAC: 0, client: 1 });
    });
  });
});
