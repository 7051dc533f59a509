import { describe, expect, it } from '@jest/globals';
import { idBytes } from '../src/kernel/ids.js';
import { run } from '../src/kernel/sql.js';
import type { Caller, Json } from './harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeStaff, PASSWORD, PASSWORD_HASH, serial } from './harness/factories.js';
import { redeem } from './harness/redeeming.js';
import { onEachSite, type Site } from './harness/site.js';

const NEW = 'nine patient herons';
const PROFILE = `mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename ... on InvalidInput { fields { path message } }
  ... on ProfileUpdated { viewer { ... on Staff { name } ... on LearnerViewer { learner { firstName lastName } } } } } }`;
const CHANGE = `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { __typename ... on InvalidInput { fields { path } }
  ... on ProfileUpdated { viewer { __typename ... on Staff { sessions { current } } ... on LearnerViewer { sessions { current } } } } } }`;
const SESSIONS = '{ viewer { __typename ... on Staff { sessions { id device lastSeenAt current } } ... on LearnerViewer { sessions { id device lastSeenAt current } } } }';
const END = 'mutation ($input: EndSessionsInput!) { endSessions(input: $input) }';
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Somebody with PASSWORD: their session, and what signs them in again. */
interface Person {
  readonly id: string;
  readonly caller: Caller;
  readonly credentials: { readonly email: string; readonly password: string; readonly slug?: string };
}

const KINDS: Readonly<Record<string, (site: Site) => Promise<Person>>> = {
  staff: async (site) => {
    const { id, email, caller } = await makeStaff(site, 'CLIENT_MANAGER');
    return { id, caller, credentials: { email, password: PASSWORD } };
  },
  learner: async (site) => {
    const { id, email, caller } = await makeLearner(site);
    await site.database.inTransaction((tx) => run(tx, 'UPDATE learner SET password_hash = ? WHERE id = ?', [PASSWORD_HASH, idBytes(id)]));
    const { slug } = await makeClient(await makeOwner(site));
    return { id, caller, credentials: { email, password: PASSWORD, slug } };
  },
};
const EACH_KIND = Object.keys(KINDS);

async function sessionsOf(caller: Caller): Promise<Json[]> {
  return (await caller.ask(SESSIONS)).viewer!.sessions as unknown as Json[];
}

async function signedInAgain(site: Site, { credentials }: Person): Promise<Caller> {
  const caller = site.stranger();
  await caller.signIn(credentials);
  return caller;
}

async function who(caller: Caller): Promise<string> {
  return (await caller.ask('{ viewer { __typename } }')).viewer!.__typename!;
}

async function change(caller: Caller, currentPassword = PASSWORD, newPassword = NEW): Promise<Json> {
  return (await caller.ask(CHANGE, { input: { currentPassword, newPassword } })).changePassword!;
}

const CHANGED = expect.objectContaining({ __typename: 'ProfileUpdated' });
const WRONG = { __typename: 'InvalidInput', fields: [{ path: 'currentPassword' }] };

/** What history says about somebody's account on the whole site, the newest first. */
async function told(site: Site, person: { readonly id: string }, action: string): Promise<Json[]> {
  const owner = await makeOwner(site);
  const { history } = await owner.ask('{ history(first: 100) { nodes { action summary subject { id } actor { kind staff { id } learner { id } } changes { field before after } } } }');
  return (history!.nodes as unknown as Json[]).filter((entry) => entry.action === action && (entry.subject as Json | null)?.id === person.id);
}

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
      expect(found.map(({ client }) => client!.id).sort()).toEqual(clients.map(({ id }) => id).sort());
      for (const { history } of found) {
        expect((history!.nodes as unknown as Json[])[0]).toEqual({
          action: 'profile.updated', actor: { kind: 'LEARNER' },
          changes: [{ field: 'firstName', before: 'Lea former', after: 'Élodie' }, { field: 'lastName', before: 'Learner former', after: lastName }],
        });
      }
      expect((await owner.ask(list, { search: 'lea former' })).learners!.nodes).toEqual([]);
    });

    it('are, of a learner who is in no client, changed too', async () => {
      const person = await makeLearner(site);
      await person.caller.ask(PROFILE, { input: { lastName: 'Alone' } });
      expect(await told(site, person, 'profile.updated')).toMatchObject([{ summary: 'Changed their name.', changes: [{ field: 'lastName', after: 'Alone' }] }]);
    });

    it('are, of a member of the staff, one name, with its history', async () => {
      const { id, caller } = await makeStaff(site, 'AUDITOR');
      expect((await caller.ask(PROFILE, { input: { name: ' Grace  Hopper ' } })).updateProfile).toEqual({ __typename: 'ProfileUpdated', viewer: { name: 'Grace  Hopper' } });
      await caller.ask(PROFILE, { input: { name: 'Grace  Hopper' } });
      await caller.ask(PROFILE, { input: {} });
      expect(await told(site, { id }, 'profile.updated')).toEqual([
        { action: 'profile.updated', summary: 'Changed their name.', subject: { id }, actor: { kind: 'STAFF', staff: { id }, learner: null }, changes: [{ field: 'name', before: `Staff ${id}`, after: 'Grace  Hopper' }] },
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

    it.each(EACH_KIND)('are all that changes: another address is refused as long as no mail can prove it, of %s', async (kind) => {
      const { id, caller, credentials } = await KINDS[kind]!(site);
      for (const newEmail of [`new${serial()}@example.test`, 'no address', null]) {
        const { updateProfile } = await caller.ask(PROFILE, { input: { newEmail, ...(kind === 'staff' ? { name: 'New' } : { firstName: 'New' }) } });
        expect(updateProfile).toEqual({ __typename: 'InvalidInput', fields: [{ path: 'newEmail', message: expect.stringContaining('sends no mail') }] });
      }
      expect(await told(site, { id }, 'profile.updated')).toEqual([]);
      await site.stranger().signIn(credentials);
    });

    it('lose nothing when many change them at once, and history tells a chain without a gap', async () => {
      const owner = await makeOwner(site);
      const person = await makeLearner(site);
      const client = await makeClient(owner);
      await redeem(person.caller, client.slug, [(await makeCode(owner, client.id, { sublicenseIds: [client.main] })).code]);
      await Promise.all(Array.from({ length: 16 }, (_, at) => person.caller.copy().ask(PROFILE, { input: at % 2 === 0 ? { firstName: `First${at}` } : { lastName: `Last${at}` } })));
      const { client: read } = await owner.ask('query ($id: ID!) { client(id: $id) { history(first: 100) { nodes { action changes { field before after } } } learners { nodes { learner { firstName lastName } } } } }', { id: client.id });
      const entries = (read!.history!.nodes as unknown as Json[]).filter(({ action }) => action === 'profile.updated').reverse();
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

describe('the sessions of whoever asks', () => {
  onEachSite((site) => {
    it.each(EACH_KIND)('are listed to themselves, in words, without what would open them: %s', async (kind) => {
      const person = await KINDS[kind]!(site);
      site.clock.advance({ seconds: 90 });
      const { headers } = await site.stranger().send(SIGN_IN, { input: person.credentials }, { 'user-agent': FIREFOX });
      const secret = headers.getSetCookie()[0]!.split(/[=;]/)[1]!;
      const answer = JSON.stringify((await person.caller.send(SESSIONS)).body);
      expect(answer).not.toContain(secret);
      expect(await sessionsOf(person.caller)).toEqual([
        { id: expect.stringMatching(/^ses_/), device: 'Firefox on Linux', lastSeenAt: site.clock.now().toISOString(), current: false },
        { id: expect.stringMatching(/^ses_/), device: 'test', lastSeenAt: site.clock.now().toISOString(), current: true },
      ]);
    });

    it('of staff are nobody else\'s, not even an owner\'s', async () => {
      const { id, caller } = await makeStaff(site, 'CLIENT_ADMIN');
      const owner = await makeOwner(site);
      const node = 'query ($id: ID!) { node(id: $id) { __typename ... on Staff { sessions { id } } } }';
      expect(await owner.ask(node, { id })).toEqual({ node: { __typename: 'Staff', sessions: [] } });
      const [own] = await sessionsOf(caller);
      expect(await owner.ask(node, { id: own!.id })).toEqual({ node: null });
      expect(await caller.ask(node, { id: own!.id })).toEqual({ node: { __typename: 'Session' } });
    });

    it.each(EACH_KIND)('end by their ids, at once and on the server: %s', async (kind) => {
      const person = await KINDS[kind]!(site);
      const [one, two] = [await signedInAgain(site, person), await signedInAgain(site, person)];
      const [{ id }] = (await sessionsOf(one)).filter(({ current }) => current) as [Json];
      expect(await person.caller.ask(END, { input: { ids: [id, id] } })).toEqual({ endSessions: true });
      expect([await who(one), await who(two)]).toEqual(['Anonymous', await who(person.caller)]);
      expect(await person.caller.ask(END, { input: { ids: [id] } })).toEqual({ endSessions: true });
      expect(await told(site, person, 'sessions.ended')).toMatchObject([{ summary: 'Ended a session of theirs.' }]);
    });

    it.each([[{}], [{ ids: null }]])('all but the one that asks end with %j', async (input) => {
      const person = await KINDS['learner']!(site);
      const others = [await signedInAgain(site, person), await signedInAgain(site, person)];
      const cookies = (await person.caller.send(END, { input })).headers.getSetCookie();
      expect([cookies, ...(await Promise.all(others.map(who)))]).toEqual([[], 'Anonymous', 'Anonymous']);
      expect(await sessionsOf(person.caller)).toMatchObject([{ current: true }]);
      expect(await told(site, person, 'sessions.ended')).toMatchObject([{ summary: 'Ended 2 sessions of theirs.' }]);
    });

    it('stay where nothing of theirs is named: no ids, unknown ones, other things, and those of somebody else', async () => {
      const [person, victim] = [await KINDS['learner']!(site), await KINDS['learner']!(site)];
      const [theirs] = await sessionsOf(victim.caller);
      const staff = await makeOwner(site);
      const [ofStaff] = await sessionsOf(staff);
      for (const ids of [[], [String(theirs!.id), String(ofStaff!.id)], [victim.id, 'ses_nonsense', '', 'ses_01m81xs9zzesrbnxdz38xwq2cs', `${String(theirs!.id)}' OR 1=1 --`]]) {
        expect(await person.caller.ask(END, { input: { ids } })).toEqual({ endSessions: true });
      }
      expect([await who(person.caller), await who(victim.caller), await who(staff)]).toEqual(['LearnerViewer', 'LearnerViewer', 'Staff']);
      expect(await told(site, person, 'sessions.ended')).toEqual([]);
      expect(await person.caller.fault(END, { input: { ids: Array.from({ length: 1_001 }, () => 'x') } })).toBe('BAD_USER_INPUT');
    });

    it.each(EACH_KIND)('end for whoever asks as signing out does: %s', async (kind) => {
      const person = await KINDS[kind]!(site);
      const before = person.caller.copy();
      const [{ id }] = (await sessionsOf(person.caller)) as [Json];
      const { headers, body } = await person.caller.send(END, { input: { ids: [id] } });
      expect([body.data, headers.getSetCookie()]).toEqual([{ endSessions: true }, [expect.stringMatching(/^portico-(staff|learner)=; Max-Age=0;/)]]);
      expect([await who(person.caller), await who(before)]).toEqual(['Anonymous', 'Anonymous']);
    });

    it('may be ended in one request with others: after the one that asks nobody is signed in any more', async () => {
      const person = await KINDS['staff']!(site);
      const [{ id }] = (await sessionsOf(person.caller)) as [Json];
      const { body } = await person.caller.send('mutation ($ids: [ID!]) { first: endSessions(input: { ids: $ids }) second: endSessions(input: {}) }', { ids: [id] });
      expect(body.errors).toMatchObject([{ path: ['second'], extensions: { code: 'UNAUTHENTICATED' } }]);
    });

    it('go on under the newest cookie when a request changes the password and then ends all others', async () => {
      const person = await KINDS['learner']!(site);
      const { body } = await person.caller.send(
        `mutation ($change: ChangePasswordInput!) { changePassword(input: $change) { __typename } endSessions(input: {}) }`,
        { change: { currentPassword: PASSWORD, newPassword: NEW } },
      );
      expect(body.data).toEqual({ changePassword: { __typename: 'ProfileUpdated' }, endSessions: true });
      expect(await who(person.caller)).toBe('LearnerViewer');
    });
  });
});
