import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { button, dialog, field, save, seeDone, seePage, seeRefused } from './harness/admin-page.js';
import { expectText } from './harness/expect-text.js';
import { tabTo } from './harness/keyboard.js';
import { OWNER } from './harness/owner.js';
import { onEachDatabase } from './harness/site.js';

const NEW_PASSWORD = 'another lantern, another gate';

async function signIn(page: Page, password: string): Promise<void> {
  await field(page, 'E-mail').fill(OWNER.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await button(page, 'Sign in').click();
}

onEachDatabase((site) => {
  it('shortcuts of a single key are turned off by keys alone, for good in this browser, and on again', async () => {
    const { page, clicks } = await site.staff();
    await page.goto('/admin/profile');
    const choice = page.getByRole('checkbox', { name: /Shortcuts of a single key/ });
    await tabTo(page, choice);
    await page.keyboard.press('Space');
    await page.goto('/admin/clients');
    await seePage(page, 'Clients');
    await page.keyboard.press('/');
    expect(await page.locator('input:focus').count()).toBe(0);
    await page.keyboard.press('?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.goto('/admin/profile');
    expect(await choice.isChecked()).toBe(false);
    await tabTo(page, choice);
    await page.keyboard.press('Space');
    await tabTo(page, button(page, 'Change password'));
    await page.keyboard.press('?');
    await dialog(page, 'Help and shortcuts').waitFor();
    expect(await clicks()).toBe(0);
  });

  it('settings of the site are refused at their field, whoever finds the fault, and stay once they are saved', async () => {
    const { page } = await site.staff();
    await page.goto('/admin/settings');
    const form = page.getByRole('form', { name: 'Settings of the site' });
    await field(form, 'Privacy').fill('no address');
    await field(form, 'Invites can be accepted for').fill('0');
    await save(form, 'Save changes');
    await seeRefused(form, 'Invites can be accepted for', 'Write a number of days, 1 to 90.');
    await field(form, 'Invites can be accepted for').fill('30');
    await save(form, 'Save changes');
    await seeRefused(form, 'Privacy', /./);
    await field(form, 'Privacy').fill('https://privacy.example.test/');
    await save(form, 'Save changes');
    await seeDone(page, 'The settings are saved');
    await page.reload();
    expect(await Promise.all(['Privacy', 'Invites can be accepted for'].map((name) => field(form, name).inputValue()))).toEqual(['https://privacy.example.test/', '30']);
  });

  // The last: it ends every session of the owner but one.
  it('one’s name is saved; a session elsewhere is ended; a new password ends all others and is the one that counts', async () => {
    const elsewhere = await site.visitor();
    await elsewhere.page.goto('/admin/clients');
    await signIn(elsewhere.page, OWNER.password);
    await seePage(elsewhere.page, 'Clients');
    const { page } = await site.visitor();
    await page.goto('/admin/profile');
    await signIn(page, OWNER.password);
    await seePage(page, 'Your profile');
    await field(page, 'Name').fill('Olivia Owner');
    await button(page, 'Save name').click();
    await seeDone(page, 'Your name is saved');
    await button(page, 'You: Olivia Owner').waitFor();
    const sessions = page.getByRole('region', { name: 'Where you are signed in' });
    await expectText(sessions, 'This one, in use now');
    const before = await sessions.getByRole('listitem').count();
    await sessions.getByRole('button', { name: /^End the session/ }).first().click();
    await seeDone(page, '1 session ended');
    await expectCount(sessions, before - 1);
    const password = page.getByRole('form', { name: 'Your password' });
    await password.getByLabel('Current password').fill('not this one');
    await password.getByLabel('New password').fill(NEW_PASSWORD);
    await save(password, 'Change password');
    await password.getByLabel('Current password').and(page.locator('[aria-invalid=true]:focus')).waitFor();
    await password.getByLabel('Current password').fill(OWNER.password);
    await save(password, 'Change password');
    await seeDone(page, 'Your password is changed');
    await expectCount(sessions, 1);
    await button(page, 'You: Olivia Owner').click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await signIn(page, OWNER.password);
    await page.locator('form [role=alert]').waitFor();
    await signIn(page, NEW_PASSWORD);
    await seePage(page, 'Your profile');
  });
});

/** Waits until a list has so many items. */
async function expectCount(list: ReturnType<Page['locator']>, count: number): Promise<void> {
  await list.getByRole('listitem').nth(count).waitFor({ state: 'detached' });
  await list.getByRole('listitem').nth(count - 1).waitFor();
}
