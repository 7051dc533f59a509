import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { act, button, dialog, link, row, seeFocused } from './harness/admin-page.js';
import { expectText } from './harness/expect-text.js';
import { holdOperations } from './harness/held-back.js';
import { tabTo } from './harness/keyboard.js';
import type { MadeClient } from './harness/owner.js';
import { onEachDatabase, type Site } from './harness/site.js';

/** Enough for two pages, of those that are live too. */
const LIVE = 27;

/** A client with two pages of live codes and two disabled ones. */
async function withCodes(site: Site, name: string): Promise<MadeClient> {
  const owner = await site.owner();
  const client = await owner.createClient({ name });
  const sublicenseIds = [client.mainSublicense.id];
  const off: string[] = [];
  for (let at = 1; at <= 2; at += 1) off.push((await owner.createCode(client.id, { label: `Off ${at}`, sublicenseIds })).id);
  await owner.setCodesEnabled(off, false);
  for (let at = 1; at <= LIVE; at += 1) await owner.createCode(client.id, { label: `Live ${at}`, sublicenseIds, maxRedemptions: at });
  return client;
}

/** Where the heads of the columns, the filters and the buttons below stand, in pixels from the left and from the top. */
const places = (page: Page) =>
  page.locator('.pt-table th, .pt-toolbar > button, .pt-toolbar-end button, .pt-pages button').evaluateAll((parts) =>
    parts.map((part) => {
      const { left, top } = part.getBoundingClientRect();
      return `${part.textContent} ${left} ${top}`;
    }),
  );

const seeRange = (page: Page, range: string) => expectText(page.locator('.pt-list-range'), range);

onEachDatabase((site) => {
  it('back and forth goes through a filter, its pages, a drawer and its tabs, one at a time, and a load keeps each', async () => {
    const { slug } = await withCodes(site, 'Winding Works');
    const { page } = await site.staff();
    await page.goto(`/admin/clients/${slug}/codes`);
    await seeRange(page, '1–25 of 29');
    await button(page.getByRole('search'), 'State').click();
    await page.getByRole('menuitemradio', { name: 'Live', exact: true }).click();
    await seeRange(page, `1–25 of ${LIVE}`);
    await button(page, 'Next').click();
    await seeRange(page, `26–27 of ${LIVE}`);
    await button(page, 'Live 1').click();
    const drawer = dialog(page, /Live 1/);
    await expectText(drawer, '0 / 1');
    await link(drawer, 'QR').click();
    await button(drawer, 'Download SVG').waitFor();
    await link(drawer, 'History').click();
    const history = drawer.getByRole('region', { name: /^History of/ });
    await expectText(history, /Owner ·/);

    await page.goBack();
    await button(drawer, 'Download SVG').waitFor();
    await page.goBack();
    await expectText(drawer, '0 / 1');
    await page.goBack();
    await drawer.waitFor({ state: 'hidden' });
    await seeRange(page, `26–27 of ${LIVE}`);
    await page.goBack();
    await seeRange(page, `1–25 of ${LIVE}`);
    await page.goBack();
    await seeRange(page, '1–25 of 29');

    for (const range of [`1–25 of ${LIVE}`, `26–27 of ${LIVE}`]) {
      await page.goForward();
      await seeRange(page, range);
    }
    await page.goForward();
    await expectText(drawer, '0 / 1');
    await page.goForward();
    await page.reload();
    await button(drawer, 'Download SVG').waitFor();
    await page.goForward();
    await expectText(history, /Owner ·/);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await seeRange(page, `26–27 of ${LIVE}`);
    await row(page, 'Live 2').waitFor();
  });

  it('columns, filters and buttons of a list stay where they are from the first paint on, whatever rows come', async () => {
    const { slug } = await withCodes(site, 'Patient Works');
    const { page } = await site.staff();
    const release = await holdOperations(page, 'RegistrationCodes');
    await page.goto(`/admin/clients/${slug}/codes`);
    await page.locator('.pt-skeleton').first().waitFor();
    const before = await places(page);
    release();
    await seeRange(page, '1–25 of 29');
    expect(await places(page)).toEqual(before);
    await button(page, 'Next').click();
    await seeRange(page, '26–29 of 29');
    expect(await places(page)).toEqual(before);
    await page.getByRole('searchbox').fill('off');
    await seeRange(page, '1–2 of 2');
    expect(await places(page)).toEqual(before);
  });

  it('other rows of a list begin at its top', async () => {
    const { slug } = await withCodes(site, 'Scrolled Works');
    const { page } = await site.staff();
    await page.goto(`/admin/clients/${slug}/codes?sort=label`);
    await row(page, 'Live 6').scrollIntoViewIfNeeded();
    const scrolled = () => page.locator('.pt-scroll').evaluate(({ scrollTop }) => scrollTop);
    expect(await scrolled()).toBeGreaterThan(0);
    await page.getByRole('columnheader', { name: 'Label' }).getByRole('button').click();
    await page.locator('th[aria-sort=descending]').waitFor();
    expect(await scrolled()).toBe(0);
  });

  it('the QR code of a code is one choice away, by keys too, and is kept as a file named like the code', async () => {
    const owner = await site.owner();
    const client = await owner.createClient({ name: 'Scanned Works' });
    await owner.createCode(client.id, { code: 'SCAN-ME', label: 'On posters', sublicenseIds: [client.mainSublicense.id] });
    const { page, clicks } = await site.staff();
    await page.goto(`/admin/clients/${client.slug}/codes`);
    await act(page, 'On posters', 'QR code');
    const drawer = await seeFocused(dialog(page, /On posters/));
    await drawer.getByRole('img', { name: new RegExp(`^QR code of .*/${client.slug}/SCAN-ME$`, 'i') }).waitFor();
    expect(await clicks()).toBe(2);
    const kept = page.waitForEvent('download');
    await tabTo(page, button(drawer, 'Download SVG'));
    await page.keyboard.press('Enter');
    const file = await kept;
    expect(file.suggestedFilename()).toBe('SCAN-ME.svg');
    expect(await readFile(await file.path(), 'utf8')).toMatch(/^<svg .*<\/svg>\s*$/s);
  });
});
