import { describe, expect, it } from '@jest/globals';
import { systemAct } from '../src/kernel/act.js';
import { NotFound } from '../src/kernel/faults.js';
import type { ClientId } from '../src/kernel/ids.js';
import { idFrom } from '../src/kernel/outside-ids.js';
import { moveAccesses } from '../src/learners/access-moves.js';
import { revokeAccesses } from '../src/learners/revocations.js';
import { accessOf, grant, revoke, seatsTaken, setClientStatus, setMembership, updateSublicense } from './harness/administering.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeStaff, makeSublicense, type MadeLearner } from './harness/factories.js';
import { drift } from './harness/invariants.js';
import { historyOf, move, MOVE } from './harness/members.js';
import { dashboardsOf, redeem } from './harness/redeeming.js';
import { onEachSite } from './harness/site.js';

describe('moving people to another sublicense', () => {
  onEachSite((site) => {
    const world = async (seats: { readonly apac?: number } = {}) => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { name: 'Acme' });
      const emea = await makeSublicense(owner, client.id, { name: 'EMEA' });
      const apac = await makeSublicense(owner, client.id, { name: 'APAC', seatLimit: seats.apac ?? null });
      const recounted = () => drift(site.database.reader, { client: client.id });
      return { owner, client, emea, apac, recounted };
    };
    const people = (count: number) => Promise.all(Array.from({ length: count }, () => makeLearner(site)));
    const granted = async (owner: Parameters<typeof grant>[0], sublicense: string, learners: readonly MadeLearner[], end?: string) =>
      (await grant(owner, sublicense, learners.map(({ id }) => id), end)).map((answer) => String(answer.access!.id));

    it('takes the new seat and frees the old one: the access stays what it is, with its grounds and its own end', async () => {
      const { owner, client, emea, apac, recounted } = await world({ apac: 1 });
      const [learner] = await people(1);
      const end = site.clock.in({ days: 9 });
      const [access] = await granted(owner, emea, [learner!], end);
      const before = await accessOf(owner, learner!.email);
      const [answer] = await move(owner, apac, [access]);
      expect(answer).toMatchObject({ __typename: 'AccessGranted', access: { id: access, status: 'ACTIVE', ownEndsAt: end, sublicense: { name: 'APAC' } } });
      expect(answer!.access!.grounds).toEqual(before[0]!.grounds);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 0, APAC: 1, client: 1 });
      expect(await dashboardsOf(learner!.caller)).toMatchObject([{ sublicense: 'APAC', status: 'OPEN' }]);
      expect((await historyOf(owner, before[0]!.membership!.id))[0]).toMatchObject({
        action: 'access.moved', actor: { kind: 'STAFF' }, changes: [{ field: 'sublicense', before: 'EMEA', after: 'APAC' }],
      });
      expect(await recounted()).toEqual([]);
    });

    it('keeps the ground of the code that let somebody in, so that the code is still theirs', async () => {
      const { owner, client, emea, apac, recounted } = await world();
      const [learner] = await people(1);
      const code = await makeCode(owner, client.id, { sublicenseIds: [emea] });
      await redeem(learner!.caller, null, [code.code]);
      const [access] = await accessOf(owner, learner!.email);
      await move(owner, apac, [access!.id]);
      expect(await accessOf(owner, learner!.email)).toMatchObject([{ sublicense: { name: 'APAC' }, grounds: [{ door: 'REGISTRATION_CODE', source: { id: code.id } }] }]);
      expect(await redeem(learner!.caller, null, [code.code])).toMatchObject({ __typename: 'CodesRedeemed', dashboards: [{ sublicense: 'APAC' }] });
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 0, APAC: 1, client: 1 });
      expect(await recounted()).toEqual([]);
    });

    it('joins the grounds and takes the later end for whoever has a seat there, and frees the other', async () => {
      const { owner, client, emea, apac, recounted } = await world();
      const [learner] = await people(1);
      const code = await makeCode(owner, client.id, { sublicenseIds: [emea] });
      await redeem(learner!.caller, null, [code.code]);
      const [old] = await accessOf(owner, learner!.email);
      const [there] = await granted(owner, apac, [learner!], site.clock.in({ days: 3 }));
      const answers = await move(owner, apac, [old!.id, there]);
      expect(answers).toMatchObject([{ __typename: 'AlreadyHasAccess' }, { __typename: 'AlreadyHasAccess' }]);
      expect(answers[0]!.membership!.accesses).toMatchObject([{ id: there, ownEndsAt: null, grounds: [{ door: 'REGISTRATION_CODE', source: { id: code.id } }, { door: 'STAFF' }] }]);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 0, APAC: 1, client: 1 });
      expect(await recounted()).toEqual([]);
    });

    it('keeps one ground of two from one source', async () => {
      const { owner, emea, apac, recounted } = await world();
      const [learner] = await people(1);
      const [access] = await granted(owner, emea, [learner!], site.clock.in({ days: 5 }));
      await granted(owner, apac, [learner!], site.clock.in({ days: 3 }));
      await move(owner, apac, [access]);
      expect(await accessOf(owner, learner!.email)).toMatchObject([{ ownEndsAt: site.clock.in({ days: 5 }), grounds: [{ door: 'STAFF' }] }]);
      expect((await accessOf(owner, learner!.email))[0]!.grounds).toHaveLength(1);
      expect(await recounted()).toEqual([]);
    });

    it('may bring several seats of one person together', async () => {
      const { owner, client, emea, apac, recounted } = await world({ apac: 1 });
      const [learner] = await people(1);
      const accesses = [...(await granted(owner, emea, [learner!])), ...(await granted(owner, client.main, [learner!]))];
      expect((await move(owner, apac, accesses)).map((answer) => answer.__typename)).toEqual(['AccessGranted', 'AlreadyHasAccess']);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 0, APAC: 1, client: 1 });
      expect(await recounted()).toEqual([]);
    });

    it('takes the place of an access there that has ended or was taken away', async () => {
      const { owner, client, emea, apac, recounted } = await world();
      const [ended, revoked] = await people(2);
      await granted(owner, apac, [ended!], site.clock.in({ seconds: 60 }));
      const [gone] = await granted(owner, apac, [revoked!]);
      await revoke(owner, [gone]);
      site.clock.advance({ seconds: 60 });
      const accesses = await granted(owner, emea, [ended!, revoked!]);
      expect((await move(owner, apac, accesses)).map((answer) => answer.__typename)).toEqual(['AlreadyHasAccess', 'AccessGranted']);
      for (const { email } of [ended!, revoked!]) expect(await accessOf(owner, email)).toMatchObject([{ status: 'ACTIVE', ownEndsAt: null, revokedAt: null, sublicense: { name: 'APAC' } }]);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 0, APAC: 2, client: 2 });
      expect(await recounted()).toEqual([]);
    });

    it('changes nothing for whoever is there already', async () => {
      const { owner, apac } = await world({ apac: 1 });
      const [learner] = await people(1);
      const [access] = await granted(owner, apac, [learner!]);
      const before = await accessOf(owner, learner!.email);
      expect(await move(owner, apac, [access])).toMatchObject([{ __typename: 'AlreadyHasAccess' }]);
      expect(await accessOf(owner, learner!.email)).toEqual(before);
      expect(await historyOf(owner, before[0]!.membership!.id)).not.toContainEqual(expect.objectContaining({ action: 'access.moved' }));
    });

    it('moves the first when seats are short, in order, and leaves the others where they are', async () => {
      const { owner, client, emea, apac, recounted } = await world({ apac: 2 });
      const crowd = await people(4);
      const accesses = await granted(owner, emea, crowd.slice(0, 3));
      await granted(owner, apac, [crowd[3]!]);
      const [there] = await granted(owner, emea, [crowd[3]!]);
      expect(await move(owner, apac, [...accesses, there])).toMatchObject([
        { __typename: 'AccessGranted' },
        { __typename: 'SeatsExhausted', sublicense: 'APAC', available: 1, forCode: null },
        { __typename: 'SeatsExhausted' },
        { __typename: 'AlreadyHasAccess' },
      ]);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 2, APAC: 2, client: 4 });
      expect(await recounted()).toEqual([]);
    });

    it('frees seats over there whose time is over before it says that there are none', async () => {
      const { owner, client, emea, apac } = await world({ apac: 1 });
      const [over, learner] = await people(2);
      await granted(owner, apac, [over!], site.clock.in({ seconds: 60 }));
      site.clock.advance({ seconds: 60 });
      expect(await move(owner, apac, await granted(owner, emea, [learner!]))).toMatchObject([{ __typename: 'AccessGranted' }]);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 0, EMEA: 0, APAC: 1, client: 1 });
    });

    it('refuses what has ended, was taken away or is disabled, and says what to do; the others move', async () => {
      const { owner, client, emea, apac, recounted } = await world();
      const [over, taken, disabled, fine] = await people(4);
      const [ended] = await granted(owner, emea, [over!], site.clock.in({ seconds: 60 }));
      const [revoked, shut, good] = await granted(owner, emea, [taken!, disabled!, fine!]);
      await revoke(owner, [revoked]);
      await setMembership(owner, [(await accessOf(owner, disabled!.email))[0]!.membership!.id], false);
      site.clock.advance({ seconds: 60 });
      const ask = await makeOwner(site);
      expect(await move(ask, apac, [ended, revoked, shut, good])).toMatchObject([
        { __typename: 'InvalidInput', fields: [{ path: 'accessIds' }] },
        { __typename: 'InvalidInput', fields: [{ path: 'accessIds' }] },
        { __typename: 'InvalidInput', fields: [{ path: 'accessIds', message: 'This learner is disabled at Acme. Enable the membership first.' }] },
        { __typename: 'AccessGranted' },
      ]);
      expect(await seatsTaken(ask, client.id)).toEqual({ Main: 0, EMEA: 1, APAC: 1, client: 2 });
      expect(await recounted()).toEqual([]);
    });

    it('moves out of a sublicense that has ended, and into none', async () => {
      const { owner, client, emea, apac } = await world();
      const [learner] = await people(1);
      const [access] = await granted(owner, emea, [learner!]);
      await updateSublicense(owner, { id: emea, expiresAt: site.clock.in({ days: -1 }) });
      await updateSublicense(owner, { id: apac, expiresAt: site.clock.in({ days: -1 }) });
      expect(await move(owner, apac, [access])).toMatchObject([{ __typename: 'InvalidInput', fields: [{ path: 'sublicenseId' }] }]);
      await setClientStatus(owner, client.id, 'DISABLED');
      expect(await move(owner, client.main, [access])).toMatchObject([{ __typename: 'InvalidInput', fields: [{ path: 'sublicenseId' }] }]);
      await setClientStatus(owner, client.id, 'ACTIVE');
      expect(await move(owner, client.main, [access])).toMatchObject([{ __typename: 'AccessGranted', access: { status: 'ACTIVE' } }]);
    });

    it("refuses another client's sublicense to those who are none of it", async () => {
      const [{ owner, emea }, other] = [await world(), await world()];
      const [learner] = await people(1);
      const [access] = await granted(owner, emea, [learner!]);
      const [theirs] = await granted(owner, other.emea, [learner!]);
      expect(await move(owner, other.apac, [access, theirs])).toMatchObject([{ __typename: 'InvalidInput', fields: [{ path: 'sublicenseId' }] }, { __typename: 'AccessGranted' }]);
    });

    it('lets a manager of sublicenses move only from and to what they look after', async () => {
      const { owner, client, emea, apac } = await world();
      const [learner] = await people(1);
      const [access] = await granted(owner, emea, [learner!]);
      const manager = async (...sublicenseIds: (typeof emea)[]) => (await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds })).caller;
      const fault = async (caller: typeof owner) => caller.fault(MOVE, { input: { accessIds: [access], sublicenseId: apac } });
      for (const reach of [[emea], [apac], [client.main]]) expect(await fault(await manager(...reach))).toBe('NOT_FOUND');
      expect(await (await makeStaff(site, 'AUDITOR', { clientIds: [client.id] })).caller.fault(MOVE, { input: { accessIds: [access], sublicenseId: apac } })).toBe('FORBIDDEN');
      expect(await move(await manager(emea, apac), apac, [access])).toMatchObject([{ __typename: 'AccessGranted' }]);
    });

    it('answers a call that is made again under its key, also where the access has been joined to another since', async () => {
      const { owner, emea, apac } = await world();
      const [learner] = await people(1);
      await granted(owner, apac, [learner!]);
      const [access] = await granted(owner, emea, [learner!]);
      const first = await move(owner, apac, [access], 'moved once');
      expect(first).toMatchObject([{ __typename: 'AlreadyHasAccess' }]);
      expect(await move(owner, apac, [access], 'moved once')).toEqual(first);
      expect(await owner.fault(MOVE, { input: { accessIds: [access], sublicenseId: apac } })).toBe('NOT_FOUND');
    });

    it('answers a call that is made again only as far as its caller still sees what became of it', async () => {
      const { owner, client, emea, apac } = await world();
      const { caller: manager } = await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [emea, apac] });
      const [learner, joined] = await people(2);
      const [access] = await granted(owner, emea, [learner!]);
      const again = { accessIds: [access], sublicenseId: apac, idempotencyKey: 'looking after it' };
      expect(await move(manager, apac, [access], again.idempotencyKey)).toMatchObject([{ __typename: 'AccessGranted' }]);
      await move(owner, client.main, [access]);
      expect(await manager.fault(MOVE, { input: again })).toBe('NOT_FOUND');

      const [there] = await granted(owner, apac, [joined!]);
      const [goes] = await granted(owner, emea, [joined!]);
      const other = { accessIds: [goes], sublicenseId: apac, idempotencyKey: 'joined meanwhile' };
      expect(await move(manager, apac, [goes], other.idempotencyKey)).toMatchObject([{ __typename: 'AlreadyHasAccess' }]);
      await move(owner, client.main, [there]);
      expect(await manager.fault(MOVE, { input: other })).toBe('NOT_FOUND');
    });

    it('works on no access that left the reach of whoever asks before its turn came, nor does taking it away', async () => {
      const { owner, client, emea, apac, recounted } = await world();
      const [learner] = await people(1);
      const [access] = await granted(owner, emea, [learner!]);
      const id = idFrom('acc', access!);
      const scope = { everything: false, clients: new Set<ClientId>(), sublicenses: new Map([[apac, client.id]]) };
      const act = systemAct(site.clock.now());
      const asked = { scope, accesses: [{ id, learnerId: learner!.id, clientId: client.id }] };
      await expect(site.database.inTransaction((tx) => moveAccesses(tx, { ...asked, to: apac }, { act, memory: new Map() }))).rejects.toThrow(NotFound);
      await expect(site.database.inTransaction((tx) => revokeAccesses(tx, { scope, accesses: new Set([id]), people: [learner!.id], clients: [client.id] }, act))).rejects.toThrow(NotFound);
      expect(await accessOf(owner, learner!.email)).toMatchObject([{ id: access, status: 'ACTIVE', sublicense: { id: emea } }]);
      expect(await recounted()).toEqual([]);
    });
  });
});
