import { describe, expect, it } from '@jest/globals';
import type { Caller, Json } from './harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeStaff, PASSWORD, serial } from './harness/factories.js';
import { EACH_KIND, KINDS, sessionsOf, signedInAgain, told, who } from './harness/own-account.js';
import { redeem } from './harness/redeeming.js';
import { onEachSite } from './harness/site.js';

const NEW = 'nine patient herons';
const PROFILE = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename ... on InvalidInput { fields { path message } }
  ... on ProfileUpdated { viewer { ... on Staff { name } ... on LearnerViewer { learner { firstName lastName } } } } } }`;
const CHANGE = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename ... on InvalidInput { fields { path } }
  ... on ProfileUpdated { viewer { __typename ... on Staff { sessions { current } } ... on LearnerViewer { sessions { current } } } } } }`;
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';

async function change(caller: Caller, currentPassword = PASSWORD, newPassword = NEW): Promise<Json> {
  return (await caller.ask(CHANGE, { input: { currentPassword, newPassword } })).changePassword!;
}

const CHANGED = expect.objectContaining({ __typename: 'ProfileUpdated' });
const WRONG = { __typename: 'InvalidInput', fields: [{ path: 'currentPassword' }] };

describe('the names of whoever asks', () => {
  onEachSite((site) => {
    it('are, of a learner, changed everywhere: where staff list and search, in every client, with a history in each', async () => {
      const owner = await makeOwner(site);
      const person = await makeLearner(site, 'former');
      const clients = [await makeClient(owner), await makeClient(owner)];
      for (const client of clients) await redeem(person.caller, client.slug, [(await makeCode(owner, client.id, { sublicenseIds: [client.main] })).code]);
      const lastName = `Zyx${serial()}`;
      const { updateProfile } = await person.caller.ask(PROFILE, { input: { firstName: ' Élodie ', lastName } });
      expect(updateProfile).toEqual({ __typename: 'ProfileUpdated', viewer: { learner: { firstName: 'Élodie', lastName } } });
      const list = `query ($search: String) { learners(filter: { search: $search }, orderBy: { by: LAST_NAME, direction: DESC }, first: 2) { nodes { client { id } history { nodes { action actor { kind } changes { field before after } } } } } }`;
      const { learners } = await owner.ask(list, { search: `elodie ${lastName}` });
      const found = learners!.nodes as unknown as Json[];
      expect(new Set(found.map(({ client }) => client!.id))).toEqual(new Set(clients.map(({ id }) => id)));
      for (const { history } of found) {
        expect((history!.nodes as unknown as Json[])[0]).toEqual({
          action: 'learner.renamed', actor: { kind: 'LEARNER' },
          changes: [{ field: 'firstName', before: 'Lea former', after: 'Élodie' }, { field: 'lastName', before: 'Learner former', after: lastName }],
        });
      }
      expect((await owner.ask(list, { search: 'lea former' })).learners!.nodes).toEqual([]);
    });

    it('are, of a learner who is in no client, changed too', async () => {
      const person = await makeLearner(site);
      await person.caller.ask(PROFILE, { input: { lastName: 'Alone' } });
      expect(await told(site, person, 'learner.renamed')).toMatchObject([{ summary: 'Changed the name.', changes: [{ field: 'lastName', after: 'Alone' }] }]);
    });

    it('are, of a member of the staff, one name, with its history', async () => {
      const { id, caller } = await makeStaff(site, 'AUDITOR');
      expect((await caller.ask(PROFILE, { input: { name: ' Grace  Hopper ' } })).updateProfile).toEqual({ __typename: 'ProfileUpdated', viewer: { name: 'Grace  Hopper' } });
      await caller.ask(PROFILE, { input: { name: 'Grace  Hopper' } });
      await caller.ask(PROFILE, { input: {} });
      expect(await told(site, { id }, 'staff.renamed')).toEqual([
        { action: 'staff.renamed', summary: 'Changed the name.', subject: { id }, actor: { kind: 'STAFF', staff: { id }, learner: null }, changes: [{ field: 'name', before: `Staff ${id}`, after: 'Grace  Hopper' }] },
      ]);
    });

    it.each([
      ['staff', { firstName: 'A' }, ['firstName']], ['staff', { firstName: 'A', lastName: 'B', name: 'C' }, ['firstName', 'lastName']], ['learner', { name: 'C' }, ['name']],
      ['learner', { firstName: null }, ['firstName']], ['learner', { lastName: '  ' }, ['lastName']], ['learner', { firstName: 'x'.repeat(101) }, ['firstName']], ['learner', { lastName: 'a\u0000b' }, ['lastName']],
      ['staff', { name: 'x'.repeat(121) }, ['name']], ['staff', { name: null }, ['name']],
    ])('are refused at the field that is wrong, of %s: %j', async (kind, input, paths) => {
      const { caller } = await KINDS[kind]!(site);
      const { updateProfile } = await caller.ask(PROFILE, { input });
      expect((updateProfile!.fields as unknown as Json[]).map(({ path }) => path)).toEqual(paths);
    });

    it('lose nothing when many change them at once, and history tells a chain without a gap', async () => {
      const owner = await makeOwner(site);
      const person = await makeLearner(site);
      const client = await makeClient(owner);
      await redeem(person.caller, client.slug, [(await makeCode(owner, client.id, { sublicenseIds: [client.main] })).code]);
      await Promise.all(Array.from({ length: 16 }, (_, at) => person.caller.copy().ask(PROFILE, { input: at % 2 === 0 ? { firstName: `First${at}` } : { lastName: `Last${at}` } })));
      const { client: read } = await owner.ask('query ($id: ID!) { client(id: $id) { history(first: 100) { nodes { action changes { field before after } } } learners { nodes { learner { firstName lastName } } } } }', { id: client.id });
      const entries = (read!.history!.nodes as unknown as Json[]).filter(({ action }) => action === 'learner.renamed').toReversed();
      const changes = entries.flatMap((entry) => entry.changes as unknown as { field: string; before: string; after: string }[]);
      expect(changes).toHaveLength(16);
      const now: Record<string, string> = { firstName: 'Lea learner', lastName: 'Learner learner' };
      for (const { field, before, after } of changes) {
        expect(before).toBe(now[field]);
        now[field] = after;
      }
      expect((read!.learners!.nodes as unknown as Json[])[0]!.learner).toEqual(now);
    });
  });
});

describe('changing a password', () => {
  onEachSite((site) => {
    it.each(EACH_KIND)('ends all other sessions, lets the one that asks go on under a new cookie, and signs in from then on: %s', async (kind) => {
      const person = await KINDS[kind]!(site);
      const { caller } = person;
      const other = await signedInAgain(site, person);
      const stranger = await KINDS[kind]!(site);
      const before = caller.copy();
      const [present] = (await sessionsOf(caller)).filter(({ current }) => current);
      expect(await change(caller)).toEqual({ __typename: 'ProfileUpdated', viewer: { __typename: expect.any(String), sessions: [{ current: true }] } });
      expect([await who(before), await who(other), await who(stranger.caller)]).toEqual(['Anonymous', 'Anonymous', await who(caller)]);
      expect(await sessionsOf(caller)).toMatchObject([{ id: present!.id, current: true }]);
      expect((await site.stranger().ask(SIGN_IN, { input: person.credentials })).signIn).toEqual({ __typename: 'SignInRefused' });
      await site.stranger().signIn({ ...person.credentials, password: NEW });
      expect(await told(site, person, 'password.changed')).toMatchObject([{ summary: 'Changed their password.', changes: [], subject: { id: person.id } }]);
    });

    it.each(EACH_KIND)('with a wrong present one is refused, changes nothing and ends nothing: %s', async (kind) => {
      const person = await KINDS[kind]!(site);
      const other = await signedInAgain(site, person);
      expect(await change(person.caller, 'not the password')).toEqual(WRONG);
      expect([await who(other), (await sessionsOf(person.caller)).length]).not.toContain('Anonymous');
      await site.stranger().signIn(person.credentials);
      expect(await told(site, person, 'password.changed')).toEqual([]);
    });

    it.each([['short', 'short'], ['tried first', 'aaaaaaaaaaaaaaaa'], ['too long', 'x'.repeat(1_001)]])('to one that will not do is refused without a guess counted: %s', async (_, password) => {
      const { caller } = await KINDS['staff']!(site);
      for (let call = 0; call < 31; call += 1) {
        expect((await change(caller, PASSWORD, password)).fields).toEqual([{ path: 'newPassword' }]);
      }
      expect(await change(caller)).toEqual(CHANGED);
    });

    it.each(EACH_KIND)('to the present one is refused, ends nothing and is not told of, and tells nobody who guesses: %s', async (kind) => {
      const person = await KINDS[kind]!(site);
      const other = await signedInAgain(site, person);
      const document = CHANGE.replace('fields { path }', 'fields { path message }');
      const { changePassword } = await person.caller.ask(document, { input: { currentPassword: PASSWORD, newPassword: PASSWORD } });
      expect(changePassword!.fields).toEqual([{ path: 'newPassword', message: 'This is your present password. Choose another.' }]);
      expect(await change(person.caller, NEW, NEW)).toEqual(WRONG);
      expect(await who(other)).not.toBe('Anonymous');
      expect(await told(site, person, 'password.changed')).toEqual([]);
    });

    it('to one made of their own name or address is refused', async () => {
      const { caller, credentials } = await KINDS['learner']!(site);
      await caller.ask(PROFILE, { input: { firstName: 'Bartholomew', lastName: 'Featherstone' } });
      expect(await change(caller, PASSWORD, 'BartholomewFeatherstone')).toMatchObject({ fields: [{ path: 'newPassword' }] });
      expect(credentials.password).toBe(PASSWORD);
    });

    it('counts wrong present ones like wrong sign-ins: after 30 the right one is refused too, from any address, and one comes back every 20 seconds', async () => {
      const { caller } = await KINDS['learner']!(site);
      const guess = (at: number) => caller.send(CHANGE, { input: { currentPassword: `guess ${at}`, newPassword: NEW } }, { 'x-forwarded-for': `198.51.100.${at}` });
      for (let at = 0; at < 30; at += 1) expect((await guess(at)).body.data?.changePassword).toEqual(WRONG);
      const { body } = await guess(31);
      expect(body.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED', retryAfter: 20 } }]);
      expect(await caller.fault(CHANGE, { input: { currentPassword: PASSWORD, newPassword: NEW } })).toBe('RATE_LIMITED');
      site.clock.advance({ seconds: 20 });
      expect(await change(caller)).toEqual(CHANGED);
    });

    it('is refused to a learner who has none, and counts no guess', async () => {
      const { caller } = await makeLearner(site);
      for (let call = 0; call < 31; call += 1) expect(await change(caller)).toEqual(WRONG);
    });

    it.each(EACH_KIND)('is done once when 32 with the same present one come at once, and the others were wrong: %s', async (kind) => {
      const person = await KINDS[kind]!(site);
      const tabs = Array.from({ length: 32 }, () => person.caller.copy());
      const answers = await Promise.all(tabs.map((tab, at) => tab.send(CHANGE, { input: { currentPassword: PASSWORD, newPassword: `${NEW} ${at}` } })));
      const winners = answers.flatMap(({ body }, at) => (body.data?.changePassword?.__typename === 'ProfileUpdated' ? [at] : []));
      expect(winners).toHaveLength(1);
      // Whoever comes after the winner has a session that is worth nothing any more.
      const others = answers.filter((_, at) => at !== winners[0]).map(({ body }) => body.errors?.[0]?.extensions.code ?? body.data?.changePassword);
      expect(others.filter((answer) => answer !== 'UNAUTHENTICATED')).toEqual(others.flatMap((answer) => (answer === 'UNAUTHENTICATED' ? [] : [WRONG])));
      await site.stranger().signIn({ ...person.credentials, password: `${NEW} ${winners[0]}` });
      expect(await who(tabs[winners[0]!]!)).not.toBe('Anonymous');
      expect(await sessionsOf(tabs[winners[0]!]!)).toHaveLength(2);
      expect(await told(site, person, 'password.changed')).toHaveLength(1);
    });

    it('leaves no session that was signed in with the password before, however close they came', async () => {
      const person = await KINDS['learner']!(site);
      const late = Array.from({ length: 8 }, () => site.stranger());
      const signIns = late.map((caller) => caller.ask(SIGN_IN, { input: person.credentials }));
      expect(await change(person.caller)).toEqual(CHANGED);
      await Promise.all(signIns);
      expect(await sessionsOf(person.caller)).toHaveLength(1);
      expect(await Promise.all(late.map(who))).toEqual(late.map(() => 'Anonymous'));
    });

    it('tells nobody the passwords, in no answer and in no log', async () => {
      const { caller } = await KINDS['staff']!(site);
      const { body } = await caller.send(CHANGE, { input: { currentPassword: 'canary in a deep mine', newPassword: 'canary in a deeper mine' } });
      expect(JSON.stringify(body)).not.toContain('canary');
      expect(site.logged.filter((line) => line.includes('canary'))).toEqual([]);
    });
  });
});
