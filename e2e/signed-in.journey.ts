import { expect, it } from '@jest/globals';
import { ClientWithCode } from './harness/client-with-code.js';
import { expectText } from './harness/expect-text.js';
import { operationsOf, press, seeDashboard, seeHeading } from './harness/learner-page.js';
import { LEARNER_PASSWORD } from './harness/learner.js';
import { onEachDatabase } from './harness/site.js';

onEachDatabase((site) => {
  it('a signed-in learner uses a code with one tap', async () => {
    const client = await ClientWithCode.open(site, 'acme');
    const apac = await client.owner.createSublicense(client.id, { name: 'APAC' });
    const code = await client.another({ sublicenseIds: [apac] });
    const { page, clicks } = await site.visitor({ width: 360, as: await client.learner('tap@example.test') });
    const sent = operationsOf(page);
    await page.goto(client.path(code.code));
    await seeHeading(page, 'Welcome back, Nora');
    await expectText(page.getByRole('main'), 'You are signed in as tap@example.test.');
    expect(await page.locator('form').count()).toBe(1);
    await press(page, 'Use this code');
    await seeDashboard(page, client.slug);
    for (const name of ['Acme · EMEA', 'Acme · APAC']) await page.getByRole('heading', { name }).waitFor();
    expect([await clicks(), sent]).toEqual([1, ['RedeemCodes']]);
    expect(await client.taken()).toEqual({ seats: 1, uses: 2, learners: 1 });
  });

  it('a code they have used already lets them in again and uses nothing up', async () => {
    const client = await ClientWithCode.open(site, 'bolts', { code: { maxRedemptions: 1 } });
    const { page } = await site.visitor({ as: await client.learner('again@example.test') });
    await page.goto(client.link);
    await press(page, 'Use this code');
    await seeDashboard(page, client.slug);
    expect(await client.taken()).toEqual({ seats: 1, uses: 1, learners: 1 });
  });

  it('who was signed out in another tab is told, signs in and gets in', async () => {
    const client = await ClientWithCode.open(site, 'cogs');
    const apac = await client.owner.createSublicense(client.id, { name: 'APAC' });
    const code = await client.another({ sublicenseIds: [apac] });
    const { page, context } = await site.visitor({ as: await client.learner('tabs@example.test') });
    await page.goto(client.path(code.code));
    await seeHeading(page, 'Welcome back, Nora');
    const other = await context.newPage();
    await other.goto(client.path());
    await other.getByLabel('Account of Nora Newcomer').click();
    await press(other, 'Sign out');
    await other.getByRole('link', { name: 'Sign in' }).waitFor();

    await press(page, 'Use this code');
    await seeHeading(page, 'Sign in to go on');
    await expectText(page.getByRole('main'), 'You have been signed out meanwhile.');
    expect(await page.getByLabel('E-mail').inputValue()).toBe('tabs@example.test');
    await page.getByLabel('Password', { exact: true }).fill(LEARNER_PASSWORD);
    await press(page, 'Sign in and go on');
    await seeDashboard(page, client.slug);
    expect(await client.taken()).toEqual({ seats: 1, uses: 2, learners: 1 });
  });

  it('who is somebody else signs out and has the form for the same code', async () => {
    const client = await ClientWithCode.open(site, 'drums');
    const { page } = await site.visitor({ as: await client.learner('notme@example.test') });
    await page.goto(client.link);
    await press(page, 'Not you? Sign out');
    await seeHeading(page, 'Create your account');
    await expectText(page.getByRole('listitem'), client.code.code);
    expect(new URL(page.url()).pathname).toBe(client.link);
    expect(await page.content()).not.toContain('notme@example.test');
  });
});
