import { describe, expect, it } from '@jest/globals';
import { rows } from '../src/kernel/sql.js';
import { makeClient, makeOwner, makeStaff, makeSublicense, PASSWORD } from './harness/factories.js';
import { mailsTo, REQUESTS, signsIn } from './harness/mailed-links.js';
import { who } from './harness/own-account.js';
import { onEachSite } from './harness/site.js';
import { accept, askIn, CHOSEN, newAddress, onlyOwners, STAFFING, staffing, staffSeen } from './harness/staffing.js';

const IN = expect.objectContaining({ __typename: 'SignedIn' });
const notUsable = (reason: string) => expect.objectContaining({ __typename: 'InviteNotUsable', reason });
const wrong = (path: string) => expect.objectContaining({ __typename: 'InvalidInput', fields: [expect.objectContaining({ path })] });
const REFUSED = expect.objectContaining({ __typename: 'NotAllowedNow' });
const LOOK = 'query ($token: String!) { staffInvitation(token: $token) { __typename ... on StaffInvitation { email name role siteName expiresAt } ... on InviteNotUsable { reason } } }';
const DAY = 86_400_000;

describe('Somebody who is asked into the staff', () => {
  onEachSite((site) => {
    it('is there at once with role and clients, gets a mail, and comes in by its link with a name and a password of theirs', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const email = newAddress();
      const { staff } = await staffing(owner, 'invite', { email, name: ' Cora Colleague ', role: 'CLIENT_ADMIN', clientIds: [client.id] });
      expect(staff).toMatchObject({ email, name: 'Cora Colleague', role: 'CLIENT_ADMIN', status: 'INVITED', clients: [{ id: client.id }], sublicenses: [], inviteExpiresAt: new Date(site.clock.now().getTime() + 14 * DAY).toISOString() });
      const { id, token } = await askIn(site, owner, { email, role: 'CLIENT_ADMIN', clientIds: [client.id] });
      expect([id, await mailsTo(owner, email)]).toEqual([staff!.id, ['STAFF_INVITE']]);
      expect((await site.stranger().ask(LOOK, { token })).staffInvitation).toMatchObject({ __typename: 'StaffInvitation', email, name: 'Cora Colleague', role: 'CLIENT_ADMIN' });
      const device = site.stranger();
      expect(await accept(device, token, { name: 'Cora Comes' })).toEqual({ __typename: 'SignedIn', viewer: { __typename: 'Staff', id, name: 'Cora Comes', email, role: 'CLIENT_ADMIN' } });
      expect(await signsIn(site, { email }, CHOSEN)).toBe(true);
      expect((await device.ask('{ clients { nodes { id } } }')).clients).toEqual({ nodes: [{ id: client.id }] });
      expect((await owner.ask('query ($id: ID!) { node(id: $id) { ... on Staff { status inviteExpiresAt } } }', { id })).node).toEqual({ status: 'ACTIVE', inviteExpiresAt: null });
    });

    it('signs in by nothing else before: no password, no mailed link', async () => {
      const owner = await makeOwner(site);
      const { email } = await askIn(site, owner, { role: 'AUDITOR' });
      for (const request of Object.values(REQUESTS)) await site.stranger().ask(request, { input: { email } });
      await site.deliver();
      expect(await mailsTo(owner, email)).toEqual(['STAFF_INVITE']);
      for (const password of [' ', PASSWORD, CHOSEN]) expect(await signsIn(site, { email }, password)).toBe(false);
    });

    it('comes in once, however many follow the link at once, and the link is kept as its hash alone', async () => {
      const owner = await makeOwner(site);
      const { token, email } = await askIn(site, owner, { role: 'AUDITOR' });
      const answers = await Promise.all(Array.from({ length: 64 }, () => accept(site.stranger(), token)));
      expect(answers.filter((answer) => answer.__typename === 'SignedIn')).toHaveLength(1);
      expect(answers.filter((answer) => answer.__typename !== 'SignedIn')).toEqual(Array.from({ length: 63 }, () => notUsable('ACCEPTED')));
      expect(JSON.stringify(await rows(site.database.reader, 'SELECT * FROM staff_invite', []))).not.toContain(token);
      expect(await staffing(owner, 'invite', { email, name: 'Again', role: 'AUDITOR' })).toEqual(wrong('email'));
    });

    it('finds the link good to the millisecond for as long as invites are, and open however often it is looked at', async () => {
      const owner = await makeOwner(site);
      const made = site.clock.now().getTime();
      const [early, late] = [await askIn(site, owner, { role: 'AUDITOR' }), await askIn(site, owner, { role: 'AUDITOR' })];
      for (let time = 0; time < 20; time += 1) await site.stranger().ask(LOOK, { token: early.token });
      site.clock.time = new Date(made + 14 * DAY - 1);
      expect(await accept(site.stranger(), early.token)).toEqual(IN);
      site.clock.time = new Date(made + 14 * DAY);
      expect((await site.stranger().ask(LOOK, { token: late.token })).staffInvitation).toEqual(notUsable('EXPIRED'));
      expect(await accept(site.stranger(), late.token)).toEqual(notUsable('EXPIRED'));
      site.clock.time = new Date(made);
    });

    it('asked in again gets a newer link with what is said then; the older one says so', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const first = await askIn(site, owner, { role: 'AUDITOR' });
      const again = await askIn(site, owner, { email: first.email, role: 'CLIENT_MANAGER', clientIds: [client.id] });
      expect(again.id).toBe(first.id);
      expect(await accept(site.stranger(), first.token)).toEqual(notUsable('REPLACED'));
      expect(await accept(site.stranger(), again.token)).toMatchObject({ viewer: { role: 'CLIENT_MANAGER' } });
    });

    it('is refused a password that will not do, and may try again; an unknown link and one of another purpose are unknown', async () => {
      const owner = await makeOwner(site);
      const { token, email } = await askIn(site, owner, { role: 'AUDITOR' });
      for (const password of ['short', email, 'password1234']) expect(await accept(site.stranger(), token, { password })).toEqual(wrong('password'));
      for (const other of ['none', `stf_${'x'.repeat(43)}`, token.replace('stf_', 'pwr_')]) expect(await accept(site.stranger(), other)).toEqual(notUsable('UNKNOWN'));
      expect(await accept(site.stranger(), token)).toEqual(IN);
    });
  });
});

describe('Nobody', () => {
  onEachSite((site) => {
    it('gives more than they have: a client admin makes no owner, gives no other client and never the whole site', async () => {
      const owner = await makeOwner(site);
      const [mine, other] = [await makeClient(owner), await makeClient(owner)];
      const part = await makeSublicense(owner, other.id);
      const { caller: admin } = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [mine.id], sublicenseIds: [part] });
      const asked = (input: object) => ({ input: { email: newAddress(), name: 'Somebody', ...input } });
      const INVITE = 'mutation ($input: InviteStaffInput!) { inviteStaff(input: $input) { __typename ... on InvalidInput { fields { path } } } }';
      const paths: Readonly<Record<string, object>> = {
        role: { role: 'OWNER' },
        clientIds: { role: 'CLIENT_MANAGER', clientIds: [other.id] },
        sublicenseIds: { role: 'CLIENT_MANAGER', sublicenseIds: [part] },
      };
      for (const [path, input] of Object.entries(paths)) expect((await admin.ask(INVITE, asked(input))).inviteStaff).toEqual({ __typename: 'InvalidInput', fields: [{ path }] });
      expect((await admin.ask(INVITE, asked({ role: 'AUDITOR' }))).inviteStaff).toEqual({ __typename: 'InvalidInput', fields: [{ path: 'clientIds' }] });
      expect(await admin.fault(INVITE, asked({ role: 'AUDITOR', clientIds: [(await makeClient(owner)).id] }))).toBe('NOT_FOUND');
      for (const role of ['CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR']) expect((await admin.ask(INVITE, asked({ role, clientIds: [mine.id] }))).inviteStaff).toMatchObject({ __typename: 'StaffInvited' });
    });

    it('has a role without what belongs to it: owners have no clients, admins have whole ones, managers some', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const invited = (input: object) => staffing(owner, 'invite', { email: newAddress(), name: 'Somebody', ...input });
      expect(await invited({ role: 'OWNER', clientIds: [client.id] })).toEqual(wrong('clientIds'));
      expect(await invited({ role: 'CLIENT_ADMIN' })).toEqual(wrong('clientIds'));
      expect(await invited({ role: 'CLIENT_ADMIN', clientIds: [client.id], sublicenseIds: [client.main] })).toEqual(wrong('sublicenseIds'));
      expect(await invited({ role: 'CLIENT_MANAGER' })).toEqual(wrong('clientIds'));
      expect(await invited({ role: 'CLIENT_MANAGER', sublicenseIds: [client.main] })).toMatchObject({ staff: { sublicenses: [{ id: client.main }], clients: [] } });
      expect(await staffing(owner, 'invite', { email: 'nobody', name: 'Somebody', role: 'AUDITOR' })).toEqual(wrong('email'));
    });

    it('sees or changes staff who work beyond their clients: to a client admin they do not exist', async () => {
      const owner = await makeOwner(site);
      const [mine, other] = [await makeClient(owner), await makeClient(owner)];
      const admin = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [mine.id] });
      const here = [await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [mine.main] }), await makeStaff(site, 'AUDITOR', { clientIds: [mine.id] })];
      const beyond = [await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [mine.id, other.id] }), await makeStaff(site, 'CLIENT_MANAGER', { clientIds: [mine.id], sublicenseIds: [other.main] }), await makeStaff(site, 'AUDITOR'), await makeStaff(site, 'OWNER')];
      expect(await staffSeen(admin.caller)).toEqual([admin, ...here].map(({ id }) => id));
      expect(await staffSeen(here[1]!.caller)).toEqual([admin, ...here].map(({ id }) => id));
      const all = await staffSeen(owner);
      for (const { id } of [admin, ...here, ...beyond]) expect(all).toContain(id);
      for (const { id } of beyond) {
        expect((await admin.caller.ask('query ($id: ID!) { node(id: $id) { id } }', { id })).node).toBeNull();
        expect(await admin.caller.fault('mutation ($input: RemoveStaffInput!) { removeStaff(input: $input) { __typename } }', { input: { id } })).toBe('NOT_FOUND');
      }
      expect(await staffing(admin.caller, 'update', { id: here[0]!.id, role: 'CLIENT_ADMIN', clientIds: [mine.id], sublicenseIds: [] })).toMatchObject({ staff: { role: 'CLIENT_ADMIN', clients: [{ id: mine.id }] } });
      expect(await staffing(admin.caller, 'invite', { email: beyond[0]!.email, name: 'Taken', role: 'AUDITOR', clientIds: [mine.id] })).toEqual(wrong('email'));
    });

    it('reads by a call made again of a colleague who was moved to other clients, or is gone', async () => {
      const owner = await makeOwner(site);
      const [mine, other] = [await makeClient(owner), await makeClient(owner)];
      const { caller: admin } = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [mine.id] });
      const input = { email: newAddress(), name: 'Mona Moves', role: 'CLIENT_MANAGER', clientIds: [mine.id], idempotencyKey: newAddress() };
      const first = await staffing(admin, 'invite', input);
      expect(await staffing(admin, 'invite', input)).toEqual(first);
      await staffing(owner, 'update', { id: first.staff!.id, role: 'CLIENT_ADMIN', clientIds: [other.id] });
      expect(await admin.fault(STAFFING.invite, { input })).toBe('NOT_FOUND');
      await staffing(owner, 'remove', { id: first.staff!.id });
      expect(await admin.fault(STAFFING.invite, { input })).toBe('NOT_FOUND');
    });

    it('changes or removes themselves', async () => {
      const { id, caller } = await makeStaff(site, 'OWNER');
      expect(await staffing(caller, 'update', { id, role: 'AUDITOR' })).toEqual(REFUSED);
      expect(await staffing(caller, 'remove', { id })).toEqual(REFUSED);
    });

    it('takes the last owner: two who remove or demote each other at once leave one who signs in', async () => {
      for (const [what, more] of [['remove', {}], ['update', { role: 'AUDITOR' }]] as const) {
        const pair = [await makeStaff(site, 'OWNER'), await makeStaff(site, 'OWNER')];
        await askIn(site, pair[0]!.caller, { role: 'OWNER' });
        await onlyOwners(site, pair.map(({ id }) => id));
        const done = await Promise.allSettled(pair.map(({ caller }, at) => staffing(caller, what, { id: pair[1 - at]!.id, ...more })));
        expect(done.filter((one) => one.status === 'fulfilled' && one.value.__typename === 'StaffUpdated')).toHaveLength(1);
        expect(await rows(site.database.reader, "SELECT id FROM staff WHERE role = 'OWNER' AND joined_at IS NOT NULL", [])).toHaveLength(1);
      }
    });
  });
});

describe('What somebody of the staff may do', () => {
  onEachSite((site) => {
    it('is what was last given, from the next request on', async () => {
      const owner = await makeOwner(site);
      const [one, other] = [await makeClient(owner), await makeClient(owner)];
      const member = await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [one.id] });
      const seen = async () => (await member.caller.ask('{ clients { nodes { id } } }')).clients!.nodes;
      await staffing(owner, 'update', { id: member.id, clientIds: [other.id] });
      expect(await seen()).toEqual([{ id: other.id }]);
      await staffing(owner, 'update', { id: member.id, role: 'OWNER' });
      expect((await member.caller.ask('query ($id: ID!) { client(id: $id) { id } }', { id: one.id })).client).toEqual({ id: one.id });
      expect(await staffing(owner, 'update', { id: member.id, role: 'CLIENT_MANAGER' })).toEqual(wrong('clientIds'));
      expect(await staffing(owner, 'update', { id: member.id, role: 'CLIENT_MANAGER', sublicenseIds: [one.main] })).toMatchObject({ staff: { clients: [], sublicenses: [{ id: one.main }] } });
      expect(await seen()).toEqual([{ id: one.id }]);
    });

    it('ends with their removal: sessions, links, the invite; their name stays behind what they did, and the address is free', async () => {
      const owner = await makeOwner(site);
      const member = await makeStaff(site, 'OWNER');
      const name = String((await member.caller.ask('{ viewer { ... on Staff { name } } }')).viewer!.name);
      const made = await makeClient(member.caller);
      await site.stranger().ask(REQUESTS.pwr, { input: { email: member.email } });
      expect(await staffing(owner, 'remove', { id: member.id })).toEqual({ __typename: 'StaffUpdated', staff: null });
      await site.deliver();
      expect([await who(member.caller), await mailsTo(owner, member.email), await signsIn(site, member, PASSWORD)]).toEqual([await who(site.stranger()), [], false]);
      expect(await staffSeen(owner)).not.toContain(member.id);
      const { history } = await owner.ask('query ($id: ID!) { history(clientId: $id, first: 100) { nodes { action actor { name staff { id } } } } }', { id: made.id });
      expect(history!.nodes).toContainEqual(expect.objectContaining({ action: 'client.created', actor: { name, staff: null } }));
      site.clock.time = new Date(site.clock.now().getTime() + 1);
      expect(await owner.fault('mutation ($input: RemoveStaffInput!) { removeStaff(input: $input) { __typename } }', { input: { id: member.id } })).toBe('NOT_FOUND');
      const again = await askIn(site, owner, { email: member.email, role: 'OWNER' });
      expect(again.id).not.toBe(member.id);
      await staffing(owner, 'remove', { id: again.id });
      expect(await accept(site.stranger(), again.token)).toEqual(notUsable('CANCELLED'));
    });

    it('stands in the history of the site: asked in, joined, changed, removed', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner, { name: 'History Works' });
      const { id, token, email } = await askIn(site, owner, { role: 'AUDITOR' });
      await accept(site.stranger(), token);
      await staffing(owner, 'update', { id, role: 'CLIENT_MANAGER', clientIds: [client.id] });
      await staffing(owner, 'update', { id, role: 'CLIENT_MANAGER', clientIds: [client.id] });
      await staffing(owner, 'remove', { id });
      const { history } = await owner.ask('{ history(first: 10) { nodes { action changes { field before after } } } }');
      const told = (history!.nodes as unknown as { action: string; changes: object[] }[]).filter(({ action }) => action.startsWith('staff.')).slice(0, 4);
      expect(told.map(({ action }) => action)).toEqual(['staff.removed', 'staff.changed', 'staff.joined', 'staff.invited']);
      expect(told[0]!.changes).toContainEqual({ field: 'email', before: email, after: null });
      expect(told[1]!.changes).toEqual([{ field: 'role', before: 'AUDITOR', after: 'CLIENT_MANAGER' }, { field: 'clients', before: null, after: 'History Works' }]);
    });
  });
});
