import { describe, expect, it } from '@jest/globals';
import type { Json } from './harness/caller.js';
import { makeOwner, makeStaff, PASSWORD } from './harness/factories.js';
import { EACH_KIND, KINDS, sessionsOf, signedInAgain, told, who } from './harness/own-account.js';
import { onEachSite } from './harness/site.js';

const END = 'mutation ($input: EndSessionsInput!) { endSessions(input: $input) }';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe('the sessions of whoever asks', () => {
  onEachSite((site) => {
    it.each(EACH_KIND)('are listed to themselves, in words, without what would open them: %s', async (kind) => {
      const person = await KINDS[kind]!(site);
      site.clock.advance({ seconds: 90 });
      const { headers } = await site.stranger().send('mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }', { input: person.credentials }, { 'user-agent': FIREFOX });
      const secret = headers.getSetCookie()[0]!.split(/[=;]/)[1]!;
      const answer = JSON.stringify(await sessionsOf(person.caller));
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
        { change: { currentPassword: PASSWORD, newPassword: 'nine patient herons' } },
      );
      expect(body.data).toEqual({ changePassword: { __typename: 'ProfileUpdated' }, endSessions: true });
      expect(await who(person.caller)).toBe('LearnerViewer');
    });
  });
});
