import { describe, expect, it } from '@jest/globals';
import { updateCode } from './harness/administering.js';
import type { Caller } from './harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, serial } from './harness/factories.js';
import { sessionsOf, who } from './harness/own-account.js';
import { check } from './harness/redeeming.js';
import { onEachSite } from './harness/site.js';

const REGISTER = 'mutation ($input: RegisterAndRedeemInput!) { registerAndRedeem(input: $input) { __typename ... on CodesRedeemed { learner { id } dashboards { since } } } }';
const REDEEM = 'mutation ($input: RedeemCodesInput!) { redeemCodes(input: $input) { __typename } }';
const CHECK = 'query ($input: CheckCodesInput!) { checkCodes(input: $input) { accepted } }';
const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }';
const PASSWORD = 'seven quiet harbours';
const wrong = (count: number) => Array.from({ length: count }, (_, at) => `WRONG-${at}`);

/** What a wrong code is refused with; undefined: with its own problem. */
async function guess(caller: Caller, slug: string): Promise<string | undefined> {
  return (await caller.send(CHECK, { input: { slug, codes: ['WRONG'] } })).body.errors?.[0]?.extensions.code;
}

describe('registering again with the same key', () => {
  onEachSite((site) => {
    /** Somebody who registered, and their browser as it was before: it has its name and no session. */
    async function registered() {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const { id: codeId, code } = await makeCode(owner, client.id, { sublicenseIds: [client.main] });
      const input = {
        slug: client.slug, codes: [code], firstName: 'Nora', lastName: 'Nervous', email: `nora${serial()}@again.test`, password: PASSWORD, acceptTerms: true, idempotencyKey: 'again',
      };
      const caller = site.stranger();
      await caller.visit(`/${client.slug}/${code}`);
      const before = () => browser.copy();
      const browser = caller.copy();
      const answer = await caller.ask(REGISTER, { input });
      expect(answer).toMatchObject({ registerAndRedeem: { __typename: 'CodesRedeemed' } });
      return { caller, before, input, answer, usesOf: async () => (await updateCode(owner, { id: codeId })).registrationCode!.redemptionCount };
    }

    it('makes one account and takes one use, where all that is left of the first call is the page it was made from', async () => {
      const { before, input, answer, usesOf } = await registered();
      expect(before().cookies).toMatch(/^portico-browser=[\w-]{43}$/);
      expect(await before().ask(REGISTER, { input })).toEqual(answer);
      expect(await usesOf()).toBe(1);
    });

    it('signs in as long as the password is that of the account, also where all sessions were ended', async () => {
      const { caller, before, input, answer } = await registered();
      const again = before();
      expect(await again.ask(REGISTER, { input })).toEqual(answer);
      expect(await sessionsOf(again)).toHaveLength(2);
      await caller.ask('mutation { signOut }');
      expect(await before().ask(REGISTER, { input })).toEqual(answer);
    });

    it('opens nothing and tells nothing once the password is another, and ends nothing', async () => {
      const { caller, before, input } = await registered();
      await caller.ask(CHANGE, { input: { currentPassword: PASSWORD, newPassword: 'nine patient herons' } });
      const again = before();
      expect(await again.ask(REGISTER, { input })).toEqual({ registerAndRedeem: { __typename: 'AccountExists' } });
      expect(await who(again)).toBe('Anonymous');
      expect(await sessionsOf(caller)).toHaveLength(1);
    });

    it('counts as a wrong guess once the password is another', async () => {
      const { caller, before, input } = await registered();
      await caller.ask(CHANGE, { input: { currentPassword: PASSWORD, newPassword: 'nine patient herons' } });
      const again = before();
      for (let call = 0; call < 30; call += 1) expect((await again.ask(REGISTER, { input })).registerAndRedeem!.__typename).toBe('AccountExists');
      expect(await again.fault(REGISTER, { input })).toBe('RATE_LIMITED');
    });

    it('leaves no session that began with the password before, however close they came', async () => {
      const { caller, before, input } = await registered();
      const late = Array.from({ length: 8 }, before);
      const calls = late.map((browser) => browser.ask(REGISTER, { input }));
      await caller.ask(CHANGE, { input: { currentPassword: PASSWORD, newPassword: 'nine patient herons' } });
      await Promise.all(calls);
      expect(await sessionsOf(caller)).toHaveLength(1);
      expect(await Promise.all(late.map(who))).toEqual(late.map(() => 'Anonymous'));
    });

    it('pays no wrong guesses back', async () => {
      const { before, input } = await registered();
      const again = before();
      for (const count of [10, 10, 9]) await check(again, input.slug, wrong(count));
      await again.ask(REGISTER, { input });
      expect(await guess(before(), input.slug)).toBeUndefined();
      expect(await guess(before(), input.slug)).toBe('RATE_LIMITED');
    });
  });
});

describe('redeeming again with the same key', () => {
  onEachSite((site) => {
    it('pays no wrong guesses back', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const { code } = await makeCode(owner, client.id, { sublicenseIds: [client.main] });
      const { caller } = await makeLearner(site);
      const redeem = () => caller.ask(REDEEM, { input: { slug: client.slug, codes: [code], idempotencyKey: 'held' } });
      await redeem();
      for (const count of [10, 10, 9]) await check(caller, client.slug, wrong(count));
      expect(await redeem()).toEqual({ redeemCodes: { __typename: 'CodesRedeemed' } });
      expect(await guess(caller, client.slug)).toBeUndefined();
      expect(await guess(caller, client.slug)).toBe('RATE_LIMITED');
    });
  });
});
