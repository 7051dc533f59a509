import { describe, expect, it } from '@jest/globals';
import { setClientStatus, setCodesEnabled } from './harness/administering.js';
import type { Caller } from './harness/caller.js';
import { makeClient, makeCode, makeOwner, serial } from './harness/factories.js';
import { onEachSite, type Site } from './harness/site.js';

const CHECK = `query ($input: CheckCodesInput!) { checkCodes(input: $input) { entered accepted opens client { name slug available unavailableSince }
  problem { __typename message ... on CodeNotFound { code } } } }`;
const REGISTER = `mutation ($input: RegisterAndRedeemInput!) { registerAndRedeem(input: $input) { __typename ... on Problem { message } ... on CodeNotFound { code } } }`;

/** What differs between any two answers: when, and which request it was. */
const ITS_OWN = new Set(['date', 'x-request-id', 'content-length']);

/** All that comes back for a code: status, headers, body; the code itself taken out. */
async function answers(caller: Caller, slug: string | null, entered: string): Promise<unknown[]> {
  const person = { firstName: 'Nora', lastName: 'Newcomer', email: 'nora@alike.test', password: 'seven quiet harbours', acceptTerms: true };
  const sent = [await caller.send(CHECK, { input: { slug, codes: [entered] } }), await caller.send(REGISTER, { input: { slug, codes: [entered], ...person } })];
  return sent.map(({ status, headers, body }) => ({
    status,
    headers: [...headers].filter(([name]) => !ITS_OWN.has(name)),
    body: JSON.stringify(body).replaceAll(JSON.stringify(entered), '"•"'),
  }));
}

async function codesNobodyFinds(site: Site): Promise<Record<string, readonly [slug: string | null, entered: string]>> {
  const owner = await makeOwner(site);
  const [client, other, closed] = [await makeClient(owner), await makeClient(owner), await makeClient(owner)];
  const chosen = (of: typeof client) => makeCode(owner, of.id, { sublicenseIds: [of.main], code: `Alike-${serial()}` });
  const [foreign, disabled, ofClosed] = [await chosen(other), await chosen(client), await chosen(closed)];
  await setCodesEnabled(owner, [disabled.id], false);
  await setClientStatus(owner, closed.id, 'DISABLED');
  return {
    unknown: [client.slug, 'Nobody-Made-This'],
    foreign: [client.slug, foreign.code],
    disabled: [client.slug, disabled.code],
    'of a disabled client': [closed.slug, ofClosed.code],
    'on no page': ['no-such-client', 'Nobody-Made-This'],
    'without its client': [null, foreign.code],
    'too short': [client.slug, 'a'],
    'of other letters': [client.slug, 'caf\u00e9 2026'],
    'the name of a page': [client.slug, 'sign-in'],
    'too long': [client.slug, 'x'.repeat(100)],
    blank: [client.slug, ' '],
  };
}

describe('a code that is not found', () => {
  onEachSite((site) => {
    it('answers somebody not signed in byte for byte alike, whatever the cause', async () => {
      const codes = await codesNobodyFinds(site);
      const alike = await answers(site.stranger(), ...codes.unknown!);
      expect(JSON.stringify(alike)).toContain('CodeNotFound');
      for (const [cause, [slug, entered]] of Object.entries(codes)) {
        expect([cause, await answers(site.stranger(), slug, entered)]).toEqual([cause, alike]);
      }
    });
  });
});
