import { describe, expect, it } from '@jest/globals';
import { idBytes } from '../src/kernel/ids.js';
import { run } from '../src/kernel/sql.js';
import { accessOf, grant, revoke, seatsTaken, setMembership, updateSublicense } from './harness/administering.js';
import type { Caller } from './harness/caller.js';
import { makeOwner, makeStaff } from './harness/factories.js';
import { drift } from './harness/invariants.js';
import { invite } from './harness/inviting.js';
import { clientWith, jobOf, reportOf, RUN_ACTION, runAction, startAction, ticked } from './harness/learner-actions.js';
import { historyOf, removeFromClient } from './harness/members.js';
import { onEachSite } from './harness/site.js';

describe('an action on many learners', () => {
  onEachSite((site) => {
    const agreed = async () => expect(await drift(site.database.reader)).toEqual([]);
    const statusIn = async (owner: Caller, email: string, sublicense: string) =>
      (await accessOf(owner, email)).find((access) => String(access.sublicense!.id) === sublicense)?.status ?? null;

    it('counts whom it would be about, and changes nothing, in a dry run', async () => {
      const owner = await makeOwner(site);
      const { client, emea, members } = await clientWith(site, owner, { people: 3 });
      const input = { action: 'GRANT', sublicenseId: emea, dryRun: true, idempotencyKey: 'dry' };
      expect(await startAction(owner, { ...input, membershipIds: [...ticked(members), members[0]!.membership] })).toEqual({ __typename: 'LearnerActionStarted', matching: 3, job: null });
      expect(await startAction(owner, { ...input, filter: { clientId: client.id } })).toMatchObject({ matching: 3, job: null });
      await site.doJobs();
      expect(await seatsTaken(owner, client.id)).toMatchObject({ EMEA: 0 });
    });

    it('lets those ticked into a sublicense, tells what became of each, and writes history as staff who did it', async () => {
      const owner = await makeOwner(site);
      const { client, emea, members } = await clientWith(site, owner, { people: 3 });
      await runAction(site, owner, { action: 'GRANT', sublicenseId: emea, membershipIds: ticked(members.slice(0, 1)) });
      const started = await startAction(owner, { action: 'GRANT', sublicenseId: emea, membershipIds: ticked(members) });
      expect(started).toMatchObject({ matching: 3, job: { kind: 'GRANT', status: 'QUEUED', progress: { done: 0, total: 3, percent: 0 }, undoable: false } });
      await site.doJobs();
      const job = await jobOf(owner, started.job!.id!);
      expect(job).toMatchObject({ status: 'COMPLETED', progress: { done: 3, total: 3, percent: 100 }, problemCount: 0, failure: null, undoable: true });
      expect(await reportOf(owner, job)).toEqual({
        [members[0]!.email]: 'UNCHANGED: Had the access already.',
        [members[1]!.email]: 'DONE: Access granted.',
        [members[2]!.email]: 'DONE: Access granted.',
      });
      expect(await seatsTaken(owner, client.id)).toMatchObject({ EMEA: 3, client: 3 });
      expect((await historyOf(owner, members[1]!.membership))[0]).toMatchObject({ action: 'learner.admitted', actor: { kind: 'STAFF' } });
      await agreed();
    });

    it('gives the seats there are to the first, says so to the others, and never goes over', async () => {
      const owner = await makeOwner(site);
      const { client, emea, members } = await clientWith(site, owner, { people: 5, seatLimit: 2 });
      const job = await runAction(site, owner, { action: 'GRANT', sublicenseId: emea, membershipIds: ticked(members) });
      expect(job).toMatchObject({ status: 'COMPLETED', problemCount: 3, progress: { done: 5, percent: 100 } });
      const report = await reportOf(owner, job);
      expect(members.map(({ email }) => report[email]!.split(':')[0])).toEqual(['DONE', 'DONE', 'REFUSED', 'REFUSED', 'REFUSED']);
      expect(report[members[4]!.email]).toMatch(/^REFUSED: Every seat of "EMEA" at .* is taken\.$/);
      const again = await runAction(site, owner, { action: 'GRANT', sublicenseId: emea, membershipIds: ticked(members.slice(2)) });
      expect(again).toMatchObject({ problemCount: 3, progress: { done: 3 } });
      expect(await seatsTaken(owner, client.id)).toMatchObject({ EMEA: 2 });
      await agreed();
    });

    it('is about everybody its filter matches when it starts, whatever it changes of that', async () => {
      const owner = await makeOwner(site);
      const { client, members } = await clientWith(site, owner, { people: 4 });
      await setMembership(owner, [members[0]!.membership], false);
      const job = await runAction(site, owner, { action: 'DISABLE', filter: { clientId: client.id, status: 'ACTIVE' } });
      expect(job).toMatchObject({ status: 'COMPLETED', progress: { done: 3, total: 3 }, problemCount: 0 });
      expect(await seatsTaken(owner, client.id)).toMatchObject({ Main: 0, client: 0 });
      const none = await runAction(site, owner, { action: 'DISABLE', filter: { clientId: client.id, status: 'ACTIVE' } });
      expect(none).toMatchObject({ status: 'COMPLETED', progress: { done: 0, total: 0, percent: 100 } });
      await agreed();
    });

    it('takes an access away from those who have it', async () => {
      const owner = await makeOwner(site);
      const { client, emea, members } = await clientWith(site, owner, { people: 3 });
      await runAction(site, owner, { action: 'GRANT', sublicenseId: emea, membershipIds: ticked(members.slice(0, 2)) });
      await revoke(owner, [(await accessOf(owner, members[0]!.email)).find(({ sublicense }) => String(sublicense!.id) === emea)!.id]);
      const job = await runAction(site, owner, { action: 'REVOKE', sublicenseId: emea, filter: { clientId: client.id } });
      expect(Object.values(await reportOf(owner, job)).sort()).toEqual(['DONE: Taken away.', 'UNCHANGED: Has no access to it.', 'UNCHANGED: It was taken away already.']);
      expect(await seatsTaken(owner, client.id)).toMatchObject({ EMEA: 0, Main: 3 });
      await agreed();
    });

    it('moves those who are in one sublicense to another, as many as there are seats for', async () => {
      const owner = await makeOwner(site);
      const { client, emea, members } = await clientWith(site, owner, { people: 3, seatLimit: 2 });
      const job = await runAction(site, owner, { action: 'MOVE', sublicenseId: client.main, toSublicenseId: emea, membershipIds: ticked(members) });
      expect(job).toMatchObject({ status: 'COMPLETED', problemCount: 1 });
      expect(await seatsTaken(owner, client.id)).toEqual({ EMEA: 2, Main: 1, client: 3 });
      const again = await runAction(site, owner, { action: 'MOVE', sublicenseId: client.main, toSublicenseId: emea, membershipIds: ticked(members) });
      expect(Object.values(await reportOf(owner, again)).map((words) => words.split(':')[0])).toEqual(['UNCHANGED', 'UNCHANGED', 'REFUSED']);
      await agreed();
    });

    it('disables and enables, and says of whom there is no seat left', async () => {
      const owner = await makeOwner(site);
      const { client, members } = await clientWith(site, owner, { people: 3 });
      await runAction(site, owner, { action: 'DISABLE', membershipIds: ticked(members) });
      await updateSublicense(owner, { id: client.main, seatLimit: 2 });
      const job = await runAction(site, owner, { action: 'ENABLE', membershipIds: ticked(members) });
      const report = await reportOf(owner, job);
      expect(members.map(({ email }) => report[email]!.split(':')[0])).toEqual(['DONE', 'DONE', 'REFUSED']);
      expect(await seatsTaken(owner, client.id)).toMatchObject({ Main: 2, client: 2 });
      await agreed();
    });

    it('removes from the client, and those who went meanwhile are said to be gone', async () => {
      const owner = await makeOwner(site);
      const { client, members } = await clientWith(site, owner, { people: 3 });
      const started = await startAction(owner, { action: 'REMOVE', membershipIds: ticked(members) });
      await removeFromClient(owner, [members[1]!.membership]);
      await site.doJobs();
      const job = await jobOf(owner, started.job!.id!);
      expect(job).toMatchObject({ status: 'COMPLETED', problemCount: 1, undoable: false });
      expect(await reportOf(owner, job)).toMatchObject({ [members[0]!.email]: 'DONE: Removed from the client.', [members[1]!.email]: 'REFUSED: Is not in the client any more, or out of your reach.' });
      expect(await seatsTaken(owner, client.id)).toMatchObject({ Main: 0, client: 0 });
      await agreed();
    });

    it('sends open invites again, and nothing to whoever has none', async () => {
      const owner = await makeOwner(site);
      const { client, members } = await clientWith(site, owner, { people: 1 });
      const [invited] = await invite(owner, { clientId: client.id, sublicenseIds: [client.main] });
      const job = await runAction(site, owner, { action: 'RESEND_INVITES', filter: { clientId: client.id } });
      expect(await reportOf(owner, job)).toEqual({
        [invited!.invite!.email!]: 'DONE: Sent again, with a new link.',
        [members[0]!.email]: 'UNCHANGED: Has no invite to send again.',
      });
      expect(job).toMatchObject({ undoable: false, problemCount: 0 });
      await site.deliver();
      const { mailbox } = await owner.ask('query ($search: String) { mailbox(search: $search) { totalCount } }', { search: String(invited!.invite!.email) });
      expect(mailbox).toEqual({ totalCount: 1 });
      await agreed();
    });

    it.each([
      ['neither memberships nor a filter', { action: 'ENABLE' }, 'membershipIds'],
      ['both memberships and a filter', { action: 'ENABLE', membershipIds: ['x'], filter: {} }, 'membershipIds'],
      ['no membership', { action: 'ENABLE', membershipIds: [] }, 'membershipIds'],
      ['a search too long', { action: 'ENABLE', filter: { search: 'x'.repeat(201) } }, 'filter.search'],
      ['a grant to nowhere', { action: 'GRANT', filter: {} }, 'sublicenseId'],
      ['taking away from nowhere', { action: 'REVOKE', filter: {} }, 'sublicenseId'],
      ['a move to nowhere', { action: 'MOVE', filter: {}, sublicenseId: 'sub' }, 'toSublicenseId'],
      ['a move to where they are', { action: 'MOVE', filter: {}, sublicenseId: 'sub', toSublicenseId: 'sub' }, 'toSublicenseId'],
      ['a grant that leads elsewhere', { action: 'GRANT', filter: {}, sublicenseId: 'sub', toSublicenseId: 'sub' }, 'toSublicenseId'],
      ['a removal from one sublicense', { action: 'REMOVE', filter: {}, sublicenseId: 'sub' }, 'sublicenseId'],
      ['a move to another client', { action: 'MOVE', filter: {}, sublicenseId: 'sub', toSublicenseId: 'other' }, 'toSublicenseId'],
      ['a key too long', { action: 'ENABLE', filter: {}, idempotencyKey: 'x'.repeat(256) }, 'idempotencyKey'],
    ])('refuses %s', async (_, wrong, path) => {
      const owner = await makeOwner(site);
      const [here, elsewhere] = [await clientWith(site, owner, { people: 0 }), await clientWith(site, owner, { people: 0 })];
      const real = new Map<unknown, string>([['sub', here.emea], ['other', elsewhere.emea]]);
      const input = Object.fromEntries(Object.entries(wrong).map(([name, value]) => [name, real.get(value) ?? value]));
      const answer = await startAction(owner, input);
      expect(answer).toMatchObject({ __typename: 'InvalidInput', fields: [{ path }] });
    });

    it('reaches no further than whoever started it does, then and while it goes on', async () => {
      const owner = await makeOwner(site);
      const [own, other] = [await clientWith(site, owner, { people: 2 }), await clientWith(site, owner, { people: 1 })];
      const manager = (await makeStaff(site, 'CLIENT_MANAGER', { clientIds: [own.client.id] })).caller;
      const mixed = [...ticked(own.members), ...ticked(other.members)];
      expect(await manager.fault(RUN_ACTION, { input: { action: 'DISABLE', membershipIds: mixed } })).toBe('NOT_FOUND');
      expect(await manager.fault(RUN_ACTION, { input: { action: 'GRANT', sublicenseId: other.emea, membershipIds: ticked(own.members) } })).toBe('NOT_FOUND');
      expect(await startAction(manager, { action: 'DISABLE', filter: { clientId: other.client.id }, dryRun: true })).toMatchObject({ matching: 0 });
      const job = await runAction(site, manager, { action: 'DISABLE', filter: {} });
      expect(job).toMatchObject({ progress: { done: 2, total: 2 } });
      expect(await seatsTaken(owner, other.client.id)).toMatchObject({ Main: 1 });
      const started = await startAction(manager, { action: 'ENABLE', filter: {} });
      await site.database.inTransaction((tx) => tx.query('DELETE FROM staff_client'));
      await site.doJobs();
      expect(await jobOf(owner, started.job!.id!)).toMatchObject({ status: 'COMPLETED', progress: { done: 0, total: 0 } });
      await agreed();
    });

    it('of whoever looks after a sublicense touches that sublicense alone', async () => {
      const owner = await makeOwner(site);
      const { client, emea, members } = await clientWith(site, owner, { people: 2 });
      await runAction(site, owner, { action: 'GRANT', sublicenseId: emea, membershipIds: ticked(members.slice(0, 1)) });
      const manager = (await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [emea] })).caller;
      for (const action of ['ENABLE', 'DISABLE', 'REMOVE']) {
        expect(await manager.fault(RUN_ACTION, { input: { action, filter: {} } })).toBe('FORBIDDEN');
        expect(await manager.fault(RUN_ACTION, { input: { action, membershipIds: ticked(members.slice(0, 1)) } })).toBe('FORBIDDEN');
      }
      expect(await manager.fault(RUN_ACTION, { input: { action: 'REVOKE', sublicenseId: client.main, filter: {} } })).toBe('NOT_FOUND');
      expect(await manager.fault(RUN_ACTION, { input: { action: 'REVOKE', sublicenseId: emea, membershipIds: ticked(members) } })).toBe('NOT_FOUND');
      expect(await runAction(site, manager, { action: 'REVOKE', sublicenseId: emea, filter: {} })).toMatchObject({ progress: { done: 1, total: 1 }, problemCount: 0 });
      expect(await statusIn(owner, members[0]!.email, emea)).toBe('REVOKED');
      expect(await seatsTaken(owner, client.id)).toMatchObject({ EMEA: 0, Main: 2 });
    });

    it('is refused where its sublicense is out of reach by the time of its turn', async () => {
      const owner = await makeOwner(site);
      const { client, emea, members } = await clientWith(site, owner, { people: 1 });
      const { id, caller } = await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [emea, client.main] });
      const started = await startAction(caller, { action: 'GRANT', sublicenseId: emea, membershipIds: ticked(members) });
      await site.database.inTransaction((tx) => run(tx, 'DELETE FROM staff_sublicense WHERE staff_id = ? AND sublicense_id = ?', [idBytes(id), idBytes(emea)]));
      await site.doJobs();
      expect(await reportOf(owner, await jobOf(owner, started.job!.id!))).toEqual({ [members[0]!.email]: 'REFUSED: The sublicense is gone, or out of your reach.' });
      expect(await seatsTaken(owner, client.id)).toMatchObject({ EMEA: 0 });
    });

    it('fails as a whole when whoever started it is gone', async () => {
      const owner = await makeOwner(site);
      const { client, emea, members } = await clientWith(site, owner, { people: 1 });
      const { id, caller } = await makeStaff(site, 'CLIENT_MANAGER', { clientIds: [client.id] });
      const started = await startAction(caller, { action: 'GRANT', sublicenseId: emea, membershipIds: ticked(members) });
      await site.database.inTransaction((tx) => run(tx, "UPDATE staff SET role = 'AUDITOR' WHERE id = ?", [idBytes(id)]));
      await site.doJobs();
      expect(await jobOf(owner, started.job!.id!)).toMatchObject({ status: 'FAILED', failure: 'Whoever started it may not do this any more.' });
    });

    it('never goes over, whoever takes seats meanwhile, and two workers do it once', async () => {
      const owner = await makeOwner(site);
      const { client, emea, members } = await clientWith(site, owner, { people: 12, seatLimit: 5 });
      const started = await startAction(owner, { action: 'GRANT', sublicenseId: emea, membershipIds: ticked(members) });
      await Promise.all([site.doJobs(), site.doJobs(), ...members.slice(6).map(({ id }) => grant(owner, emea, [id]))]);
      await site.doJobs();
      expect(await jobOf(owner, started.job!.id!)).toMatchObject({ status: 'COMPLETED', progress: { done: 12, total: 12 } });
      expect(await seatsTaken(owner, client.id)).toMatchObject({ EMEA: 5, client: 12 });
      await agreed();
    });

    it('says of everybody why nobody is let into a sublicense that has ended', async () => {
      const owner = await makeOwner(site);
      const { emea, members } = await clientWith(site, owner, { people: 2 });
      const started = await startAction(owner, { action: 'GRANT', sublicenseId: emea, membershipIds: ticked(members) });
      await updateSublicense(owner, { id: emea, expiresAt: site.clock.in({ seconds: 1 }) });
      site.clock.advance({ seconds: 1 });
      await site.doJobs();
      const report = Object.values(await reportOf(owner, await jobOf(owner, started.job!.id!)));
      expect(report).toHaveLength(2);
      expect(new Set(report).size).toBe(1);
      expect(report[0]).toMatch(/^REFUSED: "EMEA" at .* ended on .*\. Set a later end first\.$/);
    });

    it('lets nobody of one client into a sublicense of another', async () => {
      const owner = await makeOwner(site);
      const [here, there] = [await clientWith(site, owner, { people: 1 }), await clientWith(site, owner, { people: 1 })];
      const job = await runAction(site, owner, { action: 'GRANT', sublicenseId: here.emea, membershipIds: ticked([...here.members, ...there.members]) });
      expect(await reportOf(owner, job)).toEqual({ [here.members[0]!.email]: 'DONE: Access granted.', [there.members[0]!.email]: 'REFUSED: Is in another client than "EMEA".' });
      expect(await accessOf(owner, there.members[0]!.email)).toHaveLength(1);
    });
  });
});
