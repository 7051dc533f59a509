import { describe, expect, it } from '@jest/globals';
import { rows, run } from '../src/kernel/sql.js';
import { grant } from './harness/administering.js';
import type { Caller, Json } from './harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, makeStaff, makeSublicense, PASSWORD, serial } from './harness/factories.js';
import { drift } from './harness/invariants.js';
import { accept, CLAIM, invite, linkToken, mailedToken, NEWCOMER, tokenIn } from './harness/inviting.js';
import { register } from './harness/redeeming.js';
import { onEachSite } from './harness/site.js';

const person = (email = `ida${serial()}@invited.test`) => ({ email, firstName: 'Ida', lastName: 'Invited' });
const INVITES = 'query ($filter: InviteFilter) { invites(filter: $filter, first: 100) { nodes { id email status failure acceptedAt invitedBy { name } sublicenses { name } } totalCount } }';
const SEATS = 'query ($id: ID!) { client(id: $id) { seats { taken } mainSublicense { seats { taken } } } }';
const MEMBERS = 'query ($filter: LearnerFilter) { learners(filter: $filter, first: 100) { nodes { id status learner { id email firstName lastName emailProven } accesses { status grounds { door label source { id } } } } } }';

async function listed(staff: Caller, filter: object): Promise<Json[]> {
  return (await staff.ask(INVITES, { filter })).invites!.nodes as unknown as Json[];
}

async function members(staff: Caller, filter: object): Promise<Json[]> {
  return (await staff.ask(MEMBERS, { filter })).learners!.nodes as unknown as Json[];
}

async function taken(staff: Caller, id: string): Promise<unknown[]> {
  const { client } = await staff.ask(SEATS, { id });
  return [client!.seats!.taken, client!.mainSublicense!.seats!.taken];
}

const problem = async (caller: Caller, token: string) => (await caller.ask('query ($token: String!) { inviteProblem(token: $token) { reason } }', { token })).inviteProblem?.reason ?? null;

describe('An invite', () => {
  onEachSite((site) => {
    it('holds a seat, arrives by mail, and lets somebody new in with one form: account, access and session', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { name: 'Inviting Works' });
      const [answer] = await invite(owner, { clientId: client.id, sublicenseIds: [client.main], people: [person('ida@invited.test')], message: 'See you on Monday' });
      expect(answer).toMatchObject({ __typename: 'LearnerInvited', isNew: true, link: null, invite: { email: 'ida@invited.test', status: 'QUEUED' } });
      expect(await taken(owner, client.id)).toEqual([1, 1]);
      expect(await members(owner, { clientId: client.id })).toMatchObject([{ status: 'INVITED', accesses: [{ status: 'RESERVED', grounds: [{ door: 'INVITE' }] }] }]);
      await site.deliver();
      expect(await listed(owner, { clientId: client.id })).toMatchObject([{ status: 'SENT', sublicenses: [{ name: 'Main' }] }]);
      const token = await mailedToken(owner, 'ida@invited.test');
      const newcomer = site.stranger();
      const { invitation } = await newcomer.ask('query ($token: String!) { invitation(token: $token) { email firstName sublicenses client { name } } }', { token });
      expect(invitation).toEqual({ email: 'ida@invited.test', firstName: 'Ida', sublicenses: ['Main'], client: { name: 'Inviting Works' } });
      expect(await accept(newcomer, token)).toMatchObject({ __typename: 'InviteAccepted', learner: { email: 'ida@invited.test', firstName: 'Nora' }, dashboards: [{ sublicense: 'Main', status: 'OPEN' }] });
      expect(await taken(owner, client.id)).toEqual([1, 1]);
      expect(await members(owner, { clientId: client.id, status: 'ACTIVE' })).toMatchObject([{ learner: { firstName: 'Nora', emailProven: true }, accesses: [{ status: 'ACTIVE' }] }]);
      const { viewer } = await newcomer.ask('{ viewer { __typename ... on LearnerViewer { learner { email } } } }');
      expect(viewer).toMatchObject({ __typename: 'LearnerViewer' });
      const [invited] = await listed(owner, { clientId: client.id, status: ['ACCEPTED'] });
      expect(invited!.acceptedAt).toEqual(expect.any(String));
    });

    it('is answered for each person in order: new, known here, invited already, no address, no seat left', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { seatLimit: 3 });
      const known = await linkToken(owner, { clientId: client.id, sublicenseIds: [client.main], people: [person('known@invited.test')] });
      await accept(site.stranger(), known);
      const more = await makeSublicense(owner, client.id, { name: 'More' });
      const people = ['first@invited.test', 'KNOWN@invited.test', 'first@invited.test', 'no address', 'second@invited.test', 'third@invited.test'].map(person);
      // The link staff were handed proves nothing: this account is theirs only once they prove it.
      await site.database.inTransaction((tx) => run(tx, "UPDATE learner SET email_proven_at = created_at WHERE email_key = 'known@invited.test'", []));
      const answers = await invite(owner, { clientId: client.id, sublicenseIds: [more], people });
      expect(answers.map((one) => one.__typename)).toEqual(['LearnerInvited', 'AccessAdded', 'LearnerInvited', 'InvalidInput', 'LearnerInvited', 'SeatsExhausted']);
      expect(answers[3]).toMatchObject({ fields: [{ path: 'learners.3.email' }] });
      expect(answers[0]!.invite!.id).toBe(answers[2]!.invite!.id);
      const again = await invite(owner, { clientId: client.id, sublicenseIds: [more], people: [people[0]!, people[1]!] });
      expect(again).toMatchObject([{ isNew: false, invite: { id: answers[0]!.invite!.id } }, { __typename: 'AlreadyHasAccess' }]);
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('tells somebody known here until when they have what was added: the first of all ends, and none where these differ', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { expiresAt: site.clock.in({ days: 90 }) });
      const known = await linkToken(owner, { clientId: client.id, sublicenseIds: [client.main], people: [person('told@invited.test')] });
      await accept(site.stranger(), known);
      await site.database.inTransaction((tx) => run(tx, "UPDATE learner SET email_proven_at = created_at WHERE email_key = 'told@invited.test'", []));
      const add = async (...sublicenseIds: string[]) => {
        expect(await invite(owner, { clientId: client.id, sublicenseIds, people: [person('told@invited.test')] })).toMatchObject([{ __typename: 'AccessAdded' }]);
        await site.deliver();
        const { mailbox } = await owner.ask('query ($search: String) { mailbox(search: $search) { nodes { text } } }', { search: 'told@invited.test' });
        return /Access .*/.exec(String((mailbox!.nodes as unknown as Json[])[0]!.text))?.[0] ?? null;
      };
      const day = (days: number) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(site.clock.in({ days })));
      const [all, month, week] = [await makeSublicense(owner, client.id, {}), await makeSublicense(owner, client.id, { accessDays: 30 }), await makeSublicense(owner, client.id, { expiresAt: site.clock.in({ days: 7 }) })];
      expect(await add(all)).toBe(`Access to ${day(90)} at 09:00 UTC`);
      expect(await add(month)).toBe(`Access to ${day(30)} at 09:00 UTC`);
      expect(await add(week, await makeSublicense(owner, client.id, {}))).toBeNull();
    });

    it('is refused for a place that has ended and a client that is disabled, with nothing held', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const over = await makeSublicense(owner, client.id, { expiresAt: site.clock.in({ seconds: 1 }) });
      site.clock.advance({ seconds: 1 });
      expect(await invite(owner, { clientId: client.id, sublicenseIds: [over] })).toMatchObject([{ __typename: 'InvalidInput', fields: [{ path: 'sublicenseIds' }] }]);
      expect(await taken(owner, client.id)).toEqual([0, 0]);
    });

    it('can be taken up by 64 at once once: one account, one membership, one seat', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const token = await linkToken(owner, { clientId: client.id, sublicenseIds: [client.main] });
      const answers = await Promise.all(Array.from({ length: 64 }, () => accept(site.stranger(), token)));
      const accepted = answers.filter((one) => one.__typename === 'InviteAccepted');
      expect(accepted).toHaveLength(1);
      expect(new Set(answers.filter((one) => !accepted.includes(one)).map((one) => `${one.__typename} ${one.reason ?? ''}`.trim()))).toEqual(new Set(['InviteNotUsable ACCEPTED']));
      expect(await taken(owner, client.id)).toEqual([1, 1]);
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('stays open however often its link is looked at', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const token = await linkToken(owner, { clientId: client.id, sublicenseIds: [client.main] });
      const scanner = site.stranger();
      for (let time = 0; time < 1_000; time += 1) await scanner.get(`/${client.slug}/invite`, {}, time % 2 === 0 ? 'GET' : 'HEAD');
      for (let time = 0; time < 5; time += 1) expect(await problem(site.stranger(), token)).toBeNull();
      expect(await accept(site.stranger(), token)).toMatchObject({ __typename: 'InviteAccepted' });
    });

    it('expires to the millisecond, frees its seat, and takes it again when it is sent again', async () => {
      const before = await makeOwner(site);
      const client = await makeClient(before, { seatLimit: 1 });
      const [answer] = await invite(before, { clientId: client.id, sublicenseIds: [client.main], people: [person('late@invited.test')], sendEmail: false });
      const [id, token] = [answer!.invite!.id, tokenIn(String(answer!.link))];
      const ends = new Date(String(answer!.invite!.expiresAt));
      site.clock.time = new Date(ends.getTime() - 1);
      expect(await problem(site.stranger(), token)).toBeNull();
      site.clock.time = ends;
      const owner = await makeOwner(site);
      expect(await problem(site.stranger(), token)).toBe('EXPIRED');
      expect(await accept(site.stranger(), token)).toMatchObject({ __typename: 'InviteNotUsable', reason: 'EXPIRED' });
      // Somebody else finds the seat: the gate sweeps what is over before it refuses.
      const other = await linkToken(owner, { clientId: client.id, sublicenseIds: [client.main] });
      const RESEND = 'mutation ($ids: [ID!]!) { resendInvite(input: { ids: $ids }) { id status } }';
      expect(await owner.fault(RESEND, { ids: [id] })).toBe('BAD_USER_INPUT');
      expect(await problem(site.stranger(), other)).toBeNull();
      await owner.ask('mutation ($ids: [ID!]!) { cancelInvite(input: { ids: $ids }) { status } }', { ids: (await listed(owner, { clientId: client.id, status: ['SENT'] })).map((one) => one.id) });
      expect(await problem(site.stranger(), other)).toBe('CANCELLED');
      expect(await owner.ask(RESEND, { ids: [id] })).toMatchObject({ resendInvite: [{ status: 'QUEUED' }] });
      await site.deliver();
      expect(await problem(site.stranger(), token)).toBe('REPLACED');
      expect(await accept(site.stranger(), await mailedToken(owner, 'late@invited.test'))).toMatchObject({ __typename: 'InviteAccepted' });
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('is remembered twice at most, at half its time and on its last day, and every one of its links works', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const email = `slow${serial()}@invited.test`;
      await invite(owner, { clientId: client.id, sublicenseIds: [client.main], people: [person(email)] });
      await site.deliver();
      const links = [await mailedToken(owner, email)];
      const remind = async (days: number) => {
        site.clock.advance({ days });
        await Promise.all([site.remind(), site.remind()]);
        await site.deliver();
      };
      for (const days of [6, 1, 3, 3, 0.5]) await remind(days);
      const fresh = await makeOwner(site);
      const { mailbox } = await fresh.ask('query ($search: String) { mailbox(search: $search) { nodes { kind text } } }', { search: email });
      const mails = mailbox!.nodes as unknown as Json[];
      expect(mails.map(({ kind }) => kind)).toEqual(['INVITE_REMINDER', 'INVITE_REMINDER', 'INVITE']);
      links.push(...mails.map(({ text }) => tokenIn(/https?:\/\/\S+#\S+/.exec(String(text))![0])));
      for (const token of links) expect(await problem(site.stranger(), token)).toBeNull();
      expect(await accept(site.stranger(), links[0]!)).toMatchObject({ __typename: 'InviteAccepted' });
      for (const token of links) expect(await problem(site.stranger(), token)).toBe('ACCEPTED');
    });

    it('says a mail did not arrive, and why', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      await invite(owner, { clientId: client.id, sublicenseIds: [client.main] });
      const [{ mail_id: mail }] = (await rows<{ mail_id: Buffer }>(site.database.reader, 'SELECT i.mail_id FROM invite i WHERE i.mail_id IS NOT NULL ORDER BY i.id DESC LIMIT 1', [])) as [{ mail_id: Buffer }];
      await site.database.inTransaction((tx) => run(tx, 'UPDATE invite SET failure = ? WHERE mail_id = ?', ['550 no such mailbox', mail]));
      expect(await listed(owner, { clientId: client.id, status: ['BOUNCED'] })).toMatchObject([{ failure: '550 no such mailbox' }]);
    });

    it('that went to a wrong address goes to the right one with the seat it held', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { seatLimit: 1 });
      const [wrong] = await invite(owner, { clientId: client.id, sublicenseIds: [client.main], people: [person('wrong@invited.test')] });
      const CORRECT = 'mutation ($input: CorrectInviteInput!) { correctInvite(input: $input) { __typename ... on LearnerInvited { invite { email firstName status } } ... on Problem { message } } }';
      expect((await owner.ask(CORRECT, { input: { id: wrong!.invite!.id, email: 'right@invited.test' } })).correctInvite).toMatchObject({ invite: { email: 'right@invited.test', firstName: 'Ida' } });
      await site.deliver();
      const { mailbox } = await owner.ask('{ mailbox(search: "wrong@invited.test") { nodes { id } } }');
      expect(mailbox!.nodes).toEqual([]);
      expect(await accept(site.stranger(), await mailedToken(owner, 'right@invited.test'))).toMatchObject({ __typename: 'InviteAccepted' });
    });

    it('is found by the beginning of any word of its names and address, in the client and by whoever looks after it alone', async () => {
      const owner = await makeOwner(site);
      const [client, other] = [await makeClient(owner), await makeClient(owner)];
      const email = `zora${serial()}@quagga.test`;
      await invite(owner, { clientId: client.id, sublicenseIds: [client.main], people: [{ email, firstName: 'Zora', lastName: 'Van der Quagga' }] });
      for (const search of ['zora quagga', 'VAN', email.slice(0, 6)]) expect((await listed(owner, { clientId: client.id, search })).map((one) => one.email)).toEqual([email]);
      expect(await listed(owner, { clientId: other.id, search: 'zora' })).toEqual([]);
      const stranger = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [other.id] });
      expect(await listed(stranger.caller, { search: 'quagga' })).toEqual([]);
    });
  });
});

describe('Somebody who has an account elsewhere', () => {
  onEachSite((site) => {
    it('is shown as they were invited, by name, in search and on their own, until they accept with a sign-in', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const admin = (await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [client.id] })).caller;
      const secret = await makeLearner(site, 'secretive');
      const people = [{ email: secret.email, firstName: 'Typed', lastName: 'Bystaff' }];
      const token = await linkToken(admin, { clientId: client.id, sublicenseIds: [client.main], people });
      const [member] = await members(admin, { clientId: client.id });
      expect(member).toMatchObject({ status: 'INVITED', learner: { firstName: 'Typed', lastName: 'Bystaff', emailProven: false } });
      expect(await members(admin, { clientId: client.id, search: 'bystaff' })).toHaveLength(1);
      const renamed = await admin.ask('mutation ($id: ID!) { updateMembership(input: { id: $id, lastName: "Correctly" }) { __typename } }', { id: member!.id });
      expect(renamed.updateMembership).toEqual({ __typename: 'MembershipUpdated' });
      expect(await members(admin, { clientId: client.id, search: 'correctly' })).toHaveLength(1);
      const { learner } = await admin.ask('query ($email: String!) { learner(email: $email) { firstName lastName } }', { email: secret.email });
      expect(learner).toEqual({ firstName: 'Typed', lastName: 'Correctly' });
      const { learner: own } = await owner.ask('query ($email: String!) { learner(email: $email) { lastName } }', { email: secret.email });
      expect(await members(admin, { clientId: client.id, search: String(own!.lastName) })).toEqual([]);
      expect(await accept(site.stranger(), token)).toMatchObject({ __typename: 'AccountExists' });
      const claimed = await secret.caller.ask(CLAIM, { input: { token } });
      expect(claimed.claimInvite).toMatchObject({ __typename: 'InviteAccepted', dashboards: [{ sublicense: 'Main', status: 'OPEN' }] });
      expect(await members(admin, { clientId: client.id })).toMatchObject([{ status: 'ACTIVE', learner: { lastName: own!.lastName } }]);
    });

    it('is shown as they were invited also when staff give them a seat meanwhile: it is open, and the invite still makes them come in', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const more = await makeSublicense(owner, client.id, { name: 'More' });
      const admin = (await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [client.id] })).caller;
      const secret = await makeLearner(site, 'secretive');
      const token = await linkToken(admin, { clientId: client.id, sublicenseIds: [client.main], people: [{ email: secret.email, firstName: 'Typed', lastName: 'Bystaff' }] });
      expect(await grant(admin, more, [secret.id])).toMatchObject([{ __typename: 'AccessGranted', access: { status: 'ACTIVE' } }]);
      expect(await members(admin, { clientId: client.id })).toMatchObject([{ status: 'ACTIVE', learner: { firstName: 'Typed', lastName: 'Bystaff', emailProven: false } }]);
      expect((await secret.caller.ask(CLAIM, { input: { token } })).claimInvite).toMatchObject({ __typename: 'InviteAccepted', dashboards: [{ status: 'OPEN' }, { status: 'OPEN' }] });
      expect(await members(admin, { clientId: client.id })).toMatchObject([{ learner: { firstName: 'Lea secretive' } }]);
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('alone can take their invite up: another account is told nothing of it', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const [invited, other] = [await makeLearner(site), await makeLearner(site)];
      const token = await linkToken(owner, { clientId: client.id, sublicenseIds: [client.main], people: [person(invited.email)] });
      expect((await other.caller.ask(CLAIM, { input: { token } })).claimInvite).toMatchObject({ __typename: 'InviteNotUsable', reason: 'UNKNOWN' });
      const { viewer } = await invited.caller.ask('{ viewer { ... on LearnerViewer { dashboards { sublicense } } } }');
      expect(viewer!.dashboards).toEqual([]);
      expect((await invited.caller.ask(CLAIM, { input: { token } })).claimInvite).toMatchObject({ __typename: 'InviteAccepted' });
    });
  });
});

describe('An account a stranger opened on somebody else’s address', () => {
  onEachSite((site) => {
    it('sees nothing of what its owner is invited to, and loses password and sessions when the owner follows the mail', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const elsewhere = await makeClient(owner);
      const { code } = await makeCode(owner, elsewhere.id, { sublicenseIds: [elsewhere.main] });
      const squatter = { caller: site.stranger(), email: `owned${serial()}@invited.test` };
      expect(await register(squatter.caller, elsewhere.slug, [code], { email: squatter.email, password: PASSWORD })).toMatchObject({ __typename: 'CodesRedeemed' });
      await invite(owner, { clientId: client.id, sublicenseIds: [client.main], people: [person(squatter.email)] });
      const seen = await squatter.caller.ask('{ viewer { ... on LearnerViewer { dashboards { sublicense } } } }');
      expect(seen.viewer!.dashboards).toEqual([{ sublicense: 'Main' }]);
      await site.deliver();
      const token = await mailedToken(owner, squatter.email);
      const rightful = site.stranger();
      expect(await accept(rightful, token)).toMatchObject({ __typename: 'InviteAccepted', dashboards: [{ status: 'OPEN' }, { status: 'OPEN' }] });
      expect(await squatter.caller.ask('{ viewer { __typename } }')).toEqual({ viewer: { __typename: 'Anonymous' } });
      const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';
      expect((await site.stranger().ask(SIGN_IN, { input: { email: squatter.email, password: PASSWORD, slug: client.slug } })).signIn).toMatchObject({ __typename: 'SignInRefused' });
      expect((await site.stranger().ask(SIGN_IN, { input: { email: squatter.email, password: NEWCOMER.password, slug: client.slug } })).signIn).toMatchObject({ __typename: 'SignedIn' });
    });
  });
});
