import { describe, expect, it } from '@jest/globals';
import { accessOf, grant, revoke, seatsTaken, setMembership } from './harness/administering.js';
import type { Caller, Json } from './harness/caller.js';
import { makeClient, makeOwner, makeSublicense, PASSWORD, serial } from './harness/factories.js';
import { drift } from './harness/invariants.js';
import { accept, CLAIM, invite, linkToken, mailedToken, NEWCOMER } from './harness/inviting.js';
import { follow, latestToken, linkFor, mailsTo, registered, requestLink, signsIn, type Registered } from './harness/mailed-links.js';
import { historyOf, move } from './harness/members.js';
import { who } from './harness/own-account.js';
import { onEachSite, type Site } from './harness/site.js';

const NEW = 'nine patient herons';
const IN = expect.objectContaining({ __typename: 'SignedIn' });
const GONE = expect.objectContaining({ __typename: 'SignInRefused' });

async function dashboards(caller: Caller): Promise<unknown> {
  return (await caller.ask('{ viewer { ... on LearnerViewer { dashboards { sublicense status expiresAt } } } }')).viewer!.dashboards;
}

const states = async (owner: Caller, { email }: Registered): Promise<Record<string, unknown>> =>
  Object.fromEntries((await accessOf(owner, email)).map((access) => [access.sublicense!.name, access.status]));

/** A client, and an account somebody opened there on an address that may not be theirs. */
async function scene(site: Site) {
  const owner = await makeOwner(site);
  const client = await makeClient(owner);
  const more = await makeSublicense(owner, client.id, { name: 'More', seatLimit: 5 });
  const squatter = await registered(site, client, { proven: false });
  return { owner, client, more, squatter };
}

describe('What staff grant to an account a stranger may have opened', () => {
  onEachSite((site) => {
    it('is held: the seat is taken, the account is shown nothing, and a mail asks the owner of the address to prove it', async () => {
      const { owner, client, more, squatter } = await scene(site);
      const [answer] = await grant(owner, more, [squatter.id]);
      expect(answer).toMatchObject({ __typename: 'AccessGranted', access: { status: 'RESERVED', grounds: [{ door: 'STAFF' }] } });
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 1, More: 1, client: 1 });
      expect(await dashboards(squatter.caller)).toMatchObject([{ sublicense: 'Main', status: 'OPEN' }]);
      await site.deliver();
      expect(await mailsTo(owner, squatter.email)).toEqual(['ADDRESS_PROOF']);
      expect((await historyOf(owner, answer!.access!.membership!.id))[0]).toMatchObject({ action: 'learner.reserved', summary: 'Held a seat in "More" by hand.' });
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('opens when the address is proven with a new password: the stranger’s password and sessions are worth nothing, what their code gave stays', async () => {
      const { owner, client, more, squatter } = await scene(site);
      const [answer] = await grant(owner, more, [squatter.id]);
      await site.deliver();
      const token = await latestToken(owner, squatter.email);
      const rightful = site.stranger();
      expect(await follow(rightful, 'prf', { token })).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'password' }] });
      expect(await follow(rightful, 'prf', { token, password: NEW })).toMatchObject({ __typename: 'SignedIn', viewer: { learner: { emailProven: true } } });
      expect(await dashboards(rightful)).toMatchObject([{ sublicense: 'Main', status: 'OPEN' }, { sublicense: 'More', status: 'OPEN' }]);
      expect([await who(squatter.caller), await signsIn(site, squatter, PASSWORD), await signsIn(site, squatter, NEW)]).toEqual(['Anonymous', false, true]);
      expect(await follow(site.stranger(), 'prf', { token, password: NEW })).toEqual(GONE);
      expect((await historyOf(owner, answer!.access!.membership!.id))[0]).toMatchObject({ action: 'learner.admitted', actor: { kind: 'LEARNER' } });
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 1, More: 1, client: 1 });
      expect((await grant(owner, client.main, [squatter.id]))[0]).toMatchObject({ __typename: 'AlreadyHasAccess' });
    });

    it('is open at once where it gives back what a code of their own had given and staff took away', async () => {
      const { owner, squatter } = await scene(site);
      const [main] = await accessOf(owner, squatter.email);
      await revoke(owner, [main!.id]);
      expect(await grant(owner, String(main!.sublicense!.id), [squatter.id])).toMatchObject([{ __typename: 'AccessGranted', access: { status: 'ACTIVE' } }]);
      await site.deliver();
      expect(await mailsTo(owner, squatter.email)).toEqual([]);
    });

    it('comes free again when nobody proves the address within the days of an invite', async () => {
      const { owner, client, more, squatter } = await scene(site);
      await grant(owner, more, [squatter.id]);
      site.clock.advance({ days: 14 });
      const later = await makeOwner(site);
      // Whoever finds no seat sweeps first.
      const people = await Promise.all(Array.from({ length: 5 }, () => registered(site, client, { email: `other${serial()}@example.test` })));
      expect((await grant(later, more, people.map(({ id }) => id))).map(({ __typename: name }) => name)).toEqual(Array.from({ length: 5 }, () => 'AccessGranted'));
      expect(await states(later, squatter)).toEqual({ Main: 'ACTIVE', More: 'ENDED' });
    });

    it('keeps the end staff chose, and its days of access begin when it opens', async () => {
      const { owner, client, more, squatter } = await scene(site);
      const month = await makeSublicense(owner, client.id, { name: 'Month', accessDays: 30 });
      const end = site.clock.in({ days: 90 });
      await grant(owner, more, [squatter.id], end);
      await grant(owner, month, [squatter.id]);
      await site.deliver();
      site.clock.advance({ seconds: 3_600 });
      const rightful = site.stranger();
      await follow(rightful, 'prf', { token: await latestToken(await makeOwner(site), squatter.email), password: NEW });
      expect(await dashboards(rightful)).toMatchObject([{ sublicense: 'Main' }, { sublicense: 'More', expiresAt: end }, { sublicense: 'Month', expiresAt: site.clock.in({ days: 30 }) }]);
    });

    it('stays held when it is moved', async () => {
      const { owner, client, more, squatter } = await scene(site);
      const [answer] = await grant(owner, more, [squatter.id]);
      const other = await makeSublicense(owner, client.id, { name: 'Other' });
      expect(await move(owner, other, [answer!.access!.id])).toMatchObject([{ __typename: 'AccessGranted', access: { status: 'RESERVED' } }]);
      expect(await dashboards(squatter.caller)).toMatchObject([{ sublicense: 'Main' }]);
      await site.deliver();
      await follow(site.stranger(), 'prf', { token: await latestToken(owner, squatter.email), password: NEW });
      expect(await states(owner, squatter)).toEqual({ Main: 'ACTIVE', Other: 'ACTIVE' });
    });

    it('is open at once for whoever proved the address while staff had them disabled', async () => {
      const { owner, more, squatter } = await scene(site);
      const [answer] = await grant(owner, more, [squatter.id]);
      await site.deliver();
      const membership = answer!.access!.membership!.id;
      await setMembership(owner, [membership], false);
      await follow(site.stranger(), 'prf', { token: await latestToken(owner, squatter.email), password: NEW });
      expect(await states(owner, squatter)).toEqual({ Main: 'ENDED', More: 'ENDED' });
      await setMembership(owner, [membership], true);
      expect(await states(owner, squatter)).toEqual({ Main: 'ACTIVE', More: 'ACTIVE' });
    });

    it('opens with any way the owner shows the address is theirs: a reset, or an invite', async () => {
      const first = await scene(site);
      await grant(first.owner, first.more, [first.squatter.id]);
      const token = await linkFor(site, first.owner, 'pwr', first.squatter);
      expect(await follow(site.stranger(), 'pwr', { token, password: NEW })).toEqual(IN);
      expect(await states(first.owner, first.squatter)).toEqual({ Main: 'ACTIVE', More: 'ACTIVE' });

      const { owner, more, squatter } = await scene(site);
      const elsewhere = await makeClient(owner, { name: 'Elsewhere' });
      await grant(owner, more, [squatter.id]);
      await invite(owner, { clientId: elsewhere.id, sublicenseIds: [elsewhere.main], people: [{ email: squatter.email, firstName: 'Ida', lastName: 'Invited' }] });
      await site.deliver();
      expect(await accept(site.stranger(), await mailedTokenOf(owner, squatter, 'invite'))).toMatchObject({ __typename: 'InviteAccepted' });
      expect(await states(owner, squatter)).toMatchObject({ More: 'ACTIVE' });
      expect([await who(squatter.caller), await signsIn(site, squatter, NEWCOMER.password)]).toEqual(['Anonymous', true]);
    });

    it('opens without what an invite holds, which has a link of its own', async () => {
      const { owner, client, more, squatter } = await scene(site);
      const invited = await makeSublicense(owner, client.id, { name: 'Invited' });
      await invite(owner, { clientId: client.id, sublicenseIds: [invited], people: [{ email: squatter.email, firstName: 'Ida', lastName: 'Invited' }] });
      await grant(owner, more, [squatter.id]);
      await site.deliver();
      expect(await follow(site.stranger(), 'prf', { token: await mailedTokenOf(owner, squatter, 'confirm-email'), password: NEW })).toEqual(IN);
      expect(await states(owner, squatter)).toEqual({ Main: 'ACTIVE', More: 'ACTIVE', Invited: 'RESERVED' });
    });

    it('is open in the end, with every seat counted once, however close grants and the proof come', async () => {
      const { owner, client, squatter } = await scene(site);
      const places = await Promise.all(Array.from({ length: 6 }, () => makeSublicense(owner, client.id)));
      const token = await linkFor(site, owner, 'sgn', squatter);
      const [, ...answers] = await Promise.all([
        ...places.slice(0, 3).map((place) => grant(owner.copy(), place, [squatter.id])),
        ...Array.from({ length: 8 }, () => follow(site.stranger(), 'prf', { token, password: NEW })),
        ...places.slice(3).map((place) => grant(owner.copy(), place, [squatter.id])),
      ]);
      expect(answers.flat().filter((answer) => answer.__typename === 'SignedIn')).toHaveLength(1);
      expect(new Set(Object.values(await states(owner, squatter)))).toEqual(new Set(['ACTIVE']));
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });
  });
});

async function mailedTokenOf(owner: Caller, { email }: Registered, page: string): Promise<string> {
  const { mailbox } = await owner.ask('query ($search: String) { mailbox(search: $search, first: 10) { nodes { text } } }', { search: email });
  const texts = (mailbox!.nodes as unknown as Json[]).map(({ text }) => String(text));
  return /#(\S+)/.exec(texts.find((text) => text.includes(`/${page}#`))!)![1]!;
}

describe('A link to sign in with, asked for an account a stranger may have opened,', () => {
  onEachSite((site) => {
    it('is one that sets a new password instead: nobody is signed in to what somebody else can enter', async () => {
      const { owner, squatter } = await scene(site);
      await requestLink(site, 'sgn', squatter);
      expect(await mailsTo(owner, squatter.email)).toEqual(['ADDRESS_PROOF']);
      const token = await mailedToken(owner, squatter.email);
      expect(token).toMatch(/^prf_/);
      expect(await follow(site.stranger(), 'sgn', { token })).toEqual(GONE);
      expect(await who(squatter.caller)).toBe('LearnerViewer');
      expect(await follow(site.stranger(), 'prf', { token, password: NEW })).toEqual(IN);
      expect(await who(squatter.caller)).toBe('Anonymous');
    });

    it('is good for 24 hours to the millisecond', async () => {
      const made = site.clock.now().getTime();
      const [early, late] = [await scene(site), await scene(site)];
      const tokens = [await linkFor(site, early.owner, 'sgn', early.squatter), await linkFor(site, late.owner, 'sgn', late.squatter)];
      site.clock.time = new Date(made + 86_400_000 - 1);
      expect(await follow(site.stranger(), 'prf', { token: tokens[0], password: NEW })).toEqual(IN);
      site.clock.time = new Date(made + 86_400_000);
      expect(await follow(site.stranger(), 'prf', { token: tokens[1], password: NEW })).toEqual(GONE);
    });

    it('is the only way to another address: what is held for the owner does not go with whoever opened the account', async () => {
      const { owner, more, squatter } = await scene(site);
      await grant(owner, more, [squatter.id]);
      const { updateProfile } = await squatter.caller.ask('mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename ... on InvalidInput { fields { path message } } } }', {
        input: { newEmail: `mine${serial()}@example.test`, currentPassword: PASSWORD },
      });
      expect(updateProfile).toMatchObject({ __typename: 'InvalidInput', fields: [{ path: 'newEmail', message: expect.stringContaining('Confirm your present address first') }] });
    });
  });
});

/** Ways the owner of an address shows that it is theirs, each with the mail that brings its link. */
const PROOFS: Readonly<Record<string, (site: Site, owner: Caller, squatter: Registered, rightful: Caller) => Promise<unknown>>> = {
  'accepting the invite': async (_, owner, squatter, rightful) => accept(rightful, await mailedTokenOf(owner, squatter, 'invite'), { password: NEW }),
  'the link of the proof': async (_, owner, squatter, rightful) => follow(rightful, 'prf', { token: await mailedTokenOf(owner, squatter, 'confirm-email'), password: NEW }),
  'a link to sign in with': async (site, owner, squatter, rightful) => follow(rightful, 'prf', { token: await linkFor(site, owner, 'sgn', squatter), password: NEW }),
  'a link to a new password': async (site, owner, squatter, rightful) => follow(rightful, 'pwr', { token: await linkFor(site, owner, 'pwr', squatter), password: NEW }),
};

describe('Whoever registers with somebody else’s address', () => {
  onEachSite((site) => {
    /** The owner of the address is invited by one client and granted a seat by another. */
    async function reached() {
      const { owner, more, squatter } = await scene(site);
      const inviting = await makeClient(owner, { name: 'Inviting' });
      await invite(owner, { clientId: inviting.id, sublicenseIds: [inviting.main], people: [{ email: squatter.email, firstName: 'Ida', lastName: 'Invited' }] });
      await grant(owner, more, [squatter.id]);
      await site.deliver();
      return { owner, squatter };
    }

    it.each(Object.keys(PROOFS))('is reached by nothing that is meant for its owner, and is out once they prove it: %s', async (way) => {
      const { owner, squatter } = await reached();
      expect(await dashboards(squatter.caller)).toMatchObject([{ sublicense: 'Main', status: 'OPEN' }]);
      expect(await states(owner, squatter)).toMatchObject({ More: 'RESERVED' });
      const rightful = site.stranger();
      await PROOFS[way]!(site, owner, squatter, rightful);
      expect(await who(rightful)).toBe('LearnerViewer');
      expect([await who(squatter.caller), await signsIn(site, squatter, PASSWORD), await signsIn(site, squatter, NEW)]).toEqual(['Anonymous', false, true]);
      expect(await states(owner, squatter)).toMatchObject({ More: 'ACTIVE' });
    });

    it('is out also when its owner takes the invite up in a browser that was signed in for them: they go on in a session of their own', async () => {
      const { owner, squatter } = await reached();
      const planted = squatter.caller.copy();
      const { claimInvite } = await planted.ask(CLAIM, { input: { token: await mailedTokenOf(owner, squatter, 'invite') } });
      expect(claimInvite).toMatchObject({ __typename: 'InviteAccepted', dashboards: [{ status: 'OPEN' }, { status: 'OPEN' }, { status: 'OPEN' }] });
      expect([await who(planted), await who(squatter.caller), await signsIn(site, squatter, PASSWORD)]).toEqual(['LearnerViewer', 'Anonymous', false]);
      expect(await follow(site.stranger(), 'pwr', { token: await linkFor(site, owner, 'pwr', squatter), password: NEW })).toEqual(IN);
    });

    it('keeps password and session with an invite that staff handed over: such a link proves no address, and opens no more than it would for somebody new', async () => {
      const { owner, client, squatter } = await scene(site);
      const more = await makeSublicense(owner, client.id, { name: 'By hand' });
      const token = await linkToken(owner, { clientId: client.id, sublicenseIds: [more], people: [{ email: squatter.email, firstName: 'Ida', lastName: 'Invited' }] });
      await grant(owner, await makeSublicense(owner, client.id, { name: 'Granted' }), [squatter.id]);
      expect((await squatter.caller.ask(CLAIM, { input: { token } })).claimInvite).toMatchObject({ __typename: 'InviteAccepted' });
      expect(await states(owner, squatter)).toMatchObject({ 'By hand': 'ACTIVE', Granted: 'RESERVED' });
      expect([await who(squatter.caller), await signsIn(site, squatter, PASSWORD)]).toEqual(['LearnerViewer', true]);
    });
  });
});
