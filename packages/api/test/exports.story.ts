import { describe, expect, it } from '@jest/globals';
import { setMembership } from './harness/administering.js';
import type { Caller } from './harness/caller.js';
import { crowd } from './harness/crowd.js';
import { makeClient, makeOwner, makeStaff } from './harness/factories.js';
import { invite } from './harness/inviting.js';
import { clientWith, runAction, ticked } from './harness/learner-actions.js';
import { updateMembership } from './harness/members.js';
import { Seeded } from './harness/seeded.js';
import { onEachSite } from './harness/site.js';

describe('the learners as CSV', () => {
  onEachSite((site) => {
    const csv = async (caller: Caller, query: Readonly<Record<string, string>>) => {
      const answer = await caller.get(`/exports/learners.csv?${new URLSearchParams(query).toString()}`);
      return { answer, lines: (await answer.text()).replace('\uFEFF', '').trimEnd().split('\r\n') };
    };

    it('are those the filter matches, with what staff see of them', async () => {
      const owner = await makeOwner(site);
      const { client, emea, members } = await clientWith(site, owner, { people: 2 });
      await runAction(site, owner, { action: 'GRANT', sublicenseId: emea, membershipIds: ticked(members.slice(0, 1)) });
      await updateMembership(owner, { id: members[0]!.membership, externalId: '=1+1', reference: [{ name: 'Team', value: 'North, "first"' }] });
      await setMembership(owner, [members[1]!.membership], false);
      const [invited] = await invite(owner, { clientId: client.id, sublicenseIds: [emea], people: [{ email: 'ida@invited.test', firstName: 'Ida', lastName: 'Invited' }] });
      const { answer, lines } = await csv(owner, { clientId: client.id });
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(['content-type', 'content-disposition', 'cache-control'].map((name) => [name, answer.headers.get(name)]))).toEqual({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="learners.csv"',
        'cache-control': 'no-store',
      });
      const joined = site.clock.now().toISOString();
      expect(lines).toEqual([
        'First name,Last name,E-mail,Status,Sublicenses,Door,Joined,External id,References',
        `Ida,Invited,${invited!.invite!.email!},INVITED,EMEA,INVITE,${joined},,`,
        `Lea learner,Learner learner,${members[0]!.email},ACTIVE,Main; EMEA,STAFF,${joined},"'=1+1","Team: North, ""first"""`,
        `Lea learner,Learner learner,${members[1]!.email},DISABLED,,STAFF,${joined},,`,
      ]);
      expect((await csv(owner, { clientId: client.id, status: 'DISABLED' })).lines).toHaveLength(2);
      expect((await csv(owner, { clientId: client.id, joinedThrough: 'INVITE', search: 'ida' })).lines).toHaveLength(2);
      expect((await csv(owner, { sublicenseId: emea })).lines).toHaveLength(3);
    });

    it('are no more than whoever asks sees in the list', async () => {
      const owner = await makeOwner(site);
      const { client, emea, members } = await clientWith(site, owner, { people: 2 });
      await runAction(site, owner, { action: 'GRANT', sublicenseId: emea, membershipIds: ticked(members.slice(0, 1)) });
      const part = (await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [emea] })).caller;
      const elsewhere = (await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [(await makeClient(owner)).id] })).caller;
      expect((await csv(part, {})).lines.slice(1).map((line) => line.split(',').slice(2, 5))).toEqual([[members[0]!.email, 'ACTIVE', 'EMEA']]);
      expect((await csv(elsewhere, { clientId: client.id })).lines).toHaveLength(1);
      expect((await csv((await makeStaff(site, 'AUDITOR', { clientIds: [client.id] })).caller, {})).lines).toHaveLength(3);
    });

    it('are for signed-in staff alone, and for no page of another site', async () => {
      const owner = await makeOwner(site);
      const { members } = await clientWith(site, owner, { people: 1 });
      expect((await csv(site.stranger(), {})).answer.status).toBe(401);
      expect((await csv(members[0]!.caller, {})).answer.status).toBe(403);
      expect((await owner.get('/exports/learners.csv', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
      expect((await owner.get('/exports/learners.csv', {}, 'HEAD')).headers.get('content-disposition')).toBeNull();
    });

    it.each([[{ status: 'AWAY' }], [{ joinedThrough: 'WINDOW' }], [{ search: 'x'.repeat(201) }], [{ client: 'x' }]])('refuse a filter they do not know', async (query) => {
      expect((await csv(await makeOwner(site), query)).answer.status).toBe(400);
    });

    it('refuse what is said twice', async () => {
      expect((await (await makeOwner(site)).get('/exports/learners.csv?status=ACTIVE&status=INVITED')).status).toBe(400);
    });

    it('are all of a crowd, each once', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      await site.database.inTransaction((tx) => crowd(tx, { client: client.id, sublicense: client.main }, { chance: new Seeded(7), count: 1_234 }));
      const { lines } = await csv(owner, { clientId: client.id });
      expect(new Set(lines.slice(1).map((line) => line.split(',')[2])).size).toBe(1_234);
      expect(lines).toHaveLength(1_235);
    });
  });
});
