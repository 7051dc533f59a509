import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { act, button, chooseItem, dialog, field, keepDone, link, row, save, seeDone, seePage } from './harness/admin-page.js';
import { expectText } from './harness/expect-text.js';
import { fillInNewcomer, press, seeDashboard } from './harness/learner-page.js';
import { registerLearner } from './harness/learner.js';
import { OWNER } from './harness/owner.js';
import { onEachDatabase } from './harness/site.js';

/** How many rows a page has. */
const PAGE_SIZE = 25;

async function signIn(page: Page, password: string): Promise<void> {
  await field(page, 'E-mail').fill(OWNER.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await button(page, 'Sign in').click();
}

async function signOut(page: Page): Promise<void> {
  await button(page, 'You: Olivia Owner').click();
  await chooseItem(page, 'Sign out');
  await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
}

onEachDatabase((site) => {
  // The first of all: it makes the owner by whom every other page is opened.
  it('whoever installed Portico sets it up by its one-time link, with a sample to look at, and signs in again later', async () => {
    const { page, context } = await site.visitor();
    await page.goto(site.setUpLink!);
    await page.getByRole('heading', { level: 1, name: 'Set up Portico' }).waitFor();
    await field(page, 'Your name').fill('Olivia Owner');
    await field(page, 'E-mail').fill(OWNER.email);
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByRole('checkbox', { name: 'Fill it with a sample to look around in' }).check();
    await button(page, 'Become the owner').click();
    await page.locator('input[type=password]:focus').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(OWNER.password);
    await button(page, 'Become the owner').click();
    await seePage(page, 'Clients');
    await row(page, 'Tidewell Logistics').waitFor();
    expect(page.url()).not.toContain('setup');
    await signOut(page);
    await signIn(page, OWNER.password);
    await row(page, 'Tidewell Logistics').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await signOut(page);
    await page.goto('/admin/learners?q=nobody-at-all');
    await signIn(page, 'not this one at all');
    await page.locator('form [role=alert]').waitFor();
    await signIn(page, OWNER.password);
    await seePage(page, 'Learners');
    await expectText(page.getByRole('main'), 'Search “nobody-at-all”.');
    const second = await context.newPage();
    await second.goto(site.setUpLink!);
    await field(second, 'Your name').fill('Mallory');
    await field(second, 'E-mail').fill('mallory@example.test');
    await second.getByLabel('Password', { exact: true }).fill('quite another lantern');
    await button(second, 'Become the owner').click();
    await expectText(second.locator('form [role=alert]'), /./);
  });

  describe('the list of clients', () => {
    it('is searched, filtered and sorted by its address: it survives a load, goes back and forth, and opens for somebody else', async () => {
      const owner = await site.owner();
      await owner.createClient({ name: 'Full House', seatLimit: 0 });
      const closed = await owner.createClient({ name: 'Full Stop', seatLimit: 0 });
      await owner.setClientStatus(closed.id, 'DISABLED');
      const { page } = await site.staff();
      await page.goto('/admin/clients');
      const names = () => page.getByRole('row').locator('a.pt-name').allInnerTexts();
      await row(page, 'Tidewell Logistics').waitFor();
      await page.keyboard.press('/');
      await page.keyboard.type('full');
      await row(page, 'Tidewell Logistics').waitFor({ state: 'detached' });
      await button(page.getByRole('search'), 'Seats').click();
      await page.getByRole('menuitemradio', { name: 'Full', exact: true }).click();
      await button(page.getByRole('search'), 'Status').click();
      await page.getByRole('menuitemradio', { name: 'Active', exact: true }).click();
      await row(page, 'Full Stop').waitFor({ state: 'detached' });
      expect(await names()).toEqual(['Full House']);
      await page.goBack();
      await row(page, 'Full Stop').waitFor();
      await page.goForward();
      await row(page, 'Full Stop').waitFor({ state: 'detached' });
      await button(page, 'Clear the filter Status: Active').click();
      await row(page, 'Full Stop').waitFor();
      await page.getByRole('columnheader', { name: 'Client' }).getByRole('button').click();
      await page.locator('th[aria-sort=descending]').filter({ hasText: 'Client' }).waitFor();
      await expectText(page.getByRole('row').nth(1), 'Full Stop');
      const address = page.url();
      expect(Object.fromEntries(new URL(address).searchParams)).toEqual({ q: 'full', seats: 'full', sort: '-name' });
      await page.reload();
      await expectText(page.getByRole('row').nth(1), 'Full Stop');
      const other = await site.staff();
      await other.page.goto(address);
      await expectText(other.page.getByRole('row').nth(1), 'Full Stop');
      expect(await other.page.getByRole('searchbox', { name: 'Name, path or SKU' }).inputValue()).toBe('full');
    });

    it('has views for what wants a decision, and says what it was asked when nothing matches', async () => {
      const owner = await site.owner();
      const gone = await owner.createClient({ name: 'Viewed Works' });
      await owner.setClientStatus(gone.id, 'DISABLED');
      await owner.createClient({ name: 'Soon Works', expiresAt: new Date(Date.now() + 9 * 86_400_000).toISOString() });
      const { page } = await site.staff();
      await page.goto('/admin/clients');
      const views = page.getByRole('navigation', { name: 'Views' });
      for (const [view, name] of [['Disabled', 'Viewed Works'], ['Expiring in 30 days', 'Soon Works']] as const) {
        await views.getByRole('link', { name: view }).click();
        await row(page, name).waitFor();
        await row(page, 'Tidewell Logistics').waitFor({ state: 'detached' });
        await views.locator('[aria-current=page]').filter({ hasText: view }).waitFor();
      }
      await expectText(row(page, 'Soon Works'), 'in 9 days');
      await page.getByRole('searchbox', { name: 'Name, path or SKU' }).fill('zzz');
      await expectText(page.getByRole('main'), 'Search “zzz”, ends in 30 days.');
      await button(page, 'Clear filters, keep search').click();
      await expectText(page.getByRole('main'), 'Search “zzz”.');
      await button(page, 'Clear all').click();
      await row(page, 'Tidewell Logistics').waitFor();
    });
  });

  it('pages of a list are addresses: forth, back, loaded again, sent to somebody', async () => {
    const { page } = await site.staff();
    await page.goto('/admin/learners');
    const range = page.locator('.pt-list-range');
    await expectText(range, new RegExp(`^1–${PAGE_SIZE} of `));
    const first = await page.getByRole('row').nth(1).innerText();
    await button(page, 'Next').click();
    await expectText(range, /^26–50 of /);
    const second = await page.getByRole('row').nth(1).innerText();
    expect(second).not.toBe(first);
    await button(page, 'Next').click();
    await expectText(range, /^51–75 of /);
    await button(page, 'Previous').click();
    await expectText(range, /^26–50 of /);
    expect(await page.getByRole('row').nth(1).innerText()).toBe(second);
    await page.reload();
    await expectText(range, /^26–50 of /);
    expect(await page.getByRole('row').nth(1).innerText()).toBe(second);
    await page.goBack();
    await expectText(range, /^51–75 of /);
    const other = await site.staff();
    await other.page.goto(page.url());
    await expectText(other.page.locator('.pt-list-range'), /^51–75 of /);
  });

  it('a client is added, its landing page opens, a code lets a learner in; staff see who, why and until when, and come back to the client', async () => {
    const { page, context } = await site.staff();
    await page.goto('/admin/clients');
    await button(page, 'Add Client').click();
    const add = dialog(page, 'Add Client');
    await field(add, 'Name').fill('Harbour Lights');
    await add.getByLabel('Access ends').fill('2099-12-31');
    await add.getByLabel('Time zone').selectOption('Europe/Berlin');
    await save(add, 'Save client');
    await seePage(page, 'Harbour Lights');
    expect(new URL(page.url()).pathname).toBe('/admin/clients/harbour-lights');
    const opened = context.waitForEvent('page');
    await link(page, 'Open the landing page in a new tab').click();
    const landing = await opened;
    await landing.getByLabel('Your code').waitFor();
    expect(new URL(landing.url()).pathname).toBe('/harbour-lights');

    await link(page, 'Add a code').click();
    const form = dialog(page, 'Add Registration Codes');
    await field(form, 'Label').fill('First crew');
    await field(form, 'Code').fill('CREW-2099');
    await field(form, 'Redemptions').fill('3');
    await save(form, 'Save code');
    await row(page, 'CREW-2099').waitFor();

    const learner = await site.visitor();
    await learner.page.goto('/harbour-lights/CREW-2099');
    await fillInNewcomer(learner.page, 'nora@harbour.example.test');
    await press(learner.page, 'Create account');
    await seeDashboard(learner.page, 'harbour-lights');

    await page.getByRole('navigation', { name: 'Users' }).getByRole('link', { name: 'Learners' }).click();
    await button(page, 'Nora Newcomer').click();
    const drawer = dialog(page, /Nora Newcomer/);
    const access = drawer.getByRole('region', { name: 'Main' });
    await expectText(access, /Open.*Redeemed CREW-2099/s);
    await expectText(access, /Client ends first\s*31 Dec 2099/);
    await link(access, 'CREW-2099').click();
    await expectText(dialog(page, /First crew/), /Who redeemed\s*1.*nora@harbour\.example\.test/s);
    await page.keyboard.press('Escape');
    await dialog(page, /First crew/).waitFor({ state: 'hidden' });
    expect(new URL(page.url()).pathname).toBe('/admin/clients/harbour-lights/codes');
    await page.getByRole('navigation', { name: 'Harbour Lights' }).getByRole('link', { name: 'Overview' }).click();
    await expectText(page.getByRole('region', { name: 'Seats' }), /1 no limit/);
  });

  it('access is taken away, given back by Undo and by hand; a learner is shut out and let in again', async () => {
    const owner = await site.owner();
    const client = await owner.createClient({ name: 'Given Works' });
    const { code } = await owner.createCode(client.id, { sublicenseIds: [client.mainSublicense.id] });
    const email = 'gina@given.example.test';
    await registerLearner(site.stranger(), { slug: client.slug, codes: [code], email, firstName: 'Gina', lastName: 'Given' });
    const stands = async () => (await owner.accessOf(email)).map(({ status }) => status);
    const { page } = await site.staff();
    await page.goto(`/admin/clients/${client.slug}/learners`);
    await button(page, 'Gina Given').click();
    const access = dialog(page, /Gina Given/).getByRole('region', { name: 'Main' });
    await button(access, 'Revoke Main').click();
    const revoked = await keepDone(page, 'Gina Given lost access to Main');
    await expectText(access, /Revoked.*Taken away by staff/s);
    expect(await stands()).toEqual(['REVOKED']);
    await button(revoked, 'Undo').click();
    await expectText(access, /Open.*by/is);
    expect(await stands()).toEqual(['ACTIVE']);
    await button(access, 'Revoke Main').click();
    await button(access, 'Grant again').click();
    await button(access, 'Revoke Main').waitFor();
    expect(await stands()).toEqual(['ACTIVE']);
    await page.keyboard.press('Escape');
    await dialog(page, /Gina Given/).waitFor({ state: 'hidden' });

    await act(page, 'Gina Given', 'Disable');
    const disabled = await keepDone(page, 'Gina Given is disabled');
    await expectText(row(page, email), 'Disabled');
    expect((await owner.taken(client.id)).seats).toBe(0);
    await button(disabled, 'Undo').click();
    await expectText(row(page, email), 'Active');
    expect((await owner.taken(client.id)).seats).toBe(1);
  });

  it('a client is copied, disabled with Undo, and deleted by its name, told first who would lose access', async () => {
    const owner = await site.owner();
    const client = await owner.createClient({ name: 'Whole Works' });
    const { code } = await owner.createCode(client.id, { sublicenseIds: [client.mainSublicense.id] });
    await registerLearner(site.stranger(), { slug: client.slug, codes: [code], email: 'wim@whole.example.test' });
    const { page } = await site.staff();
    await page.goto('/admin/clients?q=Whole+Works');
    await act(page, 'Whole Works', 'Disable');
    const disabled = await keepDone(page, 'Whole Works is disabled');
    await expectText(row(page, '/whole-works'), 'Disabled');
    await button(disabled, 'Undo').click();
    await expectText(row(page, '/whole-works'), 'Active');
    await act(page, 'Whole Works', 'Copy client');
    const copy = dialog(page, 'Copy Whole Works');
    await field(copy, 'Name').fill('Whole Works Two');
    await save(copy, 'Save copy');
    await seePage(page, 'Whole Works Two');
    await page.goto('/admin/clients?q=Whole+Works');
    await act(page, 'Whole Works', 'Delete …');
    const form = dialog(page, 'Delete Whole Works');
    await field(form, 'Type its name: Whole Works').fill('Whole Works');
    await save(form, 'Delete client');
    await expectText(form, '1 learner would lose access, and 1 code would be gone.');
    await form.getByRole('checkbox', { name: 'Delete it although learners are in' }).check();
    await save(form, 'Delete client');
    await seeDone(page, 'Whole Works is deleted');
    await page.goto('/admin/clients?q=Whole+Works');
    await row(page, 'Whole Works Two').waitFor();
    expect(await page.getByRole('row').count()).toBe(2);
  });
}, { PORTICO_OWNER_EMAIL: '', PORTICO_OWNER_PASSWORD: '' });
