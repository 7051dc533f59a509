import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ClientWithCode } from './harness/client-with-code.js';
import { expectText } from './harness/expect-text.js';
import { mailedLink } from './harness/inviting.js';
import { press, seeDashboard, seeHeading } from './harness/learner-page.js';
import { onEachDatabase } from './harness/site.js';

async function askForLink(page: Page, path: string, button: string, email: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel('E-mail').fill(email);
  await press(page, button);
  await expectText(page.getByRole('status'), 'a mail is on its way');
}

onEachDatabase((site) => {
  it('a learner asks for a link: the first proves their address and sets their password, the next lets them in once', async () => {
    const client = await ClientWithCode.open(site, 'acme');
    await client.learner('link@example.test');
    const { page } = await site.visitor({ width: 360 });
    await askForLink(page, client.path('sign-in'), 'Mail me a link to sign in', 'link@example.test');
    await page.goto(await mailedLink(await site.ownerCaller(), 'link@example.test'));
    await seeHeading(page, 'Confirm your e-mail address');
    await press(page, 'Confirm and sign in');
    await page.getByLabel('New password').fill('another quiet harbour');
    await press(page, 'Confirm and sign in');
    await seeDashboard(page, 'acme');
    await page.context().clearCookies();
    await askForLink(page, client.path('sign-in'), 'Mail me a link to sign in', 'link@example.test');
    const link = await mailedLink(await site.ownerCaller(), 'link@example.test', 2);
    await page.goto(link);
    await expectText(page.locator('main'), 'One tap, and you are in');
    expect(page.url()).toBe(`${site.url}/acme/sign-in`);
    await press(page, 'Sign in');
    await seeDashboard(page, 'acme');
    const other = await site.visitor({ width: 360 });
    await other.page.goto(link);
    await expectText(other.page.locator('main'), 'One tap');
    await press(other.page, 'Sign in');
    await seeHeading(other.page, 'This link does not work');
  });

  it('a learner who has forgotten their password chooses another by a mailed link', async () => {
    const client = await ClientWithCode.open(site, 'bolts');
    await client.learner('reset@example.test');
    const { page } = await site.visitor({ width: 360 });
    await askForLink(page, client.path('sign-in'), 'Choose a new one by mail', 'reset@example.test');
    await page.goto(await mailedLink(await site.ownerCaller(), 'reset@example.test'));
    await seeHeading(page, 'Choose a new password');
    await page.getByLabel('New password').fill('another quiet harbour');
    await press(page, 'Save and sign in');
    await seeDashboard(page, 'bolts');
  });
});
