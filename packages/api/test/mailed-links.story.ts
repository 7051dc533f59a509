import { describe, expect, it } from '@jest/globals';
import { makeClient, makeOwner, makeStaff, PASSWORD, serial } from './harness/factories.js';
import { follow, latestToken, linkFor, mailsTo, registered, requestLink, REQUESTS, signsIn, type Registered } from './harness/mailed-links.js';
import { told, who } from './harness/own-account.js';
import { onEachSite, type Site } from './harness/site.js';

const NEW = 'nine patient herons';
const GONE = { __typename: 'SignInRefused', message: 'This link does not work any more. Ask for a new one.' };
const IN = expect.objectContaining({ __typename: 'SignedIn' });

const PEOPLE: Readonly<Record<string, (site: Site) => Promise<Registered>>> = {
  learner: async (site) => registered(site, await makeClient(await makeOwner(site))),
  staff: (site) => makeStaff(site, 'CLIENT_MANAGER'),
};
const EACH = Object.keys(PEOPLE);

describe('A mailed link to sign in with', () => {
  onEachSite((site) => {
    it.each(EACH)('signs in once, on any device, and leaves the password as it is: %s', async (kind) => {
      const owner = await makeOwner(site);
      const person = await PEOPLE[kind]!(site);
      const token = await linkFor(site, owner, 'sgn', person);
      const device = site.stranger();
      expect(await follow(device, 'sgn', { token })).toEqual(IN);
      expect(await who(device)).toBe(await who(person.caller));
      expect(await follow(site.stranger(), 'sgn', { token })).toEqual(GONE);
      expect(await follow(site.stranger(), 'sgn', { token: `sgn_${'x'.repeat(43)}` })).toEqual(GONE);
      expect(await signsIn(site, person, PASSWORD)).toBe(true);
    });

    it.each(EACH)('lets one of 64 in who follow it at once: %s', async (kind) => {
      const owner = await makeOwner(site);
      const token = await linkFor(site, owner, 'sgn', await PEOPLE[kind]!(site));
      const answers = await Promise.all(Array.from({ length: 64 }, () => follow(site.stranger(), 'sgn', { token })));
      expect(answers.filter(({ __typename: name }) => name === 'SignedIn')).toHaveLength(1);
      expect(answers.filter(({ __typename: name }) => name !== 'SignedIn')).toEqual(Array.from({ length: 63 }, () => GONE));
    });

    it('is good for 15 minutes to the millisecond, and one to choose a password by for an hour', async () => {
      const owner = await makeOwner(site);
      const person = await PEOPLE['learner']!(site);
      for (const [purpose, minutes] of [['sgn', 15], ['pwr', 60]] as const) {
        const made = site.clock.now().getTime();
        const [early, late] = [await linkFor(site, owner, purpose, person), await linkFor(site, owner, purpose, { ...(await PEOPLE['learner']!(site)) })];
        site.clock.time = new Date(made + minutes * 60_000 - 1);
        expect(await follow(site.stranger(), purpose, { token: early, ...(purpose === 'pwr' && { password: NEW }) })).toEqual(IN);
        site.clock.time = new Date(made + minutes * 60_000);
        expect(await follow(site.stranger(), purpose, { token: late, ...(purpose === 'pwr' && { password: NEW }) })).toEqual(GONE);
        site.clock.time = new Date(made);
      }
    });

    it('stays open however often its page is fetched', async () => {
      const owner = await makeOwner(site);
      const person = await PEOPLE['learner']!(site);
      const token = await linkFor(site, owner, 'sgn', person);
      for (let time = 0; time < 20; time += 1) await site.stranger().get(`/${person.slug}/sign-in`, {}, time % 2 === 0 ? 'GET' : 'HEAD');
      expect(await follow(site.stranger(), 'sgn', { token })).toEqual(IN);
    });

    it('is worth nothing for anything else', async () => {
      const owner = await makeOwner(site);
      const person = await PEOPLE['learner']!(site);
      const token = await linkFor(site, owner, 'sgn', person);
      expect(await follow(site.stranger(), 'pwr', { token, password: NEW })).toEqual(GONE);
      expect(await follow(site.stranger(), 'prf', { token, password: NEW })).toEqual(GONE);
      for (const other of ['pwr', 'prf', 'inv']) expect(await follow(site.stranger(), 'sgn', { token: other + token.slice(3) })).toEqual(GONE);
    });

    it('dies when a newer one is mailed', async () => {
      const owner = await makeOwner(site);
      const person = await PEOPLE['learner']!(site);
      const old = await linkFor(site, owner, 'sgn', person);
      site.clock.advance({ seconds: 1 });
      const token = await linkFor(site, owner, 'sgn', person);
      expect(await follow(site.stranger(), 'sgn', { token: old })).toEqual(GONE);
      expect(await follow(site.stranger(), 'sgn', { token })).toEqual(IN);
    });

    it('is mailed at most five times an hour to one account, whoever asks from wherever, and the last stays good', async () => {
      const owner = await makeOwner(site);
      const person = await PEOPLE['learner']!(site);
      for (let time = 0; time < 8; time += 1) await requestLink(site, time % 2 === 0 ? 'sgn' : 'pwr', person);
      expect(await mailsTo(owner, person.email)).toHaveLength(5);
      site.clock.advance({ seconds: 3_601 });
      await requestLink(site, 'sgn', person);
      expect(await mailsTo(await makeOwner(site), person.email)).toHaveLength(6);
    });

    it('cannot be asked for without end from one address: 30 times, and one more every 20 seconds', async () => {
      const caller = site.stranger();
      const { slug } = await makeClient(await makeOwner(site));
      const ask = () => caller.send(REQUESTS.sgn, { input: { email: `nobody${serial()}@example.test`, slug } });
      for (let time = 0; time < 30; time += 1) expect((await ask()).body).toEqual({ data: { answer: true } });
      expect((await ask()).body.errors?.[0]?.extensions.code).toBe('RATE_LIMITED');
      site.clock.advance({ seconds: 20 });
      expect((await ask()).body).toEqual({ data: { answer: true } });
    });

    it('is mailed to nobody on the page of a disabled client, and waits while no mail is to leave', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const person = await registered(site, client);
      const SET = 'mutation ($input: SetClientStatusInput!) { setClientStatus(input: $input) { __typename } }';
      await owner.ask(SET, { input: { id: client.id, status: 'DISABLED' } });
      await requestLink(site, 'sgn', person);
      expect(await mailsTo(owner, person.email)).toEqual([]);
      await owner.ask(SET, { input: { id: client.id, status: 'ACTIVE' } });
      const PAUSE = 'mutation ($paused: Boolean!) { updateSettings(input: { mailPaused: $paused }) { __typename } }';
      await owner.ask(PAUSE, { paused: true });
      await requestLink(site, 'sgn', person);
      site.clock.advance({ seconds: 1_200 });
      const later = await makeOwner(site);
      await later.ask(PAUSE, { paused: false });
      site.clock.advance({ seconds: 60 });
      await site.deliver();
      expect(await mailsTo(later, person.email)).toEqual(['SIGN_IN_LINK']);
      expect(await follow(site.stranger(), 'sgn', { token: await latestToken(later, person.email) })).toEqual(IN);
    });

    it('on a page that leads nowhere is the fault it is at sign-in', async () => {
      expect(await site.stranger().fault(REQUESTS.sgn, { input: { email: 'a@example.test', slug: 'no-such-page' } })).toBe('NOT_FOUND');
    });
  });
});

describe('A mailed link to choose a new password by', () => {
  onEachSite((site) => {
    it.each(EACH)('sets the password, ends every session and every other link, and signs in: %s', async (kind) => {
      const owner = await makeOwner(site);
      const person = await PEOPLE[kind]!(site);
      const other = await linkFor(site, owner, 'sgn', person);
      const token = await linkFor(site, owner, 'pwr', person);
      const device = site.stranger();
      expect(await follow(device, 'pwr', { token, password: NEW })).toEqual(IN);
      expect([await who(person.caller), await who(device) === 'Anonymous']).toEqual(['Anonymous', false]);
      expect([await signsIn(site, person, PASSWORD), await signsIn(site, person, NEW)]).toEqual([false, true]);
      expect(await follow(site.stranger(), 'sgn', { token: other })).toEqual(GONE);
      expect(await follow(site.stranger(), 'pwr', { token, password: NEW })).toEqual(GONE);
      expect(await told(site, person, 'password.reset')).toMatchObject([{ summary: 'Chose a new password by a mailed link.', changes: [] }]);
    });

    it.each([['short', 'short'], ['one that many use', 'aaaaaaaaaaaaaaaa'], ['too long', 'x'.repeat(1_001)]])('is not used up by a password that will not do: %s', async (_, password) => {
      const owner = await makeOwner(site);
      const person = await PEOPLE['learner']!(site);
      const token = await linkFor(site, owner, 'pwr', person);
      expect(await follow(site.stranger(), 'pwr', { token, password })).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'password' }] });
      expect(await who(person.caller)).toBe('LearnerViewer');
      expect(await follow(site.stranger(), 'pwr', { token, password: NEW })).toEqual(IN);
    });

    it('sets one password when 32 with one link come at once', async () => {
      const owner = await makeOwner(site);
      const person = await PEOPLE['learner']!(site);
      const token = await linkFor(site, owner, 'pwr', person);
      const answers = await Promise.all(Array.from({ length: 32 }, (_, at) => follow(site.stranger(), 'pwr', { token, password: `${NEW} ${at}` })));
      const winners = answers.flatMap(({ __typename: name }, at) => (name === 'SignedIn' ? [at] : []));
      expect(winners).toHaveLength(1);
      expect(await signsIn(site, person, `${NEW} ${winners[0]}`)).toBe(true);
      expect(await told(site, person, 'password.reset')).toHaveLength(1);
    });
  });
});
