import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { expectText } from './harness/expect-text.js';
import { buildHouse } from './harness/house.js';
import { hasFocus, seeFocus, tabTo } from './harness/keyboard.js';
import { LEARNER_PASSWORD } from './harness/learner.js';
import { onEachDatabase } from './harness/site.js';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const field = (page: Page, name: string) => page.locator(`#${name}`);

/** Waits until a script has moved the focus there. */
async function becomesFocus(target: Locator): Promise<void> {
  await target.and(target.page().locator(':focus')).waitFor();
}

/** What screen readers read out after a field's name. */
async function describedBy(target: Locator): Promise<string> {
  const ids = (await target.getAttribute('aria-describedby'))?.split(' ') ?? [];
  return (await Promise.all(ids.map((id) => target.page().locator(`#${id}`).innerText()))).join(' ');
}

/** What the live regions of a page say is wrong or done: a region is heard when it was there before its words. */
function announced(page: Page): Promise<string[]> {
  return page.locator('main :is([aria-live], [role=alert], [role=status]) :is(.error, .note, .done)').allInnerTexts().then((texts) => texts.filter((text) => text.trim() !== ''));
}

onEachDatabase((site) => {
  it('somebody without a pointer comes from the client’s page to what they learn, and out again, and always sees where they are', async () => {
    const { client, codes } = await buildHouse(site, 'Harbour', '#0b1f4b');
    const { page, clicks } = await site.visitor();
    await page.goto(`/${client.slug}`);
    await tabTo(page, field(page, 'code'));
    await page.keyboard.type(codes.good);
    await page.keyboard.press('Enter');
    await becomesFocus(heading(page, 'Create your account'));

    for (const [name, value] of Object.entries({ firstName: 'Kay', lastName: 'Board', email: 'kay@example.test', password: LEARNER_PASSWORD })) {
      await tabTo(page, field(page, name));
      await page.keyboard.type(value);
    }
    await tabTo(page, button(page, 'Show password'));
    await page.keyboard.press('Space');
    expect(await field(page, 'password').getAttribute('type')).toBe('text');
    expect(await button(page, 'Show password').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Enter');
    expect(await field(page, 'password').getAttribute('type')).toBe('password');
    await tabTo(page, button(page, 'Create account').first());
    await page.keyboard.press('Enter');
    await heading(page, 'Welcome, Kay').waitFor();

    const menu = page.locator('summary');
    await tabTo(page, menu);
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('link', { name: 'Profile' }));
    await page.keyboard.press('Enter');
    await heading(page, 'Profile').waitFor();
    await tabTo(page, field(page, 'firstName'));
    await page.keyboard.type('Kaya');
    await page.keyboard.press('Enter');
    await expectText(page.getByRole('status'), 'Saved.');

    await tabTo(page, menu);
    await page.keyboard.press('Space');
    await tabTo(page, button(page, 'Sign out'));
    await page.keyboard.press('Enter');
    await field(page, 'code').waitFor();
    expect(await clicks()).toBe(0);
  });

  it('Esc closes the account menu and gives the focus back; leaving it closes it too', async () => {
    const house = await buildHouse(site, 'Menus', '#8a3ffc');
    const { caller } = await house.learner([house.codes.good]);
    const { page } = await site.visitor({ as: caller });
    await page.goto(`/${house.client.slug}`);
    const menu = page.locator('summary');
    const profile = page.getByRole('link', { name: 'Profile' });
    await tabTo(page, menu);
    await page.keyboard.press('Enter');
    await tabTo(page, profile);
    // It opens without the page's script, and closes by it.
    await page.locator('.menu button:enabled').waitFor();
    await page.keyboard.press('Escape');
    await profile.waitFor({ state: 'hidden' });
    await seeFocus(menu);
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('link', { name: /Safety basics/ }));
    expect(await profile.isVisible()).toBe(false);
  });

  it('whatever comes without a load of the page is gone on from at its heading', async () => {
    const { client, codes } = await buildHouse(site, 'Arrivals', '#8a3ffc');
    const { page } = await site.visitor();
    await page.goto(`/${client.slug}/${codes.good}`);
    expect(await hasFocus(heading(page, 'Create your account'))).toBe(false);
    await tabTo(page, button(page, 'Sign in'));
    await page.keyboard.press('Enter');
    await becomesFocus(heading(page, 'Sign in to go on'));
    await tabTo(page, button(page, 'Add another code'));
    await page.keyboard.press('Enter');
    await becomesFocus(heading(page, 'Enter your code'));
    await tabTo(page, field(page, 'code'));
    await page.keyboard.type(codes.other);
    await page.keyboard.press('Enter');
    await becomesFocus(heading(page, 'Create your account'));
    await tabTo(page, button(page, `Leave out code ${codes.other}`));
    await page.keyboard.press('Enter');
    await becomesFocus(heading(page, 'Create your account'));
    expect(await page.locator('.accepted').count()).toBe(1);
  });

  it('what is wrong is said once it is wrong, and the first field that is has the focus', async () => {
    const { client, codes } = await buildHouse(site, 'Errors', '#8a3ffc');
    const { page } = await site.visitor();
    await page.goto(`/${client.slug}`);
    expect(await announced(page)).toEqual([]);
    await tabTo(page, field(page, 'code'));
    await page.keyboard.type('WRONG-1');
    await page.keyboard.press('Enter');
    await expectText(page.locator('main [aria-live]'), 'We don’t know the code WRONG-1');
    await becomesFocus(field(page, 'code'));
    expect(await describedBy(field(page, 'code'))).toContain('We don’t know the code WRONG-1');

    await page.goto(`/${client.slug}/${codes.good}`);
    expect(await announced(page)).toEqual([]);
    await tabTo(page, field(page, 'firstName'));
    await page.keyboard.type('Kay');
    await page.keyboard.press('Enter');
    await becomesFocus(field(page, 'lastName'));
    expect(await describedBy(field(page, 'lastName'))).toBe('Enter your last name.');
    expect(await describedBy(field(page, 'password'))).toContain('Choose a password of 12 to 128 characters.');
    expect(await announced(page)).toHaveLength(3);
    expect(await field(page, 'firstName').getAttribute('aria-invalid')).toBe('false');
  });

  it('a server that does not answer is told as an alert, and nothing typed is lost', async () => {
    const { client, codes } = await buildHouse(site, 'Alerts', '#8a3ffc');
    const { page, context } = await site.visitor({ expectedTroubles: [/ERR_INTERNET_DISCONNECTED/] });
    await page.goto(`/${client.slug}`);
    expect(await page.getByRole('alert').allInnerTexts()).toEqual(['']);
    await context.setOffline(true);
    await tabTo(page, field(page, 'code'));
    await page.keyboard.type(codes.good);
    await page.keyboard.press('Enter');
    await expectText(page.getByRole('alert'), 'Nothing is lost');
    expect(await field(page, 'code').inputValue()).toBe(codes.good);
    await context.setOffline(false);
    await page.keyboard.press('Enter');
    await becomesFocus(heading(page, 'Create your account'));
  });
});
