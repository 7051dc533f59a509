import { describe, expect, it } from '@jest/globals';
import { accessOf, grant, revoke, seatsTaken, updateCode } from './harness/administering.js';
import type { Caller } from './harness/caller.js';
import { makeClient, makeCode, makeOwner, makeSublicense, PASSWORD, serial } from './harness/factories.js';
import { drift } from './harness/invariants.js';
import { follow, latestToken, mailsTo, registered } from './harness/mailed-links.js';
import { who } from './harness/own-account.js';
import { redeem, register } from './harness/redeeming.js';
import { onEachSite, type Site } from './harness/site.js';

const NEW = 'nine patient herons';
const DOMAIN = 'acme.example';

async function scene(site: Site, more: { readonly maxRedemptions?: number; readonly emailDomains?: readonly string[] } = {}) {
  const owner = await makeOwner(site);
  const client = await makeClient(owner);
  const emea = await makeSublicense(owner, client.id, { name: 'EMEA', seatLimit: 2, accessDays: 30 });
  const code = await makeCode(owner, client.id, { sublicenseIds: [emea], emailDomains: [DOMAIN], ...more });
  const comes = async (email = `lee${serial()}@${DOMAIN}`) => {
    const caller = site.stranger();
    return { caller, email, slug: client.slug, answer: await register(caller, client.slug, [code.code], { email, password: PASSWORD }) };
  };
  return { owner, client, emea, code, comes };
}

async function dashboards(caller: Caller): Promise<unknown> {
  return (await caller.ask('{ viewer { ... on LearnerViewer { dashboards { sublicense status expiresAt } } } }')).viewer!.dashboards;
}

describe('A registration code for some e-mail domains', () => {
  onEachSite((site) => {
    it('holds a seat for whoever registers with it, opens nothing, and mails them; the proof opens it', async () => {
      const { owner, client, comes } = await scene(site);
      const person = await comes();
      expect(person.answer).toMatchObject({ __typename: 'CodesRedeemed', redemptions: [{}], dashboards: [{ sublicense: 'EMEA', status: 'WAITING_FOR_PROOF', content: [] }] });
      expect(await seatsTaken(owner, client.id)).toMatchObject({ EMEA: 1, client: 1 });
      expect(await accessOf(owner, person.email)).toMatchObject([{ status: 'RESERVED', grounds: [{ door: 'REGISTRATION_CODE' }] }]);
      await site.deliver();
      expect(await mailsTo(owner, person.email)).toEqual(['ADDRESS_PROOF']);
      site.clock.advance({ seconds: 3_600 });
      const rightful = site.stranger();
      expect(await follow(rightful, 'prf', { token: await latestToken(await makeOwner(site), person.email), password: NEW })).toMatchObject({ __typename: 'SignedIn' });
      expect(await dashboards(rightful)).toEqual([{ sublicense: 'EMEA', status: 'OPEN', expiresAt: site.clock.in({ days: 30 }) }]);
      expect(await who(person.caller)).toBe('Anonymous');
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it.each([[-1, 'ACTIVE', true], [0, 'ENDED', false]] as const)('holds it for 24 hours: %s ms from then the proof finds it %s', async (offset, status, isIn) => {
      const { client, comes } = await scene(site);
      const made = site.clock.now().getTime();
      const person = await comes();
      // A link that was mailed later lasts longer than the seat.
      site.clock.time = new Date(made + 3_600_000);
      await site.deliver();
      const token = await latestToken(await makeOwner(site), person.email);
      site.clock.time = new Date(made + 86_400_000 + offset);
      const rightful = site.stranger();
      expect(await follow(rightful, 'prf', { token, password: NEW })).toMatchObject({ __typename: 'SignedIn' });
      await site.sweep();
      const owner = await makeOwner(site);
      expect(await accessOf(owner, person.email)).toMatchObject([{ status }]);
      expect((await seatsTaken(owner, client.id))['EMEA']).toBe(isIn ? 1 : 0);
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('gives the seat back at its end, to the millisecond, also to whoever comes and finds none', async () => {
      const { client, comes } = await scene(site);
      const made = site.clock.now().getTime();
      for (let person = 0; person < 2; person += 1) await comes();
      site.clock.time = new Date(made + 86_400_000 - 1);
      await site.sweep();
      expect((await comes()).answer).toMatchObject({ __typename: 'SeatsExhausted' });
      site.clock.time = new Date(made + 86_400_000);
      expect((await comes()).answer).toMatchObject({ __typename: 'CodesRedeemed' });
      const owner = await makeOwner(site);
      expect((await seatsTaken(owner, client.id))['EMEA']).toBe(1);
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('opens at once for whoever has proven an address of such a domain, and refuses every other address with nothing used', async () => {
      const { owner, client, code, comes } = await scene(site);
      const elsewhere = await makeClient(owner);
      const [inside, outside] = [await registered(site, elsewhere, { email: `lee${serial()}@ACME.example` }), await registered(site, elsewhere)];
      expect(await redeem(inside.caller, client.slug, [code.code])).toMatchObject({ __typename: 'CodesRedeemed' });
      expect(await accessOf(owner, inside.email)).toMatchObject([{ status: 'ACTIVE' }, { status: 'ACTIVE' }]);
      for (const email of ['lee@else.test', `lee@sub.${DOMAIN}`, `lee@not${DOMAIN}`]) expect((await comes(email)).answer).toMatchObject({ __typename: 'EmailNotAllowed', code: code.code });
      expect(await redeem(outside.caller, client.slug, [code.code])).toMatchObject({ __typename: 'EmailNotAllowed' });
      const { checkCodes } = await outside.caller.ask('query ($input: CheckCodesInput!) { checkCodes(input: $input) { accepted problem { __typename } } }', { input: { slug: client.slug, codes: [code.code] } });
      expect(checkCodes).toEqual([{ accepted: false, problem: { __typename: 'EmailNotAllowed' } }]);
      expect((await seatsTaken(owner, client.id))['EMEA']).toBe(1);
      await site.deliver();
      expect([await mailsTo(owner, inside.email), await mailsTo(owner, 'lee@else.test')]).toEqual([[], []]);
    });

    it('says that it is used up before it says for whom it is', async () => {
      const { comes } = await scene(site, { maxRedemptions: 1 });
      await comes();
      expect([(await comes('lee@else.test')).answer.__typename, (await comes()).answer.__typename]).toEqual(['CodeExhausted', 'CodeExhausted']);
    });

    it('gives nothing to whoever registers with an address of somebody else: not by a grant after staff took it away either', async () => {
      const { owner, client, emea, comes } = await scene(site);
      const squatter = await comes();
      const [held] = await accessOf(owner, squatter.email);
      await revoke(owner, [held!.id]);
      expect(await grant(owner, emea, [squatter.answer.learner!.id!])).toMatchObject([{ access: { status: 'RESERVED' } }]);
      expect(await dashboards(squatter.caller)).not.toContainEqual(expect.objectContaining({ status: 'OPEN' }));
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });

    it('is changed without touching what was redeemed, each domain once and in the form addresses have', async () => {
      const { owner, code, comes } = await scene(site, { emailDomains: ['@Acme.Example', 'acme.example', 'bücher.example'] });
      const held = await comes();
      const { registrationCode } = await updateCode(owner, { id: code.id, label: 'Renamed' });
      expect(registrationCode).toMatchObject({ emailDomains: [DOMAIN, 'xn--bcher-kva.example'] });
      expect((await updateCode(owner, { id: code.id, emailDomains: [] })).registrationCode).toMatchObject({ emailDomains: [] });
      expect((await comes('lee@else.test')).answer).toMatchObject({ __typename: 'CodesRedeemed', dashboards: [{ status: 'OPEN' }] });
      expect(await dashboards(held.caller)).toMatchObject([{ status: 'WAITING_FOR_PROOF' }]);
      const { node } = await owner.ask('query ($id: ID!) { node(id: $id) { ... on RegistrationCode { history(first: 5) { nodes { changes { field before after } } } } } }', { id: code.id });
      expect(JSON.stringify(node)).toContain('"field":"emailDomains","before":"acme.example, xn--bcher-kva.example","after":null');
    });

    it('lets in exactly as many as there are seats, however many come at once', async () => {
      const { owner, client, comes } = await scene(site);
      const answers = (await Promise.all(Array.from({ length: 12 }, () => comes()))).map(({ answer }) => answer.__typename);
      expect([answers.filter((name) => name === 'CodesRedeemed'), answers.filter((name) => name === 'SeatsExhausted')].map(({ length }) => length)).toEqual([2, 10]);
      expect((await seatsTaken(owner, client.id))['EMEA']).toBe(2);
      expect(await drift(site.database.reader, { client: client.id })).toEqual([]);
    });
  });
});
