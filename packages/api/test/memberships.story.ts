import { describe, expect, it } from '@jest/globals';
import { accessOf, grant, revoke, seatsTaken, setMembership } from './harness/administering.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeStaff, makeSublicense, serial, type MadeClient, type MadeLearner } from './harness/factories.js';
import { drift } from './harness/invariants.js';
import { found, historyOf, neverSeen, REMOVE, removeFromClient, UPDATE_MEMBERSHIP, updateMembership } from './harness/members.js';
import { dashboardsOf, redeem } from './harness/redeeming.js';
import { onEachSite } from './harness/site.js';
import type { Caller, Json } from './harness/caller.js';

describe('memberships', () => {
  onEachSite((site) => {
    const world = async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { name: 'Acme' });
      const admin = (await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [client.id] })).caller;
      return { owner, client, admin };
    };
    const joins = async (owner: Caller, client: MadeClient, learner?: MadeLearner): Promise<{ learner: MadeLearner; membership: string }> => {
      const person = learner ?? (await makeLearner(site));
      const [answer] = await grant(owner, client.main, [person.id]);
      return { learner: person, membership: String(answer!.access!.membership!.id) };
    };

    describe('are changed by staff', () => {
      it('who keep an external id and references with them; what is left out stays, and null and [] clear', async () => {
        const { owner, client, admin } = await world();
        const { membership } = await joins(owner, client);
        const reference = [{ name: ' Team ', value: ' North ' }];
        expect(await updateMembership(admin, { id: membership, externalId: '  EMP-7 ', reference })).toMatchObject({
          membership: { externalId: 'EMP-7', reference: [{ name: 'Team', value: 'North' }] },
        });
        expect(await updateMembership(admin, { id: membership })).toMatchObject({ membership: { externalId: 'EMP-7', reference: [{ name: 'Team' }] } });
        expect(await updateMembership(admin, { id: membership, externalId: null })).toMatchObject({ membership: { externalId: null, reference: [{ name: 'Team' }] } });
        expect(await updateMembership(admin, { id: membership, reference: [] })).toMatchObject({ membership: { externalId: null, reference: [] } });
        const entries = await historyOf(admin, membership);
        expect(entries.filter(({ action }) => action === 'membership.updated').map(({ changes }) => changes)).toEqual([
          [{ field: 'reference', before: 'Team: North', after: null }],
          [{ field: 'externalId', before: 'EMP-7', after: null }],
          [{ field: 'externalId', before: null, after: 'EMP-7' }, { field: 'reference', before: null, after: 'Team: North' }],
        ]);
      });

      it('and say what is wrong, field by field, changing nothing', async () => {
        const { owner, client, admin } = await world();
        const { membership } = await joins(owner, client);
        const pair = { name: 'a', value: 'b' };
        for (const [wrong, path] of [
          [{ firstName: null }, 'firstName'],
          [{ lastName: ' ' }, 'lastName'],
          [{ firstName: 'x'.repeat(101) }, 'firstName'],
          [{ externalId: '' }, 'externalId'],
          [{ externalId: 'x'.repeat(101) }, 'externalId'],
          [{ externalId: '\u{1d160}'.repeat(40) }, 'externalId'],
          [{ externalId: 'a\nb' }, 'externalId'],
          [{ reference: null }, 'reference'],
          [{ reference: [pair, { ...pair, name: ' a' }] }, 'reference'],
          [{ reference: Array.from({ length: 21 }, (_, at) => ({ name: `n${at}`, value: 'v' })) }, 'reference'],
          [{ reference: [{ ...pair, value: '' }] }, 'reference.0.value'],
        ] as const) {
          const result = await updateMembership(admin, { id: membership, externalId: 'Good', reference: [pair], ...wrong });
          expect([path, result.__typename, (result.fields as unknown as Json[])[0]!.path]).toEqual([path, 'InvalidInput', path]);
        }
        expect(await updateMembership(admin, { id: membership })).toMatchObject({ membership: { externalId: null, reference: [] } });
      });

      it('in whose reach they are; others find none', async () => {
        const { owner, client } = await world();
        const { membership } = await joins(owner, client);
        const other = await makeClient(owner);
        const input = { id: membership, externalId: 'Mine' };
        expect(await (await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [other.id] })).caller.fault(UPDATE_MEMBERSHIP, { input })).toBe('NOT_FOUND');
        expect(await (await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [await makeSublicense(owner, client.id)] })).caller.fault(UPDATE_MEMBERSHIP, { input })).toBe('NOT_FOUND');
        expect(await (await makeStaff(site, 'AUDITOR', { clientIds: [client.id] })).caller.fault(UPDATE_MEMBERSHIP, { input })).toBe('FORBIDDEN');
        expect(await updateMembership((await makeStaff(site, 'CLIENT_MANAGER', { clientIds: [client.id] })).caller, input)).toMatchObject({ membership: { externalId: 'Mine' } });
      });

      it('who look after single sublicenses in their names alone, and only while they hold a seat there', async () => {
        const { owner, client } = await world();
        const emea = await makeSublicense(owner, client.id, { name: 'EMEA' });
        const [{ learner, membership }, other] = [await joins(owner, client), await joins(owner, client)];
        await updateMembership(owner, { id: other.membership, externalId: 'Taken' });
        await neverSeen(site, learner.id);
        const { caller: manager } = await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [emea] });
        const fault = (more: object) => manager.fault(UPDATE_MEMBERSHIP, { input: { id: membership, ...more } });
        for (const expiresAt of [undefined, site.clock.in({ seconds: 60 })]) {
          const [{ access }] = (await grant(owner, emea, [learner.id], expiresAt)) as [Json];
          expect(await updateMembership(manager, { id: membership, firstName: 'Ada' })).toMatchObject({ membership: { learner: { firstName: 'Ada' } } });
          for (const more of [{ externalId: 'Taken' }, { externalId: 'Free' }, { externalId: null }, { reference: [] }, { firstName: 'Eve', externalId: 'Free' }]) expect(await fault(more)).toBe('FORBIDDEN');
          if (expiresAt === undefined) await revoke(owner, [access!.id]);
          else site.clock.advance({ seconds: 60 });
          for (const more of [{}, { firstName: 'Eve' }, { lastName: 'Eve' }, { externalId: 'Free' }]) expect(await fault(more)).toBe('FORBIDDEN');
        }
        expect(await updateMembership(await makeOwner(site), { id: membership })).toMatchObject({ membership: { externalId: null, learner: { firstName: 'Ada' } } });
      });
    });

    describe('have names of people', () => {
      it('which are for staff as long as nobody but their client knows the person, and lists find them by the new ones', async () => {
        const { owner, client, admin } = await world();
        const { learner, membership } = await joins(owner, client, await makeLearner(site, 'quartz'));
        await neverSeen(site, learner.id);
        const lastName = `Oyelaran${serial()}`;
        expect(await updateMembership(admin, { id: membership, firstName: ' Ada ', lastName })).toMatchObject({ membership: { learner: { firstName: 'Ada', lastName } } });
        expect(await found(admin, lastName.slice(0, 6))).toEqual([learner.email]);
        expect(await found(admin, 'Learner')).toEqual([]);
        expect((await historyOf(admin, membership))[0]).toMatchObject({ action: 'learner.renamed', changes: [{ field: 'firstName', after: 'Ada' }, { field: 'lastName', after: lastName }] });
      });

      it('which are the person\'s own from the first sign-in or the second client on, in words that do not tell which', async () => {
        const { owner, client, admin } = await world();
        const [seen, elsewhere] = [await joins(owner, client), await joins(owner, client)];
        await neverSeen(site, elsewhere.learner.id);
        await joins(owner, await makeClient(owner), elsewhere.learner);
        const refused = await Promise.all([seen, elsewhere].map(({ membership }) => updateMembership(admin, { id: membership, firstName: 'Ada', lastName: 'Other', externalId: `Kept out ${membership}` })));
        expect(refused[0]).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'firstName' }, { path: 'lastName' }] });
        expect(refused[1]).toEqual(refused[0]);
        for (const { membership } of [seen, elsewhere]) {
          const same = await updateMembership(admin, { id: membership, firstName: 'Lea learner', externalId: null });
          expect(same).toMatchObject({ membership: { externalId: null, learner: { firstName: 'Lea learner' } } });
        }
      });

      it('which an owner changes at any time, and in every client', async () => {
        const { owner, client } = await world();
        const { learner, membership } = await joins(owner, client);
        const other = await makeClient(owner);
        const { membership: theirs } = await joins(owner, other, learner);
        const lastName = `Zweig${serial()}`;
        expect(await updateMembership(owner, { id: membership, lastName, externalId: `Ours ${lastName}` })).toMatchObject({ __typename: 'MembershipUpdated' });
        const name = { field: 'lastName', before: 'Learner learner', after: lastName };
        expect((await historyOf(owner, membership)).slice(0, 2).map(({ action, changes }) => ({ action, changes }))).toEqual([
          { action: 'membership.updated', changes: [{ field: 'externalId', before: null, after: `Ours ${lastName}` }] },
          { action: 'learner.renamed', changes: [name] },
        ]);
        expect((await historyOf(owner, theirs))[0]).toMatchObject({ action: 'learner.renamed', changes: [name] });
        for (const { id } of [client, other]) expect(await found(owner, lastName, id)).toEqual([learner.email]);
      });
    });

    describe('are found by their external id', () => {
      it('from the beginning of any word of it, alone or with a name', async () => {
        const { owner, client, admin } = await world();
        const { learner, membership } = await joins(owner, client);
        const number = `${serial()}`;
        await updateMembership(admin, { id: membership, externalId: `Büro-${number}/X7` });
        for (const search of [`buro-${number}`, `BÜRO`, `${number}/x`, 'x7', `lea buro-${number}`]) expect([search, await found(admin, search, client.id)]).toEqual([search, [learner.email]]);
        for (const search of ['uro', `${number}7`, 'nobody buro']) expect(await found(admin, search, client.id)).toEqual([]);
        await updateMembership(admin, { id: membership, externalId: null });
        expect(await found(admin, 'buro', client.id)).toEqual([]);
      });

      it('within their client alone: nobody finds a person by what another client calls them', async () => {
        const { owner, client, admin } = await world();
        const { learner, membership } = await joins(owner, client);
        const other = await makeClient(owner);
        const { membership: theirs } = await joins(owner, other, learner);
        const theirAdmin = (await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [other.id] })).caller;
        const [ours, secret] = [`Ours${serial()}`, `Secret${serial()}`];
        await updateMembership(admin, { id: membership, externalId: ours });
        await updateMembership(theirAdmin, { id: theirs, externalId: secret });
        expect(await found(admin, secret)).toEqual([]);
        expect(await found(theirAdmin, ours)).toEqual([]);
        expect(await found(theirAdmin, secret)).toEqual([learner.email]);
        expect(await found(owner, ours)).toEqual([learner.email]);
        const { learner: read } = await admin.ask('query ($id: ID!) { learner(id: $id) { memberships { externalId client { id } } } }', { id: learner.id });
        expect(read).toEqual({ memberships: [{ externalId: ours, client: { id: client.id } }] });
      });
    });

    describe('have an external id that nobody else in the client has', () => {
      it('compared letter by letter, however it was composed', async () => {
        const { owner, client, admin } = await world();
        const [one, two] = [await joins(owner, client), await joins(owner, client)];
        await updateMembership(admin, { id: one.membership, externalId: 'Jos\u00e9' });
        expect(await updateMembership(admin, { id: two.membership, externalId: ' Jose\u0301' })).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'externalId' }] });
        expect(await updateMembership(admin, { id: two.membership, externalId: 'jos\u00e9' })).toMatchObject({ __typename: 'MembershipUpdated' });
        expect(await updateMembership(admin, { id: one.membership, externalId: 'Jos\u00e9' })).toMatchObject({ __typename: 'MembershipUpdated' });
        const elsewhere = await joins(owner, await makeClient(owner));
        expect(await updateMembership(owner, { id: elsewhere.membership, externalId: 'Jos\u00e9' })).toMatchObject({ __typename: 'MembershipUpdated' });
      });

      it('however many ask for it at once: one gets it, the others are refused', async () => {
        const { owner, client } = await world();
        const members = await Promise.all(Array.from({ length: 16 }, () => joins(owner, client)));
        const answers = await Promise.all(members.map(({ membership }) => updateMembership(owner.copy(), { id: membership, externalId: 'One of a kind' })));
        expect(answers.filter(({ __typename }) => __typename === 'MembershipUpdated')).toHaveLength(1);
        expect(answers.filter(({ fields }) => (fields as unknown as Json[] | undefined)?.[0]?.path === 'externalId')).toHaveLength(15);
        expect(await found(owner, 'kind', client.id)).toHaveLength(1);
      });
    });

    describe('are removed', () => {
      it('with their accesses, and all their seats come free; the person stays', async () => {
        const { owner, client, admin } = await world();
        const emea = await makeSublicense(owner, client.id, { name: 'EMEA' });
        const [{ learner, membership }, stays] = [await joins(owner, client), await joins(owner, client)];
        await grant(owner, emea, [learner.id]);
        await updateMembership(admin, { id: membership, externalId: 'Gone' });
        expect(await removeFromClient(admin, [membership])).toEqual([membership]);
        expect(await seatsTaken(owner, client.id)).toEqual({ Main: 1, EMEA: 0, client: 1 });
        expect(await accessOf(owner, learner.email)).toEqual([]);
        expect(await dashboardsOf(learner.caller)).toEqual([]);
        expect(await found(admin, '')).toEqual([stays.learner.email]);
        expect(await updateMembership(admin, { id: stays.membership, externalId: 'Gone' })).toMatchObject({ __typename: 'MembershipUpdated' });
        expect(await admin.fault(REMOVE, { input: { membershipIds: [membership] } })).toBe('NOT_FOUND');
        expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
        const { history } = await admin.ask('query ($id: ID) { history(clientId: $id, first: 5) { nodes { action summary subject { id } changes { field before after } } } }', { id: client.id });
        expect(history!.nodes).toContainEqual({
          action: 'membership.removed', summary: 'Removed the learner from the client.', subject: null,
          changes: [{ field: 'email', before: learner.email, after: null }, { field: 'externalId', before: 'Gone', after: null }],
        });
      });

      it('with whatever staff had decided of them, and may come back by staff or another code, not by one they used', async () => {
        const { owner, client } = await world();
        const learner = await makeLearner(site);
        const [used, fresh] = [await makeCode(owner, client.id, { sublicenseIds: [client.main] }), await makeCode(owner, client.id, { sublicenseIds: [client.main] })];
        await redeem(learner.caller, null, [used.code]);
        const [access] = await accessOf(owner, learner.email);
        await revoke(owner, [access!.id]);
        await setMembership(owner, [access!.membership!.id], false);
        await removeFromClient(owner, [access!.membership!.id]);
        expect(await redeem(learner.caller, null, [used.code])).toMatchObject({ __typename: 'CodeExhausted' });
        expect(await redeem(learner.caller, null, [fresh.code])).toMatchObject({ __typename: 'CodesRedeemed' });
        expect(await seatsTaken(owner, client.id)).toEqual({ Main: 1, client: 1 });
        expect(await drift(site.database.reader, { client: client.id, removed: [learner.id] })).toEqual([]);
        await removeFromClient(owner, [(await accessOf(owner, learner.email))[0]!.membership!.id]);
        expect(await grant(owner, client.main, [learner.id])).toMatchObject([{ __typename: 'AccessGranted' }]);
        expect(await redeem(learner.caller, null, [used.code])).toMatchObject({ __typename: 'CodeExhausted' });
        expect(await drift(site.database.reader, { client: client.id, removed: [learner.id] })).toEqual([]);
      });

      it('by whoever looks after the whole client, all or none of those asked for', async () => {
        const { owner, client, admin } = await world();
        const [{ membership }, foreign] = [await joins(owner, client), await joins(owner, await makeClient(owner))];
        const fault = (caller: Caller, membershipIds: readonly string[]) => caller.fault(REMOVE, { input: { membershipIds } });
        expect(await fault((await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [client.main] })).caller, [membership])).toBe('FORBIDDEN');
        expect(await fault((await makeStaff(site, 'AUDITOR', { clientIds: [client.id] })).caller, [membership])).toBe('FORBIDDEN');
        expect(await fault(admin, [membership, foreign.membership])).toBe('NOT_FOUND');
        expect(await seatsTaken(owner, client.id)).toEqual({ Main: 1, client: 1 });
        expect(await removeFromClient((await makeStaff(site, 'CLIENT_MANAGER', { clientIds: [client.id] })).caller, [membership, membership])).toEqual([membership, membership]);
      });
    });
  });
});
