import { describe, expect, it } from '@jest/globals';
import { accessOf, grant, seatsTaken, setMembership } from './harness/administering.js';
import { makeOwner, makeStaff, makeSublicense } from './harness/factories.js';
import { drift } from './harness/invariants.js';
import { CANCEL, clientWith, jobOf, reportOf, runAction, startAction, ticked, undo, UNDO } from './harness/learner-actions.js';
import { Lines } from './harness/lines.js';
import { historyOf, move, removeFromClient } from './harness/members.js';
import { onEachSite } from './harness/site.js';

describe('a job', () => {
  onEachSite((site) => {
    const agreed = async () => expect(await drift(site.database.reader)).toEqual([]);

    describe('is undone', () => {
      it('by taking back the grounds it gave, and no others', async () => {
        const owner = await makeOwner(site);
        const other = await makeOwner(site);
        const { client, emea, members } = await clientWith(site, owner, { people: 3 });
        const [had, alone, both] = [members[0]!, members[1]!, members[2]!];
        await grant(owner, emea, [had.id]);
        const job = await runAction(site, owner, { action: 'GRANT', sublicenseId: emea, membershipIds: ticked(members) });
        await grant(other, emea, [both.id]);
        const undone = await undo(site, owner, job.id!);
        expect(undone).toMatchObject({ kind: 'UNDO_GRANT', status: 'COMPLETED', progress: { done: 2, total: 2 }, problemCount: 0, undoable: false });
        expect(await reportOf(owner, undone)).toEqual({ [alone.email]: 'DONE: Taken back.', [both.email]: 'DONE: Taken back; they keep the access, which has other grounds.' });
        expect(await seatsTaken(owner, client.id)).toMatchObject({ EMEA: 2, client: 3 });
        expect(await jobOf(owner, job.id!)).toMatchObject({ status: 'COMPLETED', undoable: false });
        expect((await historyOf(owner, alone.membership))[0]).toMatchObject({ action: 'access.ended', actor: { kind: 'STAFF' } });
        await agreed();
      });

      it('by giving back what it took away, with the end it had, if there are seats', async () => {
        const owner = await makeOwner(site);
        const { client, emea, members } = await clientWith(site, owner, { people: 4, seatLimit: 3 });
        const [dated, plain, late, again] = [members[0]!, members[1]!, members[2]!, members[3]!];
        const end = site.clock.in({ days: 9 });
        await grant(owner, emea, [dated.id], end);
        await grant(owner, emea, [plain.id, late.id]);
        const job = await runAction(site, owner, { action: 'REVOKE', sublicenseId: emea, filter: { clientId: client.id } });
        await grant(owner, emea, [again.id]);
        const undone = await undo(site, owner, job.id!);
        expect(undone).toMatchObject({ kind: 'UNDO_REVOKE', problemCount: 1, progress: { done: 3 } });
        const report = await reportOf(owner, undone);
        expect(Object.values(report).map((words) => words.split(':')[0]).toSorted((a, b) => (a! < b! ? -1 : 1))).toEqual(['DONE', 'DONE', 'REFUSED']);
        expect((await accessOf(owner, dated.email)).find(({ sublicense }) => String(sublicense!.id) === emea)).toMatchObject({ status: 'ACTIVE', ownEndsAt: end });
        expect(await seatsTaken(owner, client.id)).toMatchObject({ EMEA: 3 });
        await agreed();
      });

      it('by moving back, by disabling and by enabling again', async () => {
        const owner = await makeOwner(site);
        const { client, emea, members } = await clientWith(site, owner, { people: 2 });
        const moved = await runAction(site, owner, { action: 'MOVE', sublicenseId: client.main, toSublicenseId: emea, membershipIds: ticked(members) });
        expect(await seatsTaken(owner, client.id)).toMatchObject({ EMEA: 2, Main: 0 });
        expect(await undo(site, owner, moved.id!)).toMatchObject({ kind: 'UNDO_MOVE', problemCount: 0 });
        expect(await seatsTaken(owner, client.id)).toMatchObject({ EMEA: 0, Main: 2 });
        const disabled = await runAction(site, owner, { action: 'DISABLE', membershipIds: ticked(members) });
        expect(await undo(site, owner, disabled.id!)).toMatchObject({ kind: 'UNDO_DISABLE', problemCount: 0 });
        expect(await seatsTaken(owner, client.id)).toMatchObject({ Main: 2 });
        await setMembership(owner, [members[0]!.membership], false);
        const enabled = await runAction(site, owner, { action: 'ENABLE', membershipIds: ticked(members) });
        expect(await undo(site, owner, enabled.id!)).toMatchObject({ kind: 'UNDO_ENABLE', progress: { total: 1 } });
        expect(await seatsTaken(owner, client.id)).toMatchObject({ Main: 1, client: 1 });
        await agreed();
      });

      it('but for what changed since, which is left and said', async () => {
        const owner = await makeOwner(site);
        const { client, emea, members } = await clientWith(site, owner, { people: 4 });
        const apac = await makeSublicense(owner, client.id, { name: 'APAC' });
        const [elsewhere, gone, enabled, disabledAgain] = [members[0]!, members[1]!, members[2]!, members[3]!];
        const moved = await runAction(site, owner, { action: 'MOVE', sublicenseId: client.main, toSublicenseId: emea, membershipIds: ticked([elsewhere, gone]) });
        const [access] = await accessOf(owner, elsewhere.email);
        await move(owner, apac, [access!.id]);
        await removeFromClient(owner, [gone.membership]);
        const back = await undo(site, owner, moved.id!);
        expect(await reportOf(owner, back)).toEqual({ [elsewhere.email]: 'REFUSED: Left as it is: it was changed since.', [gone.email]: 'REFUSED: Is not in the client any more, or out of your reach.' });
        const disabled = await runAction(site, owner, { action: 'DISABLE', membershipIds: ticked([enabled, disabledAgain]) });
        await setMembership(owner, ticked([enabled, disabledAgain]), true);
        site.clock.advance({ seconds: 1 });
        await setMembership(owner, ticked([disabledAgain]), false);
        expect(await reportOf(owner, await undo(site, owner, disabled.id!))).toEqual({
          [enabled.email]: 'REFUSED: Left as it is: it was changed since.',
          [disabledAgain.email]: 'REFUSED: Left as it is: it was changed since.',
        });
        expect(await seatsTaken(owner, client.id)).toMatchObject({ APAC: 1, Main: 1, client: 2 });
        await agreed();
      });

      it('once, however often it is asked for at the same time', async () => {
        const owner = await makeOwner(site);
        const { client, emea, members } = await clientWith(site, owner, { people: 2 });
        const job = await runAction(site, owner, { action: 'GRANT', sublicenseId: emea, membershipIds: ticked(members) });
        const lines = new Lines(site.url);
        const query = 'mutation ($input: ID!) { undoJob(id: $input) { id } }';
        // A line sends its input as it is.
        const replies = await lines.allAtOnce(Array.from({ length: 64 }, () => ({ cookie: owner.cookies, query, input: job.id as unknown as object })));
        lines.hangUp();
        expect(new Set(replies.map(({ body }) => body?.data?.undoJob?.id ?? null)).size).toBe(1);
        await site.doJobs();
        expect(await jobOf(owner, replies[0]!.body!.data!.undoJob!.id!)).toMatchObject({ kind: 'UNDO_GRANT', status: 'COMPLETED', progress: { done: 2, total: 2 } });
        expect(await seatsTaken(owner, client.id)).toMatchObject({ EMEA: 0, Main: 2 });
        await agreed();
      });

      it('within 24 hours of its end, once it has one, where its kind can be', async () => {
        const owner = async () => makeOwner(site);
        const { emea, members } = await clientWith(site, await owner(), { people: 2 });
        const started = await startAction(await owner(), { action: 'GRANT', sublicenseId: emea, membershipIds: ticked(members) });
        const id = started.job!.id!;
        expect(await (await owner()).fault(UNDO, { id })).toBe('BAD_USER_INPUT');
        await site.doJobs();
        site.clock.advance({ seconds: 86_399 });
        expect(await jobOf(await owner(), id)).toMatchObject({ undoable: true });
        site.clock.advance({ seconds: 1 });
        expect(await jobOf(await owner(), id)).toMatchObject({ undoable: false });
        expect(await (await owner()).fault(UNDO, { id })).toBe('BAD_USER_INPUT');
        const removed = await runAction(site, await owner(), { action: 'REMOVE', membershipIds: ticked(members) });
        expect(await (await owner()).fault(UNDO, { id: removed.id })).toBe('BAD_USER_INPUT');
      });
    });

    it('is cancelled once, however often that is asked for; what has not had its turn is left, and the report says so', async () => {
      const owner = await makeOwner(site);
      const { client, emea, members } = await clientWith(site, owner, { people: 2 });
      const started = await startAction(owner, { action: 'GRANT', sublicenseId: emea, membershipIds: ticked(members) });
      const id = started.job!.id!;
      const lines = new Lines(site.url);
      const query = 'mutation ($input: CancelJobInput!) { cancelJob(input: $input) { id status } }';
      const replies = await lines.allAtOnce(Array.from({ length: 64 }, () => ({ cookie: owner.cookies, query, input: { id } })));
      lines.hangUp();
      expect(new Set(replies.map(({ body }) => body?.data?.cancelJob?.status ?? null))).toEqual(new Set(['CANCELLED']));
      await site.doJobs();
      const job = await jobOf(owner, id);
      expect(job).toMatchObject({ status: 'CANCELLED', progress: { done: 0, total: 2, percent: 0 } });
      expect(Object.values(await reportOf(owner, job))).toEqual(['NOT_DONE: The job ended before its turn.', 'NOT_DONE: The job ended before its turn.']);
      expect(await seatsTaken(owner, client.id)).toMatchObject({ EMEA: 0 });
    });

    it('that came to its end is not cancelled any more', async () => {
      const owner = await makeOwner(site);
      const { emea, members } = await clientWith(site, owner, { people: 1 });
      const job = await runAction(site, owner, { action: 'GRANT', sublicenseId: emea, membershipIds: ticked(members) });
      expect((await owner.ask(CANCEL, { id: job.id })).cancelJob).toMatchObject({ status: 'COMPLETED' });
    });

    it('is seen by whoever started it and by owners; to others it is unknown', async () => {
      const owner = await makeOwner(site);
      const { client, emea, members } = await clientWith(site, owner, { people: 1 });
      const [one, other] = [await makeStaff(site, 'CLIENT_MANAGER', { clientIds: [client.id] }), await makeStaff(site, 'CLIENT_MANAGER', { clientIds: [client.id] })];
      const job = await runAction(site, one.caller, { action: 'GRANT', sublicenseId: emea, membershipIds: ticked(members) });
      const jobs = 'query { jobs(first: 1) { nodes { id } totalCount } }';
      expect((await one.caller.ask(jobs)).jobs).toEqual({ nodes: [{ id: job.id }], totalCount: 1 });
      expect((await owner.ask(jobs)).jobs).toMatchObject({ nodes: [{ id: job.id }] });
      expect((await other.caller.ask(jobs)).jobs).toEqual({ nodes: [], totalCount: 0 });
      expect(await jobOf(other.caller, job.id!)).toBeNull();
      expect(await other.caller.fault(CANCEL, { id: job.id })).toBe('NOT_FOUND');
      expect(await other.caller.fault(UNDO, { id: job.id })).toBe('NOT_FOUND');
      for (const caller of [other.caller, site.stranger(), members[0]!.caller]) expect([401, 403, 404]).toContain((await caller.get(String(job.resultsCsvUrl))).status);
      expect((await owner.get(String(job.resultsCsvUrl))).status).toBe(200);
    });
  });
});
