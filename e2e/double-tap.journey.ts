import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { ClientWithCode } from './harness/client-with-code.js';
import { expectText } from './harness/expect-text.js';
import { fillInKnown, fillInNewcomer, loseNextAnswer, operationsOf, press, seeDashboard, seeFieldError, seeHeading } from './harness/learner-page.js';
import { slowDown } from './harness/held-back.js';
import { onEachDatabase } from './harness/site.js';

const ONE = { seats: 1, uses: 1, learners: 1 };
const LOST = { expectedTroubles: [/net::ERR_FAILED/] };

function tapTwiceAtOnce(button: Locator): Promise<void> {
  return button.evaluate((element: HTMLElement) => {
    element.click();
    element.click();
  });
}

async function openForm(page: Page, client: ClientWithCode, email: string): Promise<Locator> {
  await page.goto(client.link);
  await fillInNewcomer(page, email);
  return ready(page.locator('button[type=submit]'));
}

/** A button whose script listens: a tap by script does not wait for that. */
async function ready(button: Locator): Promise<Locator> {
  await button.and(button.page().locator(':enabled')).waitFor();
  return button;
}

onEachDatabase((site) => {
  it.each([
    ['in one task', tapTwiceAtOnce, 'acme'],
    ['as a double click', (button: Locator) => button.dblclick(), 'bolts'],
  ])('two taps %s make one account and one use', async (_, tapTwice, slug) => {
    const client = await ClientWithCode.open(site, slug);
    const { page } = await site.visitor();
    const sent = operationsOf(page);
    await tapTwice(await openForm(page, client, `${slug}@example.test`));
    await seeDashboard(page, client.slug);
    expect(sent).toEqual(['RegisterAndRedeem']);
    expect(await client.taken()).toEqual(ONE);
  });

  it('taps while the answer takes its time do nothing more, and the button says to wait', async () => {
    const client = await ClientWithCode.open(site, 'cogs');
    const { page } = await site.visitor();
    const sent = operationsOf(page);
    const submit = await openForm(page, client, 'cogs@example.test');
    const go = await slowDown(page);
    await submit.click();
    await expectText(submit, 'One moment');
    await submit.click({ force: true });
    await tapTwiceAtOnce(submit);
    await page.getByLabel('E-mail').press('Enter');
    go();
    await seeDashboard(page, client.slug);
    expect(sent).toEqual(['RegisterAndRedeem']);
    expect(await client.taken()).toEqual(ONE);
  });

  it('a registration whose answer was lost is sent again without a second effect, and leads in', async () => {
    const client = await ClientWithCode.open(site, 'drums');
    const { page } = await site.visitor(LOST);
    const submit = await openForm(page, client, 'drums@example.test');
    await loseNextAnswer(page);
    await submit.click();
    await expectText(page.getByRole('alert'), 'The server cannot be reached. Nothing is lost');
    expect(await client.taken()).toEqual(ONE);
    await submit.click();
    await seeDashboard(page, client.slug);
    expect(await client.taken()).toEqual(ONE);
  });

  it('when of the lost answer the cookies arrived, the form asks to sign in and one more press does', async () => {
    const client = await ClientWithCode.open(site, 'eagle');
    const { page } = await site.visitor(LOST);
    const submit = await openForm(page, client, 'eagle@example.test');
    await loseNextAnswer(page, { keepCookies: true });
    await submit.click();
    await expectText(page.getByRole('alert'), 'cannot be reached');
    await submit.click();
    await seeFieldError(page, 'email', 'has an account already');
    await press(page, 'Sign in and go on');
    await seeDashboard(page, client.slug);
    expect(await client.taken()).toEqual(ONE);
  });

  it('who loads the page again after the answer was lost signs in with the password they chose', async () => {
    const client = await ClientWithCode.open(site, 'frost');
    const { page } = await site.visitor(LOST);
    const submit = await openForm(page, client, 'frost@example.test');
    await loseNextAnswer(page);
    await submit.click();
    await expectText(page.getByRole('alert'), 'cannot be reached');
    await page.reload();
    await fillInNewcomer(page, 'frost@example.test');
    await press(page, 'Create account');
    await seeFieldError(page, 'email', 'has an account already');
    await fillInKnown(page, 'frost@example.test');
    await press(page, 'Sign in and go on');
    await seeDashboard(page, client.slug);
    expect(await client.taken()).toEqual(ONE);
  });

  it('a signed-in learner’s two taps, and a tap whose answer was lost, are one use', async () => {
    const client = await ClientWithCode.open(site, 'grape');
    const code = await client.another({ sublicenseIds: [await client.owner.createSublicense(client.id, { name: 'APAC' })] });
    const { page } = await site.visitor({ ...LOST, as: await client.learner('grape@example.test') });
    await page.goto(client.path(code.code));
    await seeHeading(page, 'Welcome back, Nora');
    const submit = await ready(page.locator('button[type=submit]'));
    await loseNextAnswer(page);
    await tapTwiceAtOnce(submit);
    await expectText(page.getByRole('alert'), 'cannot be reached');
    await tapTwiceAtOnce(submit);
    await seeDashboard(page, client.slug);
    expect(await client.taken()).toEqual({ seats: 1, uses: 2, learners: 1 });
  });
});
