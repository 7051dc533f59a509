import { describe, expect, it } from '@jest/globals';
import type { Caller } from './harness/caller.js';
import { makeClient, makeOwner, makeStaff, PASSWORD, serial } from './harness/factories.js';
import { follow, latestToken, linkFor, registered, REQUESTS, requestLink, type Whose } from './harness/mailed-links.js';
import { onEachSite, type Site } from './harness/site.js';
import { statementsOf } from './harness/statements.js';
import { storedRows } from './harness/stored-rows.js';

const SIGN_IN = 'mutation ($input: SignInInput!) { answer: signIn(input: $input) { __typename ... on Problem { message } } }';
const WAYS: Readonly<Record<string, { readonly document: string; readonly more: object }>> = {
  'a wrong password': { document: SIGN_IN, more: { password: 'not the password' } },
  'a link to sign in with': { document: REQUESTS.sgn, more: {} },
  'a link to choose a new password by': { document: REQUESTS.pwr, more: {} },
};

/** Addresses that differ in what is known of them and in nothing that can be seen: all are as long. */
async function addresses(site: Site): Promise<{ readonly slug: string; readonly names: readonly string[]; readonly all: readonly string[] }> {
  const owner = await makeOwner(site);
  const client = await makeClient(owner);
  const [proven, unproven] = [`p${serial()}known@example.test`, `u${serial()}known@example.test`];
  await registered(site, client, { email: proven });
  await registered(site, client, { email: unproven, proven: false });
  const staff = await makeStaff(site, 'CLIENT_MANAGER');
  return { slug: client.slug, names: ['a learner', 'an unproven one', 'staff', 'nobody', 'no address'], all: [proven, unproven, staff.email, `nobody${serial()}@example.test`, 'no address at all'] };
}

/** What a stranger gets back: the whole answer but for what differs with every request. */
async function answerTo(caller: Caller, document: string, input: object): Promise<string> {
  const { status, headers, body } = await caller.send(document, { input });
  const kept = [...headers].filter(([name]) => !['date', 'x-request-id', 'keep-alive'].includes(name));
  return JSON.stringify([status, kept, body]);
}

describe('Whether an address has an account', () => {
  onEachSite((site) => {
    it.each(Object.keys(WAYS))('is told by no byte and by no statement of the answer to %s, on a client’s page and on staff’s', async (way) => {
      const { slug, names, all } = await addresses(site);
      const { document, more } = WAYS[way]!;
      for (const page of [{ slug }, {}]) {
        // The first wrong guess there makes the rows that count for an alarm.
        await answerTo(site.stranger(), SIGN_IN, { email: 'nobody@example.test', password: 'not the password', ...page });
        const seen = new Map<string, { answer: string; statements: readonly string[] }>();
        for (const [at, email] of all.entries()) {
          const caller = site.stranger();
          let answer = '';
          const statements = await statementsOf(site.database, async () => {
            answer = await answerTo(caller, document, { email, ...page, ...more });
          });
          seen.set(names[at]!, { answer, statements });
        }
        const first = seen.get('a learner')!;
        expect(first.statements.filter((sql) => sql.startsWith('SELECT')).length).toBeGreaterThan(0);
        expect(first.answer).toContain('200');
        for (const one of seen.values()) expect(one).toEqual(first);
      }
    });

    it('is not told by a link that does not work: unknown, used, expired, replaced or of another account', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const person = await registered(site, client);
      const used = await linkFor(site, owner, 'sgn', person);
      await follow(site.stranger(), 'sgn', { token: used });
      const replaced = await linkFor(site, owner, 'sgn', person);
      site.clock.advance({ seconds: 1 });
      const expired = await linkFor(site, owner, 'sgn', person);
      site.clock.advance({ seconds: 900 });
      const tokens = [used, replaced, expired, `sgn_${'x'.repeat(43)}`, 'nothing', ''];
      const answers = await Promise.all(tokens.map((token) => follow(site.stranger(), 'sgn', { token })));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    });
  });
});

describe('The token of a mailed link', () => {
  onEachSite((site) => {
    it('stands in no table and in no log, waiting, sent or followed; nor does the address somebody asked for who has no account', async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      const people: Record<'sgn' | 'pwr' | 'prf', Whose> = { sgn: await registered(site, client), pwr: await registered(site, client), prf: await registered(site, client, { proven: false }) };
      const nobody = `canary${serial()}@example.test`;
      await site.stranger().ask(REQUESTS.sgn, { input: { email: nobody, slug: client.slug } });
      await site.stranger().ask(REQUESTS.pwr, { input: { email: people.pwr.email, slug: client.slug } });
      const waiting = await dump(site);
      const tokens: string[] = [];
      for (const purpose of ['sgn', 'pwr', 'prf'] as const) {
        await requestLink(site, purpose === 'prf' ? 'sgn' : purpose, people[purpose]);
        tokens.push(await latestToken(owner, people[purpose].email));
      }
      const sent = await dump(site);
      for (const [at, purpose] of (['sgn', 'pwr', 'prf'] as const).entries()) {
        expect(await follow(site.stranger(), purpose, { token: tokens[at], ...(purpose === 'sgn' ? {} : { password: `${PASSWORD} anew` }) })).toMatchObject({ __typename: 'SignedIn' });
      }
      const everything = [waiting, sent, await dump(site), ...site.logged].join('\n');
      for (const secret of [...tokens, ...tokens.map((token) => token.slice(4)), nobody]) {
        for (const form of [secret, Buffer.from(secret).toString('hex'), Buffer.from(secret).toString('base64')]) expect(everything.includes(form)).toBe(false);
      }
      expect(waiting).toContain('"topic":"link"');
    });

    it('is sealed while it waits, and gone from the outbox once its mail is delivered', async () => {
      const { slug, email } = await registered(site, await makeClient(await makeOwner(site)));
      await site.stranger().ask(REQUESTS.sgn, { input: { email, slug: slug! } });
      const sealed = async () => (await storedRows(site))['outbox_message']!.map((row) => JSON.parse(row) as { sealed: unknown }).filter((row) => row.sealed !== null).length;
      expect(await sealed()).toBe(1);
      await site.deliver();
      expect(await sealed()).toBe(0);
    });
  });
});

async function dump(site: Site): Promise<string> {
  return JSON.stringify(await storedRows(site)).replaceAll('\\"', '"');
}
