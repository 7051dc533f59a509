import { describe, expect, it } from '@jest/globals';
import type { Caller, Json } from './harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeStaff, makeSublicense, PASSWORD, serial } from './harness/factories.js';
import { drift } from './harness/invariants.js';
import { accept, invite, linkToken } from './harness/inviting.js';
import { follow, latestToken, linkFor, mailsTo, registered, signsIn, type Registered } from './harness/mailed-links.js';
import { found } from './harness/members.js';
import { told, who } from './harness/own-account.js';
import { redeem } from './harness/redeeming.js';
import { onEachSite, type Site } from './harness/site.js';

const PROFILE = `mutation ($input: UpdateProfileInput!) { answer: updateProfile(input: $input) { __typename ... on InvalidInput { fields { path message } }
  ... on ProfileUpdated { viewer { ... on Staff { email } ... on LearnerViewer { learner { email } } } } } }`;
const IN = expect.objectContaining({ __typename: 'SignedIn' });
const GONE = expect.objectContaining({ __typename: 'SignInRefused' });

const newAddress = () => `moved${serial()}@elsewhere.test`;

async function ask(caller: Caller, input: object): Promise<Json> {
  return (await caller.ask(PROFILE, { input })).answer!;
}

const PEOPLE: Readonly<Record<string, (site: Site) => Promise<Registered>>> = {
  learner: async (site) => registered(site, await makeClient(await makeOwner(site))),
  staff: (site) => makeStaff(site, 'CLIENT_MANAGER'),
};
const EACH = Object.keys(PEOPLE);

describe('Another address', () => {
  onEachSite((site) => {
    it.each(EACH)('is theirs when the link mailed to it is followed: the old one is told, every session and link ends: %s', async (kind) => {
      const owner = await makeOwner(site);
      const person = await PEOPLE[kind]!(site);
      const other = await linkFor(site, owner, 'pwr', person);
      const email = newAddress();
      const asked = await ask(person.caller, { newEmail: email, currentPassword: PASSWORD });
      expect(JSON.stringify(asked)).toContain(person.email);
      expect(await signsIn(site, { ...person, email }, PASSWORD)).toBe(false);
      await site.deliver();
      const device = site.stranger();
      expect(await follow(device, 'prf', { token: await latestToken(owner, email) })).toEqual(IN);
      await site.deliver();
      expect([await who(person.caller), (await who(device)) === 'Anonymous']).toEqual(['Anonymous', false]);
      expect([await signsIn(site, person, PASSWORD), await signsIn(site, { ...person, email }, PASSWORD)]).toEqual([false, true]);
      expect((await mailsTo(owner, person.email))[0]).toBe('ADDRESS_CHANGED');
      expect(await follow(site.stranger(), 'pwr', { token: other, password: 'nine patient herons' })).toEqual(GONE);
    });

    it('is found and sorted by in every list from then on, with a history in every client', async () => {
      const owner = await makeOwner(site);
      const person = await PEOPLE['learner']!(site);
      const second = await makeClient(owner);
      await redeem(person.caller, second.slug, [(await makeCode(owner, second.id, { sublicenseIds: [second.main] })).code]);
      const email = newAddress();
      await ask(person.caller, { newEmail: email, currentPassword: PASSWORD });
      await site.deliver();
      await follow(site.stranger(), 'prf', { token: await latestToken(owner, email) });
      expect([await found(owner, email), await found(owner, person.email)]).toEqual([[email, email], []]);
      const { client } = await owner.ask('query ($id: ID!) { client(id: $id) { history(first: 5) { nodes { action actor { kind } changes { field before after } } } } }', { id: second.id });
      expect((client!.history!.nodes as unknown as Json[])[0]).toEqual({ action: 'learner.addressChanged', actor: { kind: 'LEARNER' }, changes: [{ field: 'email', before: person.email, after: email }] });
    });

    it('of a member of the staff stands in history', async () => {
      const owner = await makeOwner(site);
      const person = await makeStaff(site, 'AUDITOR');
      const email = newAddress();
      await ask(person.caller, { newEmail: email, currentPassword: PASSWORD, name: 'Grace Hopper' });
      await site.deliver();
      await follow(site.stranger(), 'prf', { token: await latestToken(owner, email) });
      expect(await told(site, person, 'staff.addressChanged')).toMatchObject([{ changes: [{ field: 'email', before: person.email, after: email }] }]);
    });

    it.each(EACH)('that is taken is answered as any other, mailed to nobody, and changes nothing: %s', async (kind) => {
      const owner = await makeOwner(site);
      const [person, taken] = [await PEOPLE[kind]!(site), await PEOPLE[kind]!(site)];
      const free = await PEOPLE[kind]!(site);
      const [told1, told2] = [await ask(person.caller, { newEmail: taken.email.toUpperCase(), currentPassword: PASSWORD }), await ask(free.caller, { newEmail: newAddress(), currentPassword: PASSWORD })];
      expect(JSON.stringify(told1).replace(person.email, '•')).toBe(JSON.stringify(told2).replace(free.email, '•'));
      await site.deliver();
      expect([await mailsTo(owner, taken.email), await mailsTo(owner, person.email)]).toEqual([[], []]);
    });

    it.each(EACH)('is one account’s, and everybody else is answered, when twelve prove it at once: %s', async (kind) => {
      const owner = await makeOwner(site);
      const email = newAddress();
      const tokens: string[] = [];
      for (let person = 0; person < 12; person += 1) {
        await ask((await PEOPLE[kind]!(site)).caller, { newEmail: email, currentPassword: PASSWORD });
        await site.deliver();
        tokens.push(await latestToken(owner, email));
        site.clock.advance({ seconds: 1 });
      }
      const answers = await Promise.all(tokens.map((token) => follow(site.stranger(), 'prf', { token })));
      const many = (name: string) => answers.filter((answer) => answer.__typename === name).length;
      expect([many('SignedIn'), many('SignInRefused')]).toEqual([1, 11]);
    });

    it.each(EACH)('is one account’s when two prove it at once, or somebody takes it meanwhile: %s', async (kind) => {
      const owner = await makeOwner(site);
      const email = newAddress();
      const tokens: string[] = [];
      for (const person of [await PEOPLE[kind]!(site), await PEOPLE[kind]!(site)]) {
        await ask(person.caller, { newEmail: email, currentPassword: PASSWORD });
        await site.deliver();
        tokens.push(await latestToken(owner, email));
        site.clock.advance({ seconds: 1 });
      }
      const answers = await Promise.all(tokens.map((token) => follow(site.stranger(), 'prf', { token })));
      expect(answers.filter(({ __typename: name }) => name === 'SignedIn')).toHaveLength(1);
      for (const token of tokens) expect(await follow(site.stranger(), 'prf', { token })).toEqual(GONE);
    });

    it.each([
      ['learner', 'wrong', { currentPassword: 'not the password' }, 'currentPassword'], ['staff', 'wrong', { currentPassword: 'not the password' }, 'currentPassword'],
      ['learner', 'missing', {}, 'currentPassword'], ['staff', 'missing', {}, 'currentPassword'],
    ])('needs the password, of %s: %s', async (kind, _, more, path) => {
      const owner = await makeOwner(site);
      const person = await PEOPLE[kind]!(site);
      const email = newAddress();
      expect((await ask(person.caller, { newEmail: email, ...more })).fields).toEqual([{ path, message: expect.any(String) }]);
      await site.deliver();
      expect(await mailsTo(owner, email)).toEqual([]);
    });

    it('comes to nothing when the password is changed before the link is followed', async () => {
      const owner = await makeOwner(site);
      const person = await PEOPLE['learner']!(site);
      const email = newAddress();
      await ask(person.caller, { newEmail: email, currentPassword: PASSWORD });
      await site.deliver();
      const CHANGE = 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename } }';
      expect(await person.caller.ask(CHANGE, { input: { currentPassword: PASSWORD, newPassword: 'nine patient herons' } })).toEqual({ changePassword: { __typename: 'ProfileUpdated' } });
      expect(await follow(site.stranger(), 'prf', { token: await latestToken(owner, email) })).toEqual(GONE);
    });

    it('needs no password of whoever has none', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const person = await makeLearner(site);
      await redeem(person.caller, client.slug, [(await makeCode(owner, client.id, { sublicenseIds: [client.main] })).code]);
      const email = newAddress();
      expect(await ask(person.caller, { newEmail: email })).toMatchObject({ __typename: 'ProfileUpdated' });
      await site.deliver();
      expect(await follow(site.stranger(), 'prf', { token: await latestToken(owner, email) })).toMatchObject({ viewer: { learner: { id: person.id, email, emailProven: true } } });
    });

    it.each(['no address', '', null, 'same'])('is refused when it is none, or their own: %s', async (given) => {
      const person = await PEOPLE['learner']!(site);
      const newEmail = given === 'same' ? person.email.toUpperCase() : given;
      const answer = await ask(person.caller, { newEmail, firstName: 'New', currentPassword: PASSWORD });
      expect((answer.fields as unknown as Json[]).map(({ path }) => path)).toEqual(['newEmail']);
      expect(await told(site, person, 'learner.renamed')).toEqual([]);
    });

    it('takes back what the old one was invited to: nobody who only invited it learns the new one', async () => {
      const owner = await makeOwner(site);
      const person = await PEOPLE['learner']!(site);
      const asking = await makeClient(owner);
      const [, known] = [await makeSublicense(owner, asking.id), { clientId: asking.id, sublicenseIds: [asking.main], people: [{ email: person.email, firstName: 'Typed', lastName: 'Bystaff' }] }];
      const token = await linkToken(owner, known);
      await invite(owner, { ...known, sublicenseIds: [await makeSublicense(owner, asking.id)] });
      const email = newAddress();
      await ask(person.caller, { newEmail: email, currentPassword: PASSWORD });
      await site.deliver();
      await follow(site.stranger(), 'prf', { token: await latestToken(owner, email) });
      const admin = (await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [asking.id] })).caller;
      expect([await found(admin, email), await found(admin, 'typed')]).toEqual([[], []]);
      const { invites } = await admin.ask('query ($filter: InviteFilter) { invites(filter: $filter) { nodes { status } } }', { filter: { clientId: asking.id } });
      expect(invites!.nodes).toEqual([{ status: 'CANCELLED' }, { status: 'CANCELLED' }]);
      expect(await accept(site.stranger(), token)).toMatchObject({ __typename: 'InviteNotUsable', reason: 'CANCELLED' });
      expect(await drift(site.database.reader, { client: asking.id })).toEqual([]);
      const { client } = await owner.ask('query ($id: ID!) { client(id: $id) { seats { taken } } }', { id: asking.id });
      expect(client!.seats!.taken).toBe(0);
    });
  });
});
