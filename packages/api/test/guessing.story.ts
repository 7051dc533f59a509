import { describe, expect, it } from '@jest/globals';
import { makeClient, makeCode, makeLearner, makeOwner, serial } from './harness/factories.js';
import { check, redeem, register } from './harness/redeeming.js';
import { OWNER } from './harness/site-settings.js';
import { onEachSite } from './harness/site.js';

const CHECK = 'query ($input: CheckCodesInput!) { checkCodes(input: $input) { accepted } }';
const REDEEM = 'mutation ($input: RedeemCodesInput!) { redeemCodes(input: $input) { __typename } }';
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';

const wrong = (count: number) => Array.from({ length: count }, (_, at) => `WRONG-${at}`);

describe('guessing codes', () => {
  onEachSite((site) => {
    const world = async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      return { client, code: (await makeCode(owner, client.id, { sublicenseIds: [client.main] })).code };
    };

    it('stops after 30 wrong ones from one address, says when to try again, and one comes back every 20 seconds', async () => {
      const { client, code } = await world();
      const guesser = site.stranger();
      for (let call = 0; call < 3; call += 1) await check(guesser, client.slug, wrong(10));
      for (const codes of [wrong(1), [code]]) {
        const { status, body } = await guesser.send(CHECK, { input: { slug: client.slug, codes } });
        expect([status, body.data]).toEqual([200, null]);
        expect(body.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfter: 20 } }]);
      }
      expect(await check(site.stranger(), client.slug, [code])).toMatchObject([{ accepted: true }]);
      site.clock.advance({ seconds: 20 });
      expect(await check(guesser, client.slug, [code])).toMatchObject([{ accepted: true }]);
      await check(guesser, client.slug, wrong(1));
      expect(await guesser.fault(CHECK, { input: { slug: client.slug, codes: wrong(1) } })).toBe('RATE_LIMITED');
    });

    it('counts every code of a call and every alias', async () => {
      const { client } = await world();
      const guesser = site.stranger();
      const aliases = Array.from({ length: 15 }, (_, at) => `a${at}: checkCodes(input: $input) { accepted }`).join(' ');
      const twice = await guesser.send(`query ($input: CheckCodesInput!) { ${aliases} }`, { input: { slug: client.slug, codes: wrong(2) } });
      expect(twice.body.errors).toBeUndefined();
      expect(await guesser.fault(CHECK, { input: { slug: client.slug, codes: wrong(1) } })).toBe('RATE_LIMITED');
    });

    it('counts one call of several codes to redeem once: only the first refused is told', async () => {
      const { client } = await world();
      const guesser = site.stranger();
      for (let call = 0; call < 30; call += 1) expect(await register(guesser, client.slug, wrong(10))).toMatchObject({ __typename: 'CodeNotFound' });
      await expect(register(guesser, client.slug, wrong(1))).rejects.toThrow('RATE_LIMITED');
    });

    it('counts for a signed-in account whatever address it comes from', async () => {
      const { client } = await world();
      const { id, caller } = await makeLearner(site);
      for (let call = 0; call < 30; call += 1) {
        await caller.send(REDEEM, { input: { slug: client.slug, codes: wrong(1) } }, { 'x-forwarded-for': `198.51.100.${call}` });
      }
      const { body } = await caller.send(REDEEM, { input: { slug: client.slug, codes: wrong(1) } }, { 'x-forwarded-for': '203.0.113.9' });
      expect([id, body.errors?.[0]?.extensions.code]).toEqual([id, 'RATE_LIMITED']);
    });

    it('lets a class of 100 behind one address in, and counts no other refusal', async () => {
      const { client, code } = await world();
      const owner = await makeOwner(site);
      const full = await makeCode(owner, client.id, { sublicenseIds: [client.main], maxRedemptions: 0 });
      const learners = await Promise.all(Array.from({ length: 100 }, () => makeLearner(site)));
      const from = { 'x-forwarded-for': '192.0.2.77' };
      const answers = [];
      for (const { caller } of learners) answers.push((await caller.send(REDEEM, { input: { codes: [code] } }, from)).body.data!.redeemCodes!.__typename);
      expect(new Set(answers)).toEqual(new Set(['CodesRedeemed']));
      const classmate = site.stranger('192.0.2.77');
      for (let call = 0; call < 40; call += 1) expect(await register(classmate, null, [full.code])).toMatchObject({ __typename: 'CodeExhausted' });
      expect(await check(classmate, null, [code])).toMatchObject([{ accepted: true }]);
    });

    it('gets ten tries back with a code that lets in, and none with one that is only looked at or held already', async () => {
      const { client, code } = await world();
      const address = `192.0.2.${100 + (serial() % 100)}`;
      const guesser = site.stranger(address);
      for (let call = 0; call < 3; call += 1) await check(guesser, client.slug, call < 2 ? wrong(10) : wrong(9));
      for (let time = 0; time < 5; time += 1) await check(guesser, client.slug, [code]);
      await check(guesser, client.slug, wrong(1));
      expect(await guesser.fault(CHECK, { input: { slug: client.slug, codes: [code] } })).toBe('RATE_LIMITED');
      site.clock.advance({ seconds: 20 });
      const { caller } = await makeLearner(site);
      const redeem = () => caller.send(REDEEM, { input: { codes: [code] } }, { 'x-forwarded-for': address });
      expect((await redeem()).body.data).toEqual({ redeemCodes: { __typename: 'CodesRedeemed' } });
      for (let time = 0; time < 3; time += 1) await redeem();
      await check(guesser, client.slug, wrong(10));
      await check(guesser, client.slug, wrong(1));
      expect(await guesser.fault(CHECK, { input: { slug: client.slug, codes: wrong(1) } })).toBe('RATE_LIMITED');
    });

    it('cannot be made for somebody else: a whole network is limited apart from others', async () => {
      const { client, code } = await world();
      const [one, twin, other] = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:3::1'].map((address) => site.stranger(address));
      for (let call = 0; call < 3; call += 1) await check(one!, client.slug, wrong(10));
      expect(await twin!.fault(CHECK, { input: { slug: client.slug, codes: [code] } })).toBe('RATE_LIMITED');
      expect(await check(other!, client.slug, [code])).toMatchObject([{ accepted: true }]);
      expect(await redeem((await makeLearner(site)).caller, client.slug, [code])).toMatchObject({ __typename: 'CodesRedeemed' });
    });
  });
});

describe('guessing passwords', () => {
  onEachSite((site) => {
    it('draws on the same 30 tries as codes, and the right password is refused too once they are spent', async () => {
      const guesser = site.stranger();
      await check(guesser, null, wrong(10));
      await check(guesser, null, wrong(10));
      await check(guesser, null, wrong(9));
      expect((await guesser.ask(SIGN_IN, { input: { email: OWNER.email, password: 'not the password' } })).signIn).toEqual({ __typename: 'SignInRefused' });
      expect(await guesser.fault(SIGN_IN, { input: OWNER })).toBe('RATE_LIMITED');
      const elsewhere = site.stranger();
      await elsewhere.signIn(OWNER);
    });
  });
});
