import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { enterCode, press, seeDashboard, seeHeading } from './harness/learner-page.js';
import { expectText } from './harness/expect-text.js';
import { redeemCodes } from './harness/learner.js';
import { Place, SUPPORT } from './harness/place.js';
import { onEachDatabase } from './harness/site.js';

/** What a page says of a sublicense that is not open. */
const closed = (page: Page, sublicense: string) => page.locator('.closed').filter({ has: page.getByRole('heading', { name: sublicense, exact: true }) });
const TODAY = String.raw`\d{1,2} [A-Z][a-z]+ \d{4}`;

onEachDatabase((site) => {
  it('each client’s page shows what one has there, all its sublicenses, and leads to the other', async () => {
    const [acme, bolts] = [await Place.open(site, 'acme'), await Place.open(site, 'bolts')];
    const apac = await acme.owner.createSublicense(acme.clientId, { name: 'APAC' });
    const nora = await acme.learner('both@example.test');
    await redeemCodes(nora, 'acme', [(await acme.another({ sublicenseIds: [apac] })).code]);
    await redeemCodes(nora, 'bolts', [bolts.code.code]);
    const { page } = await site.visitor({ as: nora });
    await page.goto('/acme');
    await seeDashboard(page, 'acme');
    for (const name of ['Acme · EMEA', 'Acme · APAC']) await page.getByRole('heading', { name }).waitFor();
    expect(await page.getByText('Basics of bolts').count()).toBe(0);
    await page.getByRole('navigation', { name: 'You also learn with' }).getByRole('link', { name: 'Bolts' }).click();
    await seeDashboard(page, 'bolts');
    await page.getByRole('heading', { name: 'Bolts · EMEA' }).waitFor();
    expect(await page.getByText('Basics of acme').count()).toBe(0);
    await page.getByRole('navigation', { name: 'You also learn with' }).getByRole('link', { name: 'Acme' }).waitFor();
  });

  it('content opens at its own address, which is not told where they come from', async () => {
    const place = await Place.open(site, 'cogs');
    const { page, context } = await site.visitor({ as: await place.learner('content@example.test'), expectedTroubles: [/another site was asked: https:\/\/learn\.example\.test\/cogs/] });
    await context.route('https://learn.example.test/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>Learn</title><h1>Learning</h1>' }));
    await page.goto(place.path());
    const [request] = await Promise.all([page.waitForRequest('https://learn.example.test/cogs'), page.getByRole('link', { name: 'Basics of cogs' }).click()]);
    await seeHeading(page, 'Learning');
    expect(await request.headerValue('referer')).toBeNull();
  });

  it('what has ended, and what was taken away, is explained beside what is open: since when, and whom to ask', async () => {
    const place = await Place.open(site, 'drums', { client: { timeZone: 'Europe/Berlin' } });
    const { owner, clientId } = place;
    const [ended, revoked] = [await owner.createSublicense(clientId, { name: 'Ended' }), await owner.createSublicense(clientId, { name: 'Revoked' })];
    const nora = await place.learner('closed@example.test');
    await redeemCodes(nora, 'drums', [(await place.another({ sublicenseIds: [ended, revoked] })).code]);
    await owner.endSublicense(ended, '2026-03-31T22:00:00Z');
    const accesses = await owner.accessOf('closed@example.test');
    await owner.revokeAccess(accesses.filter(({ sublicense }) => sublicense.name === 'Revoked').map(({ id }) => id));
    const { page } = await site.visitor({ as: nora });
    await page.goto(place.path());
    await page.getByRole('heading', { name: 'Drums · EMEA' }).waitFor();
    await expectText(closed(page, 'Ended'), `Your access ended on 31 March 2026. To go on, ask ${SUPPORT} or enter a new code.`);
    await expectText(closed(page, 'Revoked'), new RegExp(`Your access was taken away on ${TODAY}\\. Ask ${SUPPORT}`));
  });

  it('who is shut out at a client is told there, and still gets to the other', async () => {
    const [place, other] = [await Place.open(site, 'eagle'), await Place.open(site, 'frost')];
    const nora = await place.learner('shut@example.test');
    await redeemCodes(nora, 'frost', [other.code.code]);
    await place.owner.setMembershipStatus([(await place.owner.accessOf('shut@example.test')).find(({ sublicense }) => sublicense.name === 'EMEA')!.membership.id], false);
    const { page } = await site.visitor({ as: nora });
    await page.goto(place.path());
    await expectText(closed(page, 'EMEA'), new RegExp(`Your access has been switched off since ${TODAY}\\. Ask ${SUPPORT} what to do\\.`));
    expect(await page.getByText('Basics of eagle').count()).toBe(0);
    await page.getByRole('link', { name: 'Frost' }).click();
    await seeDashboard(page, 'frost');
  });

  it('a client that is closed says so on every page, since when and whom to ask', async () => {
    const place = await Place.open(site, 'grape');
    const nora = await place.learner('grape@example.test');
    await place.owner.setClientStatus(place.clientId, 'DISABLED');
    for (const as of [undefined, nora]) {
      const { page } = await site.visitor(as === undefined ? {} : { as });
      for (const address of [place.path(), place.link, place.path('sign-in'), place.path('profile')]) {
        await page.goto(address);
        await seeHeading(page, 'Grape is closed');
        await expectText(page.getByRole('main'), new RegExp(`have been closed since ${TODAY}\\. Ask ${SUPPORT} when they open again`));
      }
    }
  });

  it('a client at which one has nothing yet says so, and takes a code', async () => {
    const [home, place] = [await Place.open(site, 'home'), await Place.open(site, 'island')];
    const { page } = await site.visitor({ as: await home.learner('island@example.test') });
    await page.goto(place.path());
    await seeHeading(page, 'You have nothing at Island yet');
    await page.getByRole('link', { name: 'Enter another code' }).click();
    await enterCode(page, place.code.code);
    await press(page, 'Use this code');
    await seeDashboard(page, place.slug);
    await page.getByRole('link', { name: 'Home' }).waitFor();
  });
});
