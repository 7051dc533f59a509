import { describe, expect, it } from '@jest/globals';
import { rows } from '../src/kernel/sql.js';
import { grant, seatsTaken } from './harness/administering.js';
import type { Caller, Json } from './harness/caller.js';
import { makeClient, makeCode, makeOwner, makeStaff, makeSublicense, PASSWORD, serial, type MadeClient } from './harness/factories.js';
import { drift } from './harness/invariants.js';
import { accept, invite, mailedToken } from './harness/inviting.js';
import { follow, latestToken, linkFor, registered } from './harness/mailed-links.js';
import { who } from './harness/own-account.js';
import { REMOVE } from './harness/members.js';
import { redeem, register } from './harness/redeeming.js';
import { onEachSite, type Site } from './harness/site.js';

const ERASE = 'mutation ($input: EraseLearnerInput!) { eraseLearner(input: $input) }';
const UPDATE = 'mutation ($input: UpdateMembershipInput!) { updateMembership(input: $input) { __typename } }';
const CORRECT = 'mutation ($input: CorrectInviteInput!) { correctInvite(input: $input) { __typename } }';
const PROFILE = 'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { __typename } }';
const PROVISION = 'mutation ($input: ProvisionLearnersInput!) { provisionLearners(input: $input) { __typename ... on LearnerProvisioned { membership { id } } } }';

/** Where any of the words stands in any column of any table, whatever its type. */
async function hits(site: Site, words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { tableName } of site.database.dataSource.entityMetadatas) {
    for (const row of await rows<Record<string, unknown>>(site.database.reader, `SELECT * FROM ${tableName}`, [])) {
      for (const [column, value] of Object.entries(row)) {
        const text = (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)).toLowerCase();
        if (words.some((word) => text.includes(word))) found.push(`${tableName}.${column}: ${text.slice(0, 120)}`);
      }
    }
  }
  return found;
}

async function learnerOf(owner: Caller, email: string): Promise<string> {
  return String((await owner.ask('query ($email: String!) { learner(email: $email) { id } }', { email })).learner!.id);
}

async function membershipOf(owner: Caller, email: string, client: MadeClient): Promise<string> {
  const { learner } = await owner.ask('query ($email: String!) { learner(email: $email) { memberships { id client { id } } } }', { email });
  return String((learner!.memberships as unknown as Json[]).find((one) => String(one.client!.id) === client.id)!.id);
}

describe('Erasing a learner', () => {
  onEachSite((site) => {
    it('leaves no word of them anywhere, by whatever way it came in; counts stay, seats come free once, and the address may register anew', async () => {
      const word = `quixano${serial()}`;
      const [names, outside] = [{ firstName: `Zz${word}`, lastName: `Xx${word}` }, `EXT-${word}`];
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const [byCode, invited, provisioned, left] = [client, await makeClient(owner), await makeClient(owner), await makeClient(owner)];
      const { code, id: codeId } = await makeCode(owner, byCode.id, { sublicenseIds: [byCode.main], maxRedemptions: 5 });
      const person = { caller: site.stranger(), email: `${word}@first.test`, slug: client.slug };
      await register(person.caller, client.slug, [code], { email: person.email, password: PASSWORD, ...names });
      await grant(owner, await makeSublicense(owner, client.id), [await learnerOf(owner, person.email)]);
      await site.deliver();
      await follow(person.caller, 'prf', { token: await latestToken(owner, person.email), password: 'nine patient herons' });
      await owner.ask(UPDATE, { input: { id: await membershipOf(owner, person.email, client), externalId: outside, lastName: `Yy${word}`, reference: [{ name: `Team ${word}`, value: word }] } });
      await person.caller.ask(PROFILE, { input: { firstName: `Ww${word}` } });
      // Corrected from an address of nobody, by mail and with a message; reminded of; one open, one accepted.
      const [wrong] = await invite(owner, { clientId: invited.id, sublicenseIds: [invited.main], people: [{ email: `${word}@wrong.test`, ...names }], message: `Dear ${word}`, idempotencyKey: `k${serial()}` });
      await owner.ask(CORRECT, { input: { id: wrong!.invite!.id, email: person.email, idempotencyKey: `k${serial()}` } });
      await site.deliver();
      await site.remind();
      await owner.ask(PROVISION, { input: { clientId: provisioned.id, sublicenseIds: [provisioned.main], sendEmail: false, learners: [{ email: person.email, externalId: `${outside}-2`, ...names }], idempotencyKey: `k${serial()}` } });
      await owner.ask(PROVISION, { input: { clientId: left.id, sublicenseIds: [left.main], sendEmail: false, learners: [{ email: person.email, externalId: `${outside}-3`, ...names }] } });
      await owner.ask(REMOVE, { input: { membershipIds: [await membershipOf(owner, person.email, left)] } });
      // Another address, proven; links asked for that wait, and one that was mailed.
      await person.caller.ask(PROFILE, { input: { newEmail: `${word}@second.test`, currentPassword: 'nine patient herons' } });
      await site.deliver();
      await follow(person.caller, 'prf', { token: await latestToken(owner, `${word}@second.test`) });
      await invite(owner, { clientId: invited.id, sublicenseIds: [invited.main], people: [{ email: `${word}@second.test`, ...names }] });
      await linkFor(site, owner, 'pwr', { email: `${word}@second.test`, slug: client.slug });
      await person.caller.ask(PROFILE, { input: { newEmail: `${word}@third.test`, currentPassword: 'nine patient herons' } });
      const learner = await learnerOf(owner, `${word}@second.test`);
      expect((await hits(site, [word])).length).toBeGreaterThan(30);

      expect((await owner.ask(ERASE, { input: { id: learner } })).eraseLearner).toBe(learner);

      expect(await hits(site, [word])).toEqual([]);
      expect(await who(person.caller)).toBe('Anonymous');
      await site.deliver();
      expect(await hits(site, [word])).toEqual([]);
      for (const one of [client, invited, provisioned, left]) {
        expect((await seatsTaken(owner, one.id))['client']).toBe(0);
        expect(await drift(site.database.reader, { client: one.id, removed: [learner as never] })).toEqual([]);
      }
      const { node } = await owner.ask('query ($id: ID!) { node(id: $id) { ... on RegistrationCode { redemptionCount redemptions(first: 5) { nodes { learner { firstName lastName email } } } } } }', { id: codeId });
      expect(node).toMatchObject({ redemptionCount: 1, redemptions: { nodes: [{ learner: { firstName: 'Erased', lastName: 'learner', email: '' } }] } });
      const { history } = await owner.ask('query ($id: ID) { history(clientId: $id, first: 50) { nodes { action subject { id } actor { name } } } }', { id: client.id });
      const entries = history!.nodes as unknown as Json[];
      expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(['learner.erased', 'learner.renamed', 'membership.updated', 'learner.admitted']));
      expect(entries.filter(({ actor }) => String(actor!.name).includes('learner')).map(({ actor }) => actor!.name)).toEqual(expect.arrayContaining(['A learner']));

      const anew = await register(site.stranger(), client.slug, [code], { email: `${word}@second.test`, password: PASSWORD });
      expect(anew).toMatchObject({ __typename: 'CodesRedeemed' });
      expect(anew.learner!.id).not.toBe(learner);
      expect(await drift(site.database.reader, { client: client.id, removed: [learner as never] })).toEqual([]);
    });

    it('is for owners, and of somebody there: erased once, they are unknown', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const { id } = await registered(site, client);
      const admin = (await makeStaff(site, 'CLIENT_ADMIN', { clientIds: [client.id] })).caller;
      expect(await admin.fault(ERASE, { input: { id } })).toBe('FORBIDDEN');
      await owner.ask(ERASE, { input: { id } });
      expect(await owner.fault(ERASE, { input: { id } })).toBe('NOT_FOUND');
      expect((await owner.ask('query ($id: ID!) { learner(id: $id) { id } }', { id })).learner).toBeNull();
      expect(await owner.fault('mutation ($input: GrantAccessInput!) { grantAccess(input: $input) { __typename } }', { input: { learnerIds: [id], sublicenseId: client.main } })).toBe('NOT_FOUND');
    });

    it('leaves the seats counted once and nobody half in, whatever they and staff do at the same time', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const places = await Promise.all(Array.from({ length: 4 }, () => makeSublicense(owner, client.id)));
      const codes = await Promise.all(places.map((place) => makeCode(owner, client.id, { sublicenseIds: [place] })));
      for (let round = 0; round < 4; round += 1) {
        const person = await registered(site, client);
        const word = person.email.split('@')[0]!;
        await invite(owner, { clientId: client.id, sublicenseIds: [places[0]!], people: [{ email: person.email, firstName: word, lastName: word }] });
        const newcomer = `new${word}@race.test`;
        await invite(owner, { clientId: client.id, sublicenseIds: [places[1]!], people: [{ email: newcomer, firstName: word, lastName: word }] });
        await site.deliver();
        const token = await mailedToken(owner, newcomer);
        const learners = [person.id, await learnerOf(owner, newcomer)];
        const accepting = Promise.all(Array.from({ length: 4 }, () => accept(site.stranger(), token)));
        const sent = await Promise.all([
          ...codes.map(({ code }) => person.caller.copy().send('mutation ($input: RedeemCodesInput!) { redeemCodes(input: $input) { __typename } }', { input: { slug: client.slug, codes: [code] } })),
          ...places.map((place) => owner.copy().send('mutation ($input: GrantAccessInput!) { grantAccess(input: $input) { __typename } }', { input: { learnerIds: [person.id], sublicenseId: place } })),
          ...learners.map((id) => owner.copy().send(ERASE, { input: { id } })),
        ]);
        const faults = sent.flatMap(({ body }) => body.errors?.map(({ extensions }) => extensions.code) ?? []);
        expect((await accepting).filter(({ __typename: name }) => !['InviteAccepted', 'InviteNotUsable'].includes(name!))).toEqual([]);
        expect(faults.filter((fault) => !['NOT_FOUND', 'UNAUTHENTICATED'].includes(fault))).toEqual([]);
        expect(await hits(site, [word.toLowerCase()])).toEqual([]);
        const { learners: left } = await owner.ask('query ($filter: LearnerFilter) { learners(filter: $filter, first: 10) { nodes { id } } }', { filter: { clientId: client.id } });
        expect(left!.nodes).toEqual([]);
        expect(new Set(Object.values(await seatsTaken(owner, client.id)))).toEqual(new Set([0]));
      }
    });

    it('lets whoever comes with the address at the same time have an account of their own', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const { code } = await makeCode(owner, client.id, { sublicenseIds: [client.main] });
      const person = await registered(site, client);
      const invited = Array.from({ length: 4 }, () => invite(owner.copy(), { clientId: client.id, sublicenseIds: [client.main], people: [{ email: person.email, firstName: 'Ida', lastName: 'Invited' }] }));
      const answers = await Promise.all([owner.copy().ask(ERASE, { input: { id: person.id } }), register(site.stranger(), client.slug, [code], { email: person.email, password: PASSWORD }), ...invited]);
      expect(answers).toHaveLength(6);
      const redeemed = await redeem((await registered(site, client)).caller, client.slug, [code]);
      expect(redeemed.__typename).toBe('CodesRedeemed');
      const erased = (await rows<{ n: number }>(site.database.reader, 'SELECT COUNT(*) AS n FROM learner WHERE erased_at IS NOT NULL AND email <> ?', [''])).map(({ n }) => Number(n));
      expect(erased).toEqual([0]);
      expect(await drift(site.database.reader, { client: client.id, removed: [person.id as never] })).toEqual([]);
    });
  });
});
