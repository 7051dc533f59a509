import { describe, expect, it } from '@jest/globals';
import { updateClient } from './harness/administering.js';
import type { Caller } from './harness/caller.js';
import { makeClient, makeCode, makeLearner, makeOwner, serial } from './harness/factories.js';
import { readPlainPage, type PlainPage } from './harness/plain-pages.js';
import { check } from './harness/redeeming.js';
import { onEachSite } from './harness/site.js';
import { storedRows } from './harness/stored-rows.js';

const CHECK = 'query ($input: CheckCodesInput!) { checkCodes(input: $input) { accepted } }';
const wrong = (count: number) => Array.from({ length: count }, (_, at) => `WRONG-${at}`);
const IMAGE = { 'sec-fetch-dest': 'image' };
const VISIT = { 'sec-fetch-dest': 'document' };
const AHEAD = { ...VISIT, 'sec-purpose': 'prefetch' };

/** What the page at an address says to whoever opens it. */
async function said(caller: Caller, path: string): Promise<PlainPage> {
  return readPlainPage(await (await caller.visit(path)).text());
}

describe('a page for learners', () => {
  onEachSite((site) => {
    const world = async () => {
      const owner = await makeOwner(site);
      const client = await makeClient(owner);
      return { owner, client, code: (await makeCode(owner, client.id, { sublicenseIds: [client.main] })).code };
    };

    /** Somebody who has one wrong guess left. */
    async function guesser(slug: string): Promise<Caller> {
      const caller = site.stranger();
      for (const count of [10, 10, 9]) await check(caller, slug, wrong(count));
      return caller;
    }

    it('says with its first byte whose it is, who opens it and what the code does', async () => {
      const { client, code } = await world();
      const { caller, email } = await makeLearner(site);
      expect(await said(caller, `/${client.slug}/${code}`)).toEqual({
        landingPage: expect.objectContaining({ slug: client.slug }), viewer: { __typename: 'LearnerViewer', learner: { email } }, checkCodes: [{ accepted: true }], faults: [],
      });
      expect(await said(site.stranger(), `/redeem/${code}`)).toMatchObject({ landingPage: null, viewer: { __typename: 'Anonymous' }, checkCodes: [{ accepted: true }] });
    });

    it('counts a wrong code of a visit as one guess, and says so once there is none left', async () => {
      const { client } = await world();
      const caller = await guesser(client.slug);
      expect(await said(caller, `/${client.slug}/WRONG`)).toMatchObject({ checkCodes: [{ accepted: false }], faults: [] });
      expect(await said(caller, `/${client.slug}/WRONG`)).toMatchObject({ checkCodes: null, faults: ['RATE_LIMITED'] });
    });

    it('counts no guess when a wrong code is fetched and nobody visits', async () => {
      const { client } = await world();
      const caller = await guesser(client.slug);
      for (const path of [`/${client.slug}/WRONG`, '/redeem/WRONG']) {
        for (const headers of [{}, IMAGE, AHEAD]) expect(readPlainPage(await (await caller.get(path, headers)).text()).checkCodes).toBeNull();
        for (const headers of [IMAGE, VISIT]) expect((await caller.get(path, headers, 'HEAD')).status).toBe(200);
      }
      expect(await said(caller, `/${client.slug}/WRONG`)).toMatchObject({ checkCodes: [{ accepted: false }] });
      expect(await caller.fault(CHECK, { input: { slug: client.slug, codes: wrong(1) } })).toBe('RATE_LIMITED');
    });

    it('uses nothing of a right code up, however often it is visited', async () => {
      const { owner, client } = await world();
      const { code } = await makeCode(owner, client.id, { sublicenseIds: [client.main], maxRedemptions: 1 });
      const before = await storedRows(site);
      for (let time = 0; time < 3; time += 1) expect(await said(site.stranger(), `/${client.slug}/${code}`)).toMatchObject({ checkCodes: [{ accepted: true }] });
      expect(await storedRows(site)).toEqual(before);
    });

    it('shows nothing of whoever is signed in to what only fetches it', async () => {
      const { client, code } = await world();
      const { caller, email } = await makeLearner(site);
      for (const headers of [{}, IMAGE, AHEAD]) {
        const html = await (await caller.get(`/${client.slug}/${code}`, headers)).text();
        expect([readPlainPage(html).viewer.__typename, html.includes(email)]).toEqual(['Anonymous', false]);
      }
    });

    it('of a client that moved leads to its present address for good, with all that follows', async () => {
      const { owner, client, code } = await world();
      const slug = `moved-${serial()}`;
      await updateClient(owner, { id: client.id, slug });
      const response = await site.stranger().visit(`/${client.slug}/${code}?lang=de`);
      expect([response.status, response.headers.get('location')]).toEqual([301, `/${slug}/${code}?lang=de`]);
    });

    it('is 404 where there is no client, and tells nothing of a code that somebody else made', async () => {
      const { code } = await world();
      const response = await site.stranger().visit(`/nobody-is-here/${code}`);
      expect([response.status, readPlainPage(await response.text())]).toMatchObject([404, { landingPage: null }]);
    });

    it('names the browser alike whether a code is right or wrong or none', async () => {
      const { client, code } = await world();
      const names = [];
      for (const path of [`/${client.slug}`, `/${client.slug}/${code}`, `/${client.slug}/WRONG`, '/nobody-is-here/WRONG']) names.push((await site.stranger().visit(path)).headers.getSetCookie());
      expect(names.map((cookies) => cookies.map((cookie) => cookie.replace(/=[\w-]{43};/, '=•;')))).toEqual(names.map(() => ['portico-browser=•; Max-Age=172800; Path=/; HttpOnly; SameSite=Lax']));
    });
  });
});
