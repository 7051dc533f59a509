import { describe, expect, it } from '@jest/globals';
import { grant, revoke } from './harness/administering.js';
import type { Caller } from './harness/caller.js';
import { makeClient, makeCode, makeOwner, makeStaff, makeSublicense, serial } from './harness/factories.js';
import { invite } from './harness/inviting.js';
import { registered } from './harness/mailed-links.js';
import { redeem } from './harness/redeeming.js';
import { onEachSite } from './harness/site.js';

async function memberships(owner: Caller, email: string): Promise<{ id: string; dataUrl: string; client: { id: string } }[]> {
  const { learner } = await owner.ask('query ($email: String!) { learner(email: $email) { memberships { id dataUrl client { id } } } }', { email });
  return learner!.memberships as never;
}

describe('The data of a learner', () => {
  onEachSite((site) => {
    async function scene() {
      const owner = await makeOwner(site);
      const [client, elsewhere] = [await makeClient(owner), await makeClient(owner, { name: `Elsewhere ${serial()}` })];
      const person = await registered(site, client);
      const more = await makeSublicense(owner, client.id, { name: 'More' });
      const [granted] = await grant(owner, more, [person.id]);
      await revoke(owner, [granted!.access!.id]);
      await invite(owner, { clientId: client.id, sublicenseIds: [more], people: [{ email: person.email, firstName: 'Ida', lastName: 'Invited' }], message: 'Welcome' });
      const { code } = await makeCode(owner, elsewhere.id, { sublicenseIds: [elsewhere.main] });
      await redeem(person.caller, elsewhere.slug, [code]);
      const all = await memberships(owner, person.email);
      return { owner, client, elsewhere, person, more, here: all.find((one) => one.client.id === client.id)!, there: all.find((one) => one.client.id === elsewhere.id)! };
    }

    it('is one file of JSON with everything the client keeps: person, membership, accesses and why, redemptions, history', async () => {
      const { owner, client, person, here } = await scene();
      const answer = await owner.get(new URL(here.dataUrl).pathname);
      const { status, headers } = answer;
      expect([status, headers.get('content-type'), headers.get('cache-control'), headers.get('content-disposition')]).toEqual([
        200, 'application/json; charset=utf-8', 'no-store', `attachment; filename="learner-${here.id}.json"`,
      ]);
      expect(await answer.json()).toMatchObject({
        madeAt: site.clock.now().toISOString(),
        client: { id: client.id },
        person: { id: person.id, email: person.email, emailProven: true },
        membership: { id: here.id, status: 'ACTIVE', joinedThrough: 'REGISTRATION_CODE', externalId: null, reference: [] },
        accesses: [
          { sublicense: { name: 'Main' }, status: 'ACTIVE', grounds: [{ door: 'REGISTRATION_CODE' }] },
          { sublicense: { name: 'More' }, status: 'ACTIVE', grounds: [{ door: 'STAFF' }] },
        ],
        invites: [],
        redemptions: [{ redeemedAt: expect.any(String) }],
        history: [{ action: 'learner.admitted' }, { action: 'learner.admitted' }, { action: 'access.revoked' }, { action: 'learner.admitted' }],
      });
    });

    it('says nothing of what they have at other clients', async () => {
      const { owner, elsewhere, here, there, client } = await scene();
      const [one, other] = await Promise.all([here, there].map(async ({ dataUrl }) => (await owner.get(new URL(dataUrl).pathname)).text()));
      for (const word of [elsewhere.id, elsewhere.main, there.id]) expect(one).not.toContain(word);
      for (const word of [client.id, client.main, here.id, 'More']) expect(other).not.toContain(word);
    });

    it('of somebody no more than invited has the invite, and the names of the invite alone', async () => {
      const owner = await makeOwner(site);
      const [client, elsewhere] = [await makeClient(owner), await makeClient(owner)];
      const known = await registered(site, elsewhere);
      await invite(owner, { clientId: client.id, sublicenseIds: [client.main], people: [{ email: known.email, firstName: 'Ida', lastName: 'Invited' }], message: 'Welcome' });
      const { dataUrl } = (await memberships(owner, known.email)).find((one) => one.client.id === client.id)!;
      expect(await (await owner.get(new URL(dataUrl).pathname)).json()).toMatchObject({
        person: { firstName: 'Ida', lastName: 'Invited', emailProven: false },
        accesses: [{ status: 'RESERVED' }],
        invites: [{ email: known.email, message: 'Welcome', status: 'QUEUED' }],
        redemptions: [],
      });
    });

    it('is for staff who look after all of the client: to others it is unknown, or refused', async () => {
      const { client, elsewhere, here, more, person } = await scene();
      const path = new URL(here.dataUrl).pathname;
      const admin = (await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [client.id] })).caller;
      const auditor = (await makeStaff(site, 'AUDITOR', { clientIds: [client.id] })).caller;
      const foreign = (await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [elsewhere.id] })).caller;
      const part = (await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [more] })).caller;
      const statuses = await Promise.all([admin, auditor, foreign, part, person.caller, site.stranger()].map(async (caller) => (await caller.get(path)).status));
      expect(statuses).toEqual([200, 200, 404, 403, 403, 401]);
      const alike = async (id: string) => (await (await foreign.get(`/data/learners/${id}`)).text()).replace(/"requestId":"[^"]+"/, '');
      expect(await alike(here.id)).toBe(await alike(`mem_${'0'.repeat(26)}`));
      expect((await admin.get('/data/learners/none')).status).toBe(404);
      expect((await admin.get(path, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    });
  });
});
