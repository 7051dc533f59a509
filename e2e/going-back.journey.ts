import { expect, it } from '@jest/globals';
import { ClientWithCode } from './harness/client-with-code.js';
import { enterCode, fillInNewcomer, operationsOf, press, seeDashboard, seeHeading } from './harness/learner-page.js';
import { onEachDatabase } from './harness/site.js';

onEachDatabase((site) => {
  it('going back after registering leads to what the learner has, not to the form', async () => {
    const client = await ClientWithCode.open(site, 'acme');
    const { page } = await site.visitor();
    const sent = operationsOf(page);
    await page.goto(client.path());
    await enterCode(page, client.code.code);
    await fillInNewcomer(page, 'back@example.test');
    await press(page, 'Create account');
    await seeDashboard(page, client.slug);
    await page.goBack();
    await seeDashboard(page, client.slug);
    await page.goForward();
    await seeDashboard(page, client.slug);
    await page.reload();
    await seeDashboard(page, client.slug);
    expect(sent).toEqual(['CheckCodes', 'RegisterAndRedeem']);
    expect(await client.taken()).toEqual({ seats: 1, uses: 1, learners: 1 });
  });

  it('going back from the form leads to the code box, and forward to the form of the same code', async () => {
    const client = await ClientWithCode.open(site, 'bolts');
    const { page } = await site.visitor();
    await page.goto(client.path());
    await enterCode(page, client.code.code);
    await seeHeading(page, 'Create your account');
    await page.goBack();
    await seeHeading(page, 'Start learning');
    expect(new URL(page.url()).pathname).toBe(client.path());
    await page.goForward();
    await seeHeading(page, 'Create your account');
    expect(new URL(page.url()).pathname).toBe(client.link);
  });

  it('a page with two codes has both after it is loaded again', async () => {
    const client = await ClientWithCode.open(site, 'cogs');
    const other = await client.another();
    const { page } = await site.visitor();
    await page.goto(client.link);
    await press(page, 'Add another code');
    await enterCode(page, other.code);
    const codes = page.getByRole('listitem').locator('.entered');
    await codes.nth(1).waitFor();
    await page.reload();
    await seeHeading(page, 'Create your account');
    expect(await codes.allInnerTexts()).toEqual([client.code.code, other.code]);
  });

  it('going back after signing out shows nothing of whoever was there', async () => {
    const client = await ClientWithCode.open(site, 'drums');
    const { page } = await site.visitor({ as: await client.learner('gone@example.test') });
    await page.goto(client.path());
    await seeDashboard(page, client.slug);
    await page.getByLabel('Account of Nora Newcomer').click();
    await page.getByRole('link', { name: 'Profile' }).click();
    await seeHeading(page, 'Profile');
    await page.getByLabel('Account of Nora Newcomer').click();
    await press(page, 'Sign out');
    await seeHeading(page, 'Start learning');
    await page.goBack();
    await seeHeading(page, 'Start learning');
    expect(await page.content()).not.toMatch(/Nora|gone@example\.test/);
    await page.goto(client.path('profile'));
    await seeHeading(page, 'Sign in');
    expect(await page.content()).not.toMatch(/Nora|gone@example\.test/);
  });
});
