import { describe, expect, it } from '@jest/globals';
import { accessOf } from './harness/administering.js';
import { makeClient, makeCode, makeOwner, serial } from './harness/factories.js';
import { check, redeem, register } from './harness/redeeming.js';
import { OWNER } from './harness/site-settings.js';
import { onEachSite } from './harness/site.js';
import { storedRows } from './harness/stored-rows.js';

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on Problem { message } } }';

describe('secrets', () => {
  onEachSite((site) => {
    it('and what is personal never reach the log, whether all goes well or not', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const { code } = await makeCode(owner, client.id, { sublicenseIds: [client.main], code: `Canary-${serial()}` });
      const person = { email: `canary.person.${serial()}@example.test`, password: 'canary in a deep mine', firstName: 'Canaria', lastName: 'Canarison' };
      const caller = site.stranger();
      await register(caller, client.slug, [code], person);
      await register(site.stranger(), client.slug, [code], person);
      await register(site.stranger(), client.slug, ['CANARY-UNKNOWN'], { ...person, password: 'canary' });
      await redeem(caller, client.slug, [code, 'CANARY-UNKNOWN']);
      await check(site.stranger(), client.slug, ['CANARY-UNKNOWN']);
      await accessOf(owner, person.email);
      await site.stranger().send(SIGN_IN, { input: { email: person.email, password: 'canary and wrong' } });
      await site.stranger().send(SIGN_IN, { input: { email: person.email, password: person.password, slug: client.slug } });
      await site.stranger().send('query canary { canary }', { input: 'canary' });
      await site.stranger().send(SIGN_IN, { input: { email: ['canary'], password: 1 } });
      await fetch(`${site.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie: 'portico-staff=canary' }, body: '{"query": "canary' });
      await fetch(`${site.url}/${client.slug}/${code}?token=canary`);
      await owner.send('query ($code: String!) { code(code: $code) { ... on RegistrationCode { id } } }', { code });
      expect(site.logged.length).toBeGreaterThan(0);
      expect(site.logged.filter((line) => /canar/i.test(line))).toEqual([]);
      expect(site.logged.filter((line) => line.includes(OWNER.password))).toEqual([]);
    });

    it('are told back in no refusal and no fault', async () => {
      const bodies = [
        (await site.stranger().send(SIGN_IN, { input: { email: 'canary@example.test', password: 'canary in a deep mine' } })).body,
        (await site.stranger().send(SIGN_IN, { input: { email: ['canary'], password: 1 } })).body,
        (await site.stranger().send(SIGN_IN, { input: { email: 'canary@example.test', password: `canary ${'x'.repeat(2_000)}` } })).body,
        (await site.stranger().send('query { canary(password: "canary") { canary } }')).body,
        (await site.stranger().send('mutation ($canary: SignInInput!) { signIn(input: $canary) { __typename } }', { canary: { password: 'canary', canary: 'canary' } })).body,
      ];
      expect(bodies.filter((body) => /canary/i.test(JSON.stringify(body)))).toEqual([]);
    });

    it('stand in no table: passwords and sessions are kept as hashes alone', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const { code } = await makeCode(owner, client.id, { sublicenseIds: [client.main] });
      const caller = site.stranger();
      const password = 'a kettle under the stairs';
      await register(caller, client.slug, [code], { password });
      const document = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';
      const cookie = (await caller.send(document, { input: OWNER })).headers.getSetCookie()[0]!.split(/[=;]/)[1]!;
      const sessions = await site.database.reader.query<Record<string, unknown>[]>('SELECT * FROM session');
      const everything = JSON.stringify([await storedRows(site), sessions.map((row) => Object.values(row).map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : value)))]);
      expect(everything).not.toContain(password);
      expect(everything).not.toContain(OWNER.password);
      expect(everything).not.toContain(cookie);
      expect(everything).toContain('$argon2id$');
    });
  });
});
