import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { button, dialog, row, seeDone, seeFocused } from './harness/admin-page.js';
import { expectText } from './harness/expect-text.js';
import { holdOperations } from './harness/held-back.js';
import { tabTo } from './harness/keyboard.js';
import { registerLearner } from './harness/learner.js';
import { onEachDatabase, type Site } from './harness/site.js';

const NAMES = ['Ada', 'Bea', 'Cleo', 'Dora'];

/** A client with four learners in Main; beside it is EMEA, with a seat for each but one. */
async function withFour(site: Site, name: string) {
  const owner = await site.owner();
  const client = await owner.createClient({ name });
  await owner.createSublicense(client.id, { name: 'EMEA', seatLimit: NAMES.length - 1 });
  const { code } = await owner.createCode(client.id, { sublicenseIds: [client.mainSublicense.id] });
  const emails = NAMES.map((first) => `${first.toLowerCase()}@${client.slug}.example.test`);
  for (const [at, email] of emails.entries()) await registerLearner(site.stranger(), { slug: client.slug, codes: [code], email, firstName: NAMES[at]!, lastName: 'Many' });
  const standing = () => Promise.all(emails.map(async (email) => (await owner.accessOf(email)).filter(({ status }) => status !== 'REVOKED').map(({ sublicense, status }) => `${sublicense.name} ${status}`).toSorted().join(', ')));
  return { client, standing };
}

const chosen = (page: Page): Locator => page.getByRole('region', { name: 'Chosen rows' });

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

const tick = (page: Page, name: string) => press(page, page.getByRole('checkbox', { name: `Select ${name} Many` }), 'Space');

onEachDatabase((site) => {
  it('three are ticked and granted a sublicense; all that match are disabled and let in again by Undo; by keys alone', async () => {
    const { client, standing } = await withFour(site, 'Many Works');
    const { page, clicks } = await site.staff();
    await page.goto(`/admin/clients/${client.slug}/learners`);
    for (const name of NAMES.slice(0, 3)) await tick(page, name);
    await expectText(chosen(page), '3 selected');
    await press(page, button(chosen(page), 'Grant access …'));
    const grant = dialog(page, 'Grant access to 3 learners');
    const place = grant.getByLabel('Sublicense', { exact: true });
    await place.and(page.locator(':focus')).waitFor();
    await grant.getByRole('option', { name: /^EMEA/ }).waitFor({ state: 'attached' });
    // One key alone: letters that come slowly are each taken for the first of a word.
    await page.keyboard.press('E');
    await expectText(grant, 'EMEA has 3 seats left, 0 of them afterwards.');
    await page.keyboard.press('Control+Enter');
    await seeDone(page, 'Access is granted');
    expect(await standing()).toEqual([...Array<string>(3).fill('EMEA RESERVED, Main ACTIVE'), 'Main ACTIVE']);
    await expectText(row(page, 'ada@'), 'Main +1');

    await tick(page, 'Ada');
    await press(page, button(chosen(page), 'Select all 4'));
    await expectText(chosen(page), 'All 4 selected');
    await press(page, button(chosen(page), 'Disable …'));
    await expectText(await seeFocused(dialog(page, 'Disable 4 learners')), 'all that the list matches');
    await page.keyboard.press('Control+Enter');
    await seeDone(page, 'Learners are disabled');
    for (const name of NAMES) await expectText(row(page, `${name.toLowerCase()}@`), 'Disabled');
    await page.keyboard.press('Control+z');
    await seeDone(page, 'Undone: disable learners');
    for (const name of NAMES) await expectText(row(page, `${name.toLowerCase()}@`), 'Active');
    expect(await clicks()).toBe(0);
  });

  it('what was begun goes on while the page is loaded again, is told there, and tells row by row who got no seat', async () => {
    const { client, standing } = await withFour(site, 'Short Works');
    const { page } = await site.staff();
    await page.goto(`/admin/clients/${client.slug}/learners`);
    // Before there are rows there is nothing to select.
    await row(page, 'dora@').waitFor();
    await page.getByRole('checkbox', { name: 'Select all rows of this page' }).check();
    await button(chosen(page), 'Grant access …').click();
    const grant = dialog(page, 'Grant access to 4 learners');
    await grant.getByLabel('Sublicense', { exact: true }).selectOption({ label: 'EMEA · 3 seats left' });
    await expectText(grant, 'the first 3 get one, and up to 1 learner none');
    // Told once: by the page that is loaded again, and not by this one while it goes.
    const release = await holdOperations(page, 'Jobs');
    await grant.getByRole('button', { name: /^Grant access/ }).click();
    await grant.waitFor({ state: 'hidden' });
    await page.reload();
    release();
    await seeDone(page, 'Access is granted');
    expect((await standing()).filter((one) => one.startsWith('EMEA'))).toHaveLength(3);
    await page.getByRole('button', { name: /^Jobs/ }).click();
    const drawer = dialog(page, /^Jobs/);
    await expectText(drawer.getByRole('listitem').first(), '1 of them could not be done');
    const results = await drawer.getByRole('link', { name: /^Results as CSV: Grant access/ }).first().getAttribute('href');
    const csv = await (await page.request.get(results!)).text();
    expect(csv.trim().split('\n')).toHaveLength(5);
  });

  it('whom the list matches is taken along as CSV', async () => {
    const { client } = await withFour(site, 'Export Works');
    const { page } = await site.staff();
    await page.goto(`/admin/clients/${client.slug}/learners?q=bea`);
    await row(page, 'bea@').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Export CSV of all that match' }).click()]);
    expect(download.suggestedFilename()).toBe('learners.csv');
    const href = await page.getByRole('link', { name: 'Export CSV of all that match' }).getAttribute('href');
    const csv = await (await page.request.get(href!)).text();
    expect(csv.trim().split('\n').map((line) => line.split(',')[0]!.replace('\uFEFF', ''))).toEqual(['First name', 'Bea']);
  });
});
