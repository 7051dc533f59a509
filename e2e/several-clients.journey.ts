import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ClientWithCode, SUPPORT } from './harness/client-with-code.js';
import { expectText } from './harness/expect-text.js';
import { enterCode, press, seeDashboard, seeHeading } from './harness/learner-page.js';
import { redeemCodes } from './harness/learner.js';
import { onEachDatabase } from './harness/site.js';

/** What a page says of a sublicense that is not open. */
const closed = (page: Page, sublicense: string) => page.locator('.closed').filter({ has: page.getByRole('heading', { name: sublicense, exact: true }) });
const TODAY = String.raw`\d{1,2} [A-Z][a-z]+ \d{4}`;

onEachDatabase((site) => {
  it('each client’s page shows what one has there, all its sublicenses, and leads to the other', async () => {
    const [acme, bolts] = [await ClientWithCode.open(site, 'acme'), await ClientWithCode.open(site, 'bolts')];
    const apac = await acme.owner.createSublicense(acme.id, { name: 'APAC' });
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
    const client = await ClientWithCode.open(site, 'cogs');
    const { page, context } = await site.visitor({ as: await client.learner('content@example.test'), expectedTroubles: [/another site was asked: https:\/\/learn\.example\.test\/cogs/] });
    await context.route('https://learn.example.test/**', (route) => route.fulfill({ contentType: 'text/html', body: '<title>Learn</title><h1>Learning</h1>' }));
    await page.goto(client.path());
    const [request] = await Promise.all([page.waitForRequest('https://learn.example.test/cogs'), page.getByRole('link', { name: 'Basics of cogs' }).click()]);
    await seeHeading(page, 'Learning');
    expect(await request.headerValue('referer')).toBeNull();
  });

  it('what has ended, and what was taken away, is explained beside what is open: since when, and whom to ask', async () => {
    const client = await ClientWithCode.open(site, 'drums', { client: { timeZone: 'Europe/Berlin' } });
    const { owner, id } = client;
    const [ended, revoked] = [await owner.createSublicense(id, { name: 'Ended' }), await owner.createSublicense(id, { name: 'Revoked' })];
    const nora = await client.learner('closed@example.test');
    await redeemCodes(nora, 'drums', [(await client.another({ sublicenseIds: [ended, revoked] })).code]);
    await owner.endSublicense(ended, '2026-03-31T22:00:00Z');
    const accesses = await owner.accessOf('closed@example.test');
    await owner.revokeAccess(accesses.filter(({ sublicense }) => sublicense.name === 'Revoked').map(({ id }) => id));
    const { page } = await site.visitor({ as: nora });
    await page.goto(client.path());
    await page.getByRole('heading', { name: 'Drums · EMEA' }).waitFor();
    await expectText(closed(page, 'Ended'), `Your access ended on 31 March 2026. To go on, ask ${SUPPORT} or enter a new code.`);
    await expectText(closed(page, 'Revoked'), new RegExp(`Your access was taken away on ${TODAY}\\. Ask ${SUPPORT}`));
  });

  it('who is shut out at a client is told there, and still gets to the other', async () => {
    const [client, other] = [await ClientWithCode.open(site, 'eagle'), await ClientWithCode.open(site, 'frost')];
    const nora = await client.learner('shut@example.test');
    await client.owner.setMembershipStatus((await client.owner.accessOf('shut@example.test')).map(({ membership }) => membership.id), false);
    await redeemCodes(nora, 'frost', [other.code.code]);
    const { page } = await site.visitor({ as: nora });
    await page.goto(client.path());
    await expectText(closed(page, 'EMEA'), new RegExp(`Your access has been switched off since ${TODAY}\\. Ask ${SUPPORT} what to do\\.`));
    expect(await page.getByText('Basics of eagle').count()).toBe(0);
    await page.getByRole('link', { name: 'Frost' }).click();
    await seeDashboard(page, 'frost');
  });

  it('a client that is closed says so on every page, since when and whom to ask', async () => {
    const client = await ClientWithCode.open(site, 'grape');
    const nora = await client.learner('grape@example.test');
    await client.owner.setClientStatus(client.id, 'DISABLED');
    for (const as of [undefined, nora]) {
      const { page } = await site.visitor(as === undefined ? {} : { as });
      for (const address of [client.path(), client.link, client.path('sign-in'), client.path('profile')]) {
        await page.goto(address);
        await seeHeading(page, 'Grape is closed');
        await expectText(page.getByRole('main'), new RegExp(`have been closed since ${TODAY}\\. Ask ${SUPPORT} when they open again`));
      }
    }
  });

  it('a client at which one has nothing yet says so, and takes a code', async () => {
    const [harbour, client] = [await ClientWithCode.open(site, 'harbour'), await ClientWithCode.open(site, 'island')];
    const { page } = await site.visitor({ as: await harbour.learner('island@example.test') });
    await page.goto(client.path());
    await seeHeading(page, 'You have nothing at Island yet');
    await page.getByRole('link', { name: 'Enter another code' }).click();
    await enterCode(page, client.code.code);
    await press(page, 'Use this code');
    await seeDashboard(page, client.slug);
    await page.getByRole('link', { name: 'Harbour' }).waitFor();
  });
});
