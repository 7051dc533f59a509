import { describe, expect, it } from '@jest/globals';
import { seatsTaken, updateCode } from './harness/administering.js';
import type { Json } from './harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, serial } from './harness/factories.js';
import { check, dashboardsOf, redeem, register, type Registration } from './harness/redeeming.js';
import { onEachSite } from './harness/site.js';
import { storedRows } from './harness/stored-rows.js';

/** What is wrong with a person, and where that is told. */
const WRONG: Readonly<Record<string, readonly [person: Registration, path: string]>> = {
  'a blank first name': [{ firstName: ' \t' }, 'firstName'],
  'a last name of two lines': [{ lastName: 'New\ncomer' }, 'lastName'],
  'a last name of 101 characters': [{ lastName: 'x'.repeat(101) }, 'lastName'],
  'an address without a domain': [{ email: 'nobody' }, 'email'],
  'an address with a quoted local part': [{ email: '"no body"@example.test' }, 'email'],
  'an address with a look-alike letter': [{ email: 'n\u043ebody@example.test' }, 'email'],
  'an address of 255 characters': [{ email: `${'n'.repeat(60)}@${'d.'.repeat(91)}example.test` }, 'email'],
  'a password of 11 characters': [{ password: 'vx8 Kq2 mzP' }, 'password'],
  'a password of 129 characters': [{ password: 'vx8 Kq2 mzPw '.repeat(10) }, 'password'],
  'a password that many use': [{ password: 'password1234' }, 'password'],
  "a password that is the person's address": [{ email: 'nora.newcomer@example.test', password: 'noranewcomer' }, 'password'],
  'terms that are not accepted': [{ acceptTerms: false }, 'acceptTerms'],
};

describe('registering with codes', () => {
  onEachSite((site) => {
    const world = async (input: { readonly maxRedemptions?: number; readonly code?: string } = {}) => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      return { owner, client, code: await makeCode(owner, client.id, { sublicenseIds: [client.main], ...input }) };
    };

    it('makes the account, takes the seat and signs in, in one step; the address stays unproven', async () => {
      const { owner, client, code } = await world();
      const stranger = site.stranger();
      const email = `Ada.Lovelace.${serial()}@Example.test`;
      expect(await register(stranger, client.slug, [code.code], { email, firstName: ' Ada ', lastName: 'Lovelace' })).toMatchObject({
        __typename: 'CodesRedeemed',
        learner: { email: email.replace('Example', 'example'), firstName: 'Ada' },
      });
      expect(await dashboardsOf(stranger)).toMatchObject([{ sublicense: 'Main', status: 'OPEN', client: { slug: client.slug } }]);
      const { viewer } = await stranger.ask('{ viewer { ... on LearnerViewer { learner { emailProven } } } }');
      expect(viewer).toEqual({ learner: { emailProven: false } });
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 1, client: 1 });
      const again = site.stranger();
      await again.signIn({ email: email.toUpperCase(), password: 'seven quiet harbours', slug: client.slug });
      expect(await dashboardsOf(again)).toHaveLength(1);
    });

    it.each(Object.entries(WRONG))('refuses %s, names the field and does nothing', async (_, [person, path]) => {
      const { client, code } = await world();
      const before = await storedRows(site);
      expect(await register(site.stranger(), client.slug, [code.code], person)).toMatchObject({ __typename: 'InvalidInput', fields: [{ path }] });
      expect(await storedRows(site)).toEqual(before);
    });

    it('never tells back what was entered when it refuses a person', async () => {
      const { client, code } = await world();
      const answer = await register(site.stranger(), client.slug, [code.code], { email: 'canary at example.test', password: 'canary', firstName: 'canary\n' });
      expect(answer).toMatchObject({ __typename: 'InvalidInput' });
      expect(JSON.stringify(answer)).not.toContain('canary');
    });

    it('tells of a taken address only once every code passed, and keeps the codes usable', async () => {
      const { owner, client, code } = await world({ maxRedemptions: 1 });
      const learner = await makeLearner(site);
      const email = learner.email.toUpperCase();
      const before = await storedRows(site);
      const stranger = site.stranger();
      for (const codes of [['Nobody-Made-This'], [code.code, 'Nobody-Made-This']]) {
        expect(await register(stranger, client.slug, codes, { email })).toMatchObject({ __typename: 'CodeNotFound', code: 'Nobody-Made-This' });
      }
      expect(await register(stranger, client.slug, [code.code], { email })).toMatchObject({ __typename: 'AccountExists' });
      expect(await storedRows(site)).toEqual(before);
      expect(await stranger.ask('{ viewer { __typename } }')).toEqual({ viewer: { __typename: 'Anonymous' } });
      expect(await redeem(learner.caller, client.slug, [code.code])).toMatchObject({ __typename: 'CodesRedeemed' });
      expect(await updateCode(owner, { id: code.id })).toMatchObject({ registrationCode: { redemptionCount: 1, status: 'EXHAUSTED' } });
    });

    it('redeems once when the form is sent twice at the same time', async () => {
      const { owner, client, code } = await world({ maxRedemptions: 2 });
      const email = `twice${serial()}@example.test`;
      const answers = await Promise.all([1, 2].map(() => register(site.stranger(), client.slug, [code.code], { email })));
      expect(answers.map((answer) => String(answer.__typename)).sort()).toEqual(['AccountExists', 'CodesRedeemed']);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 1, client: 1 });
      expect(await updateCode(owner, { id: code.id })).toMatchObject({ registrationCode: { redemptionCount: 1 } });
    });

    it('redeems once when a signed-in learner sends a code twice at the same time', async () => {
      const { owner, client, code } = await world({ maxRedemptions: 1 });
      const learner = await makeLearner(site);
      const answers: Json[] = await Promise.all([1, 2].map(() => redeem(learner.caller, client.slug, [code.code])));
      expect(answers[0]).toMatchObject({ __typename: 'CodesRedeemed', redemptions: [{ code: code.code }] });
      expect(answers[1]).toEqual(answers[0]);
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 1, client: 1 });
    });

    it('consumes and makes nothing by getting pages or looking at codes', async () => {
      const { client, code } = await world({ maxRedemptions: 1, code: `Page-${serial()}` });
      const before = await storedRows(site);
      for (const path of [`/${client.slug}`, `/${client.slug}/${code.code}`, `/redeem/${code.code}`, `/graphql?query={viewer{__typename}}`]) {
        const response = await fetch(`${site.url}${path}`, { headers: { accept: 'text/html' } });
        expect([path, response.status, response.headers.getSetCookie()]).toEqual([path, 200, []]);
      }
      for (let time = 0; time < 3; time += 1) expect(await check(site.stranger(), client.slug, [code.code])).toMatchObject([{ accepted: true, opens: ['Main'], client: { slug: client.slug } }]);
      expect(await storedRows(site)).toEqual(before);
    });

    it('looks at several codes one by one, in the order entered, as they were entered', async () => {
      const { client, code } = await world();
      const entered = ['Nobody-Made-This', code.code.toLowerCase(), code.code];
      expect(await check(site.stranger(), client.slug, entered)).toMatchObject([
        { entered: entered[0], accepted: false },
        { entered: entered[1], accepted: true },
        { entered: entered[2], accepted: true },
      ]);
    });
  });
});
