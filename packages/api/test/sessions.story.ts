import { describe, expect, it } from '@jest/globals';
import { makeClient, makeCode, makeLearner, makeOwner, makeStaff, serial } from './harness/factories.js';
import { redeem, register } from './harness/redeeming.js';
import { OWNER } from './harness/site-settings.js';
import { onEachSite, type Site } from './harness/site.js';
import type { Caller } from './harness/caller.js';

const WHO = '{ viewer { __typename } }';
const AS_LEARNER = { 'portico-as': 'learner' };

async function who(caller: Caller, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
  return (await caller.send(WHO, {}, headers)).body.data!.viewer!.__typename;
}

/** Somebody of the staff who registered as a learner in the same browser. */
async function both(site: Site): Promise<Caller> {
  const owner = await makeOwner(site);
  const client = await makeClient(owner);
  const { code } = await makeCode(owner, client.id, { sublicenseIds: [client.main] });
  const { caller } = await makeStaff(site, 'AUDITOR');
  await register(caller, client.slug, [code]);
  return caller;
}

describe('sessions', () => {
  onEachSite((site) => {
    it('of staff and of learners stand side by side: staff comes first, unless the page speaks for the learner', async () => {
      const caller = await both(site);
      expect([await who(caller), await who(caller, AS_LEARNER)]).toEqual(['Staff', 'LearnerViewer']);
      const { body } = await caller.send('{ clients { totalCount } }', {}, AS_LEARNER);
      expect(body.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    });

    it('end one by one, each by its own signing out', async () => {
      const caller = await both(site);
      await caller.send('mutation { signOut }', {}, AS_LEARNER);
      expect([await who(caller), await who(caller, AS_LEARNER)]).toEqual(['Staff', 'Anonymous']);
      await caller.send('mutation { signOut }');
      expect([await who(caller), await who(caller, AS_LEARNER)]).toEqual(['Anonymous', 'Anonymous']);
    });

    it('of a learner do nothing for the staff cookie, nor the other way round', async () => {
      const learner = await makeLearner(site);
      expect(await learner.caller.fault('{ clients { totalCount } }')).toBe('FORBIDDEN');
      const { caller } = await makeStaff(site, 'OWNER');
      await expect(redeem(caller, null, ['NOTHING-1'])).rejects.toThrow('FORBIDDEN');
    });

    it('come in a cookie that scripts and other sites cannot use, new with every sign-in, and the old one is worth nothing', async () => {
      const caller = site.stranger();
      const document = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';
      const first = (await caller.send(document, { input: OWNER })).headers.getSetCookie();
      expect(first).toEqual([expect.stringMatching(/^portico-staff=[\w-]{43};.*HttpOnly.*SameSite=Lax/)]);
      const second = (await caller.send(document, { input: OWNER })).headers.getSetCookie();
      expect(second).not.toEqual(first);
      const thief = site.stranger().carry({ name: 'portico-staff', value: first[0]!.split(/[=;]/)[1]! });
      expect(await who(thief)).toBe('Anonymous');
    });

    it('of a learner who registers replace the one before', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const { code } = await makeCode(owner, client.id, { sublicenseIds: [client.main] });
      const caller = site.stranger();
      for (const word of ['first', 'second']) await register(caller, client.slug, [code], { email: `${word}${serial()}@example.test` });
      const { viewer } = await caller.ask('{ viewer { ... on LearnerViewer { learner { email } dashboards { status } } } }');
      expect(viewer).toMatchObject({ learner: { email: expect.stringMatching(/^second/) }, dashboards: [{ status: 'OPEN' }] });
    });
  });
});
