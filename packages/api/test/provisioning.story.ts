import { describe, expect, it } from '@jest/globals';
import { accessOf, revoke, seatsTaken, setMembership, updateSublicense } from './harness/administering.js';
import type { Caller, Json } from './harness/caller.js';
import { makeClient, makeOwner, makeStaff, makeSublicense, PASSWORD, serial } from './harness/factories.js';
import { drift } from './harness/invariants.js';
import { accept, invite, mailedToken } from './harness/inviting.js';
import { follow, latestToken, linkFor, mailsTo, registered, signsIn } from './harness/mailed-links.js';
import { onEachSite } from './harness/site.js';
import { statementsOf } from './harness/statements.js';

const PROVISION = `mutation ($input: ProvisionLearnersInput!) { provisionLearners(input: $input) { __typename
  ... on LearnerProvisioned { isNew membership { id status joinedThrough externalId learner { id email firstName lastName emailProven } accesses { status grounds { door label } sublicense { name } } } }
  ... on Problem { message } ... on SeatsExhausted { available } ... on InvalidInput { fields { path message } } } }`;

const person = (more: object = {}) => ({ email: `pia${serial()}@provisioned.test`, firstName: 'Pia', lastName: 'Provisioned', ...more });

async function provision(staff: Caller, input: object): Promise<Json[]> {
  return (await staff.ask(PROVISION, { input: { sendEmail: false, ...input } })).provisionLearners as unknown as Json[];
}

async function scene(owner: Caller, limits: { readonly seatLimit?: number } = {}) {
  const client = await makeClient(owner, limits);
  return { client, to: { clientId: client.id, sublicenseIds: [client.main] } };
}

describe('Provisioning', () => {
  onEachSite((site) => {
    it('without mails opens the access at once, by the hand of staff; the person comes in by a mailed sign-in link', async () => {
      const owner = await makeOwner(site);
      const { client, to } = await scene(owner);
      const someone = person({ externalId: 'E-1' });
      const [answer] = await provision(owner, { ...to, learners: [someone] });
      expect(answer).toMatchObject({
        __typename: 'LearnerProvisioned',
        isNew: true,
        membership: { status: 'ACTIVE', joinedThrough: 'STAFF', externalId: 'E-1', learner: { firstName: 'Pia' }, accesses: [{ status: 'ACTIVE', grounds: [{ door: 'STAFF' }] }] },
      });
      await site.deliver();
      expect(await mailsTo(owner, someone.email)).toEqual([]);
      const caller = site.stranger();
      expect(await follow(caller, 'sgn', { token: await linkFor(site, owner, 'sgn', { email: someone.email, slug: client.slug }) })).toMatchObject({ __typename: 'SignedIn', viewer: { learner: { emailProven: true } } });
      expect((await caller.ask('{ viewer { ... on LearnerViewer { dashboards { status } } } }')).viewer!.dashboards).toEqual([{ status: 'OPEN' }]);
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('with mails invites whoever is new to the client and holds their seat; whoever is in has it at once, with a note', async () => {
      const owner = await makeOwner(site);
      const { client, to } = await scene(owner);
      const member = await registered(site, client);
      const more = await makeSublicense(owner, client.id, { name: 'More' });
      const someone = person({ externalId: 'E-2' });
      const answers = await provision(owner, { ...to, sublicenseIds: [more], sendEmail: true, learners: [someone, person({ email: member.email })] });
      expect(answers).toMatchObject([
        { isNew: true, membership: { status: 'INVITED', externalId: 'E-2', accesses: [{ status: 'RESERVED', grounds: [{ door: 'INVITE' }] }] } },
        { isNew: false, membership: { status: 'ACTIVE' } },
      ]);
      await site.deliver();
      expect([await mailsTo(owner, someone.email), await mailsTo(owner, member.email)]).toEqual([['INVITE'], ['ACCESS_ADDED']]);
      expect(await accept(site.stranger(), await mailedToken(owner, someone.email))).toMatchObject({ __typename: 'InviteAccepted' });
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('holds the seat of an account a stranger may have opened until its address is proven, with mails or without', async () => {
      const owner = await makeOwner(site);
      const { client, to } = await scene(owner);
      const squatter = await registered(site, client, { proven: false });
      const more = await makeSublicense(owner, client.id, { name: 'More' });
      const input = { ...to, sublicenseIds: [more], learners: [person({ email: squatter.email })] };
      expect(await provision(owner, input)).toMatchObject([{ isNew: false, membership: { learner: { firstName: expect.not.stringMatching('Pia') } } }]);
      const { viewer } = await squatter.caller.ask('{ viewer { ... on LearnerViewer { dashboards { sublicense } } } }');
      expect(viewer!.dashboards).toEqual([{ sublicense: 'Main' }]);
      await site.deliver();
      expect(await mailsTo(owner, squatter.email)).toEqual(['ADDRESS_PROOF']);
      expect(await follow(site.stranger(), 'prf', { token: await latestToken(owner, squatter.email), password: 'nine patient herons' })).toMatchObject({ __typename: 'SignedIn' });
      expect(await accessOf(owner, squatter.email)).toMatchObject([{ status: 'ACTIVE' }, { status: 'ACTIVE' }]);
      expect([await signsIn(site, squatter, PASSWORD), await signsIn(site, squatter, 'nine patient herons')]).toEqual([false, true]);
    });

    it('again changes nothing but what is new: names as long as they are staff’s, external ids, further places', async () => {
      const owner = await makeOwner(site);
      const { client, to } = await scene(owner);
      const someone = person({ externalId: 'E-3' });
      const [first] = await provision(owner, { ...to, learners: [someone] });
      const before = await seatsTaken(owner, client.id);
      const [again] = await provision(owner, { ...to, learners: [someone] });
      expect(again).toEqual(Object.assign({}, first, { isNew: false }));
      expect(await seatsTaken(owner, client.id)).toEqual(before);
      const [renamed] = await provision(owner, { ...to, learners: [{ ...someone, lastName: 'Married', externalId: 'E-4' }] });
      expect(renamed).toMatchObject({ isNew: false, membership: { id: first!.membership!.id, externalId: 'E-4', learner: { lastName: 'Married' } } });
      await follow(site.stranger(), 'sgn', { token: await linkFor(site, owner, 'sgn', { email: someone.email, slug: client.slug }) });
      const [known] = await provision(owner, { ...to, learners: [{ ...someone, lastName: 'Again', externalId: 'E-4' }] });
      expect(known).toMatchObject({ membership: { learner: { lastName: 'Married' } } });
      const { learners } = await owner.ask('query ($filter: LearnerFilter) { learners(filter: $filter, first: 10) { nodes { id } } }', { filter: { clientId: client.id, search: 'E-4 married' } });
      expect(learners!.nodes).toEqual([{ id: first!.membership!.id }]);
    });

    it('finds people by the external id first: the address stays theirs, and mail goes to no other', async () => {
      const owner = await makeOwner(site);
      const { client, to } = await scene(owner);
      const someone = person({ externalId: 'E-5' });
      await provision(owner, { ...to, sendEmail: true, learners: [someone] });
      const more = await makeSublicense(owner, client.id, { name: 'More' });
      const other = person({ externalId: 'E-5', lastName: 'Married' });
      expect(await provision(owner, { ...to, sublicenseIds: [more], sendEmail: true, learners: [other] })).toMatchObject([{ isNew: false, membership: { learner: { email: someone.email, lastName: 'Married' } } }]);
      await site.deliver();
      expect([await mailsTo(owner, someone.email), await mailsTo(owner, other.email)]).toEqual([['INVITE', 'INVITE'], []]);
    });

    it('answers each in order: in, no address, twice with two ids, taken out by staff, disabled, no seat left', async () => {
      const owner = await makeOwner(site);
      const { client, to } = await scene(owner, { seatLimit: 3 });
      const [revoked, disabled] = [person(), person()];
      const [one, other] = await provision(owner, { ...to, learners: [revoked, disabled] });
      await revoke(owner, (await accessOf(owner, revoked.email)).map(({ id }) => id));
      await setMembership(owner, [other!.membership!.id], false);
      const fine = person({ externalId: 'E-6' });
      const answers = await provision(owner, { ...to, learners: [fine, person({ email: 'none' }), person({ externalId: 'E-6' }), revoked, disabled, person(), person(), person()] });
      expect(answers.map(({ __typename: name }) => name)).toEqual(['LearnerProvisioned', 'InvalidInput', 'InvalidInput', 'AccessRevoked', 'AccessRevoked', 'LearnerProvisioned', 'LearnerProvisioned', 'SeatsExhausted']);
      expect(answers[2]).toMatchObject({ fields: [{ path: 'learners.2.externalId' }] });
      expect(one).toMatchObject({ isNew: true });
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 3, client: 3 });
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('lets nobody of the client learn of an account elsewhere: names are those staff gave until the person signs in', async () => {
      const owner = await makeOwner(site);
      const elsewhere = await makeClient(owner);
      const known = await registered(site, elsewhere);
      const { client, to } = await scene(owner);
      const admin = (await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [client.id] })).caller;
      const [there, fresh] = await provision(admin, { ...to, learners: [person({ email: known.email }), person()] });
      const alike = ({ membership }: Json) => Object.assign({}, membership, { id: '', learner: Object.assign({}, membership!.learner, { id: '', email: '' }) });
      expect(alike(there!)).toEqual(alike(fresh!));
      await setMembership(admin, [there!.membership!.id], false);
      await setMembership(admin, [there!.membership!.id], true);
      const { learner } = await admin.ask('query ($email: String!) { learner(email: $email) { firstName emailProven lastSeenAt } }', { email: known.email });
      expect(learner).toEqual({ firstName: 'Pia', emailProven: false, lastSeenAt: null });
      expect(await signsIn(site, known, PASSWORD)).toBe(true);
      const { learner: own } = await admin.ask('query ($email: String!) { learner(email: $email) { firstName emailProven } }', { email: known.email });
      expect(own).toMatchObject({ emailProven: true, firstName: expect.not.stringMatching('Pia') });
    });

    it('takes an external id from whoever looks after all of the client only', async () => {
      const owner = await makeOwner(site);
      const { client, to } = await scene(owner);
      const manager = (await makeStaff(site, 'CLIENT_MANAGER', { sublicenseIds: [client.main] })).caller;
      expect(await provision(manager, { ...to, learners: [person()] })).toMatchObject([{ __typename: 'LearnerProvisioned' }]);
      expect(await manager.fault(PROVISION, { input: { ...to, learners: [person({ externalId: 'E-7' })] } })).toBe('FORBIDDEN');
    });

    it('runs a number of statements that does not grow with the people, and lets a thousand in at once', async () => {
      const owner = await makeOwner(site);
      const { client, to } = await scene(owner);
      const crowd = (many: number, more: object = {}) => Array.from({ length: many }, (_, at) => person({ externalId: `C-${serial()}-${at}`, ...more }));
      const count = async (input: object) => (await statementsOf(site.database, () => owner.ask(PROVISION.replace(/\.\.\. on LearnerProvisioned.*\n/, '... on LearnerProvisioned { isNew }\n'), { input: { ...to, ...input } }))).length;
      for (const sendEmail of [false, true]) {
        const [few, many] = [crowd(3), crowd(1_000)];
        const made = [await count({ sendEmail, learners: few }), await count({ sendEmail, learners: many })];
        const renamed = [await count({ sendEmail: false, learners: few.map((one) => ({ ...one, lastName: 'Renamed' })) }), await count({ sendEmail: false, learners: many.map((one) => ({ ...one, lastName: 'Renamed' })) })];
        expect(Math.max(made[1]! - made[0]!, renamed[1]! - renamed[0]!)).toBeLessThan(40);
      }
      expect(await seatsTaken(owner, client.id)).toEqual({ Main: 2_006, client: 2_006 });
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('is never over the seats, however many come at once with the same people and others, mails or not, and a limit that moves', async () => {
      const owner = await makeOwner(site);
      const { client, to } = await scene(owner, { seatLimit: 40 });
      const emea = await makeSublicense(owner, client.id, { name: 'EMEA', seatLimit: 20 });
      const people = Array.from({ length: 48 }, (_, at) => person({ externalId: `R-${serial()}-${at}` }));
      const calls = Array.from({ length: 16 }, (_, at) => {
        const learners = people.slice(at * 2, at * 2 + 16);
        return provision(owner.copy(), { ...to, sublicenseIds: at % 2 === 0 ? [emea] : [client.main, emea], sendEmail: at % 3 === 0, learners });
      });
      const invites = people.slice(0, 8).map((one) => invite(owner.copy(), { ...to, sublicenseIds: [emea], people: [one] }));
      const answers = (await Promise.all([...calls, ...invites, updateSublicense(owner.copy(), { id: emea, seatLimit: 25 }).then(() => [] as Json[])])).flat();
      expect(answers.filter(({ __typename: name }) => !['LearnerProvisioned', 'LearnerInvited', 'AccessAdded', 'AlreadyHasAccess', 'SeatsExhausted'].includes(name!))).toEqual([]);
      const seats = await seatsTaken(owner, client.id);
      expect(seats['EMEA']).toBeLessThanOrEqual(25);
      expect(seats['client']).toBeLessThanOrEqual(40);
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });
  });
});

describe('An external id given with an invite', () => {
  onEachSite((site) => {
    it('is that of the membership from then on, and refused when somebody else of the client has it', async () => {
      const owner = await makeOwner(site);
      const { to } = await scene(owner);
      const [one, other] = [person({ externalId: 'I-1' }), person({ externalId: 'I-1' })];
      expect(await invite(owner, { ...to, people: [one] })).toMatchObject([{ __typename: 'LearnerInvited' }]);
      expect(await invite(owner, { ...to, people: [other] })).toMatchObject([{ __typename: 'InvalidInput', fields: [{ path: 'learners.0.externalId' }] }]);
      const { learner } = await owner.ask('query ($email: String!) { learner(email: $email) { memberships { externalId } } }', { email: one.email });
      expect(learner!.memberships).toEqual([{ externalId: 'I-1' }]);
      const again = await invite(owner, { ...to, people: [{ ...one, externalId: 'I-2' } as typeof one] });
      expect(again).toMatchObject([{ isNew: false }]);
      const { learner: since } = await owner.ask('query ($email: String!) { learner(email: $email) { memberships { externalId } } }', { email: one.email });
      expect(since!.memberships).toEqual([{ externalId: 'I-2' }]);
    });
  });
});
