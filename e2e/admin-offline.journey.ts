import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectText } from './harness/expect-text.js';
import { OWNER } from './harness/owner.js';
import { slowDown } from './harness/held-back.js';
import { operationsOf } from './harness/learner-page.js';
import { onEachDatabase, type Site } from './harness/site.js';

/** Enough for three pages. */
const CODES = 60;
const OFFLINE = /ERR_INTERNET_DISCONNECTED/;

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const table = (page: Page) => page.getByRole('table', { name: 'Registration codes' });
const rows = (page: Page) => page.locator('tbody tr:not(.pt-skeleton)');
const strip = (page: Page) => page.getByRole('alert').filter({ hasText: 'The list could not be' });
const seeRange = (page: Page, range: string) => expectText(page.locator('.pt-list-range'), range);

async function signIn(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'E-mail', exact: true }).fill(OWNER.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(OWNER.password);
  await press(page, 'Sign in');
}

/** What a page of codes loads behind itself once it has nothing to do. */
const BEHIND = ['AddClientDialog', 'CopyClientDialog', 'DeleteClientDialog', 'ChooseClientDialog', 'AddCodeDialog', 'EditCodeDialog', 'CodeDrawer', 'HistoryList'];

/** Waits until all of it is there: what is still on its way when the server goes would be a trouble of its own. */
async function settled(page: Page): Promise<void> {
  // An entry is made when its answer has come.
  await page.waitForFunction((names) => {
    const come = performance.getEntriesByType('resource').map(({ name }) => name);
    return names.every((part) => come.some((address) => address.includes(`/${part}-`) && address.endsWith('.js'))) && come.some((address) => /HistoryList-[^/]*css$/.test(address));
  }, BEHIND);
}

let sites = 0;

/** Staff in front of the first page of a client's codes. */
async function atCodes(site: Site, expectedTroubles: readonly RegExp[] = []) {
  const owner = await site.owner();
  const slug = `many-${(sites += 1)}`;
  const client = await owner.createClient({ name: `Many ${sites}`, slug });
  for (let at = 0; at < CODES; at += 1) await owner.createCode(client.id, { sublicenseIds: [client.mainSublicense.id], label: `Code ${at}` });
  const visitor = await site.visitor({ expectedTroubles });
  const behind = ['"after":"', '"operationName":"Jobs"'].map((asked) => visitor.page.waitForResponse((response) => response.request().postData()?.includes(asked) ?? false));
  await visitor.page.goto(`/admin/clients/${slug}/codes`);
  await signIn(visitor.page);
  await seeRange(visitor.page, `1–25 of ${CODES}`);
  for (const answer of behind) await (await answer).finished();
  await settled(visitor.page);
  return visitor;
}

onEachDatabase((site) => {
  it('a slow server: the rows stay, dimmed and said to be on their way; placeholders stand there only before the first', async () => {
    const { page } = await atCodes(site);
    const release = await slowDown(page);
    await press(page, 'Label');
    await page.locator('[data-stale]').waitFor();
    expect(await table(page).getAttribute('aria-busy')).toBe('true');
    expect(await rows(page).count()).toBe(25);
    expect(await page.locator('.pt-skeleton').count()).toBe(0);
    release();
    await page.locator('[data-stale]').waitFor({ state: 'detached' });
    await expectText(rows(page).first(), /Code 0/);
    expect(await table(page).getAttribute('aria-busy')).toBe('false');
  });

  it('a slow server: the pages beside the one on the screen are there already', async () => {
    const { page } = await atCodes(site);
    const release = await slowDown(page);
    await press(page, 'Next');
    await seeRange(page, `26–50 of ${CODES}`);
    await press(page, 'Previous');
    await seeRange(page, `1–25 of ${CODES}`);
    release();
  });

  it('offline: the rows stay, a strip says why and tries again, and nothing is asked for without end', async () => {
    const { page, context } = await atCodes(site, [OFFLINE]);
    await context.setOffline(true);
    await press(page, 'Next');
    await strip(page).waitFor();
    expect(await rows(page).count()).toBe(25);
    const sent = operationsOf(page);
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('after'));
    await strip(page).waitFor();
    await page.goForward();
    await page.waitForURL((url) => url.searchParams.has('after'));
    await strip(page).waitFor();
    // What is known is shown, and asked for anew: once for each of the two.
    expect(sent.filter((name, at) => sent.slice(0, at).filter((before) => before === name).length >= 2)).toEqual([]);
    await context.setOffline(false);
    await press(page, 'Try again');
    await seeRange(page, `26–50 of ${CODES}`);
    await strip(page).waitFor({ state: 'detached' });
  });

  it('a server that was restarted meanwhile: the page goes on where it was', async () => {
    const { page } = await atCodes(site);
    await site.restart();
    await press(page, 'Next');
    await seeRange(page, `26–50 of ${CODES}`);
    await press(page, 'Previous');
    await seeRange(page, `1–25 of ${CODES}`);
  });

  it('signed out in another tab: sign-in over the page, what was typed stays, and is saved once somebody is in again', async () => {
    const { page, context } = await atCodes(site, [/status of 401/]);
    await press(page, 'Actions for Code 59');
    await page.getByRole('menuitem', { name: 'Edit', exact: true }).click();
    await page.getByRole('textbox', { name: 'Label' }).fill('Typed before');
    await context.clearCookies();
    await page.getByRole('button', { name: 'Save changes' }).click();
    const dialog = page.getByRole('dialog', { name: 'You were signed out' });
    await dialog.waitFor();
    expect(await page.locator('input[type=text]').first().inputValue()).toBe('Typed before');
    await signIn(page);
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Typed before', exact: true }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});
