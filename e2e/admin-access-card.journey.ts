import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { expectText } from './harness/expect-text.js';
import { hasFocus, tabTo } from './harness/keyboard.js';
import { operationsOf } from './harness/learner-page.js';
import { registerLearner } from './harness/learner.js';
import { shot } from './harness/screenshots.js';
import { onEachDatabase, type Site } from './harness/site.js';
import type { Visitor, VisitorOptions } from './harness/visitor.js';

const SHARES = ['EMEA', 'APAC', 'Americas'];

interface Look extends Visitor {
  /** The Access cell of the code. */
  readonly target: Locator;
  readonly card: Locator;
  /** How often the seats of a code were asked for. */
  readonly asked: () => number;
}

/** The list of codes of a client whose one code opens three sublicenses, the first of them with one of its two seats taken. */
async function look(site: Site, name: string, options: Omit<VisitorOptions, 'as'> = {}): Promise<Look> {
  const owner = await site.owner();
  const client = await owner.createClient({ name });
  const ids: string[] = [];
  for (const share of SHARES) ids.push(await owner.createSublicense(client.id, { name: share, ...(share === 'EMEA' && { seatLimit: 2 }) }));
  const { code } = await owner.createCode(client.id, { label: 'Three shares', sublicenseIds: ids });
  await registerLearner(site.stranger(), { slug: client.slug, codes: [code], email: `nora@${client.slug}.example.test` });
  const visitor = await site.staff(options);
  const { page } = visitor;
  const operations = operationsOf(page);
  await page.clock.install();
  await page.goto(`/admin/clients/${client.slug}/codes`);
  const target = page.getByRole('button', { name: new RegExp(`^${name} · EMEA`) });
  await target.waitFor();
  return { ...visitor, target, card: page.getByRole('tooltip'), asked: () => operations.filter((operation) => operation === 'CodeAccess').length };
}

async function seeEverySublicense(card: Locator): Promise<void> {
  await expectText(card, 'This code opens 3 sublicenses');
  await expectText(card, /EMEA.*1 \/ 2 1 left/);
  expect(await card.locator('dt').allInnerTexts()).toEqual(SHARES);
  expect(await card.locator('dd').allInnerTexts()).toEqual(['1 / 2 1 left', '1 no limit', '1 no limit']);
}

async function middleOf(target: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const { x, y, width, height } = (await target.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

/** Lets more time go by than any delay of a card. */
const wait = (page: Page) => page.clock.runFor(15_000);

/** From here on no time goes by on the page but what {@link wait} lets: however long a pointer takes from one place to another, it is quick. */
const stopTime = async (page: Page) => page.clock.pauseAt((await page.evaluate(() => Date.now())) + 60_000);

onEachDatabase((site) => {
  describe('the Access column', () => {
    it('says the client and the first sublicense in text, and how many more', async () => {
      const { target, asked } = await look(site, 'Textual');
      expect((await target.innerText()).replaceAll(/\s+/g, ' ')).toBe('Textual · EMEA +2 and 2 more');
      expect(asked()).toBe(0);
    });

    it('shows every sublicense and its seats by one hover, by one request however often it opens', async () => {
      const { page, target, card, asked } = await look(site, 'Hovered');
      for (let time = 0; time < 3; time += 1) {
        await target.hover();
        await seeEverySublicense(card);
        await page.mouse.move(640, 700);
        await card.waitFor({ state: 'hidden' });
      }
      expect(asked()).toBe(1);
      await target.hover();
      await card.waitFor();
      await shot(page, 'access-card');
    });

    it('stays under a resting pointer, lets it enter and walk about, and closes when it is left', async () => {
      const { page, target, card } = await look(site, 'Resting');
      await target.hover();
      await seeEverySublicense(card);
      await stopTime(page);
      expect(await card.isVisible()).toBe(true);
      const inside = await middleOf(card.locator('dt').last());
      await page.mouse.move(inside.x, inside.y, { steps: 25 });
      await wait(page);
      for (const text of await card.locator('dt, dd').all()) {
        const { x, y } = await middleOf(text);
        await page.mouse.move(x, y, { steps: 10 });
        await wait(page);
        expect(await card.isVisible()).toBe(true);
      }
      await page.mouse.move(640, 700, { steps: 5 });
      await wait(page);
      await card.waitFor({ state: 'hidden' });
    });

    it('is closed by Esc under a resting pointer and stays closed until it moves', async () => {
      const { page, target, card } = await look(site, 'Escaped');
      await target.hover();
      await seeEverySublicense(card);
      await page.keyboard.press('Escape');
      await card.waitFor({ state: 'hidden' });
      await wait(page);
      expect(await card.isVisible()).toBe(false);
      await page.mouse.move(640, 700);
      await target.hover();
      await card.waitFor();
      const inside = await middleOf(card);
      await page.mouse.move(inside.x, inside.y, { steps: 10 });
      await page.keyboard.press('Escape');
      await card.waitFor({ state: 'hidden' });
    });

    it('shows the same by keyboard focus, as the description of what has the focus', async () => {
      const { page, target, card, asked, clicks } = await look(site, 'Focused');
      await tabTo(page, target);
      await seeEverySublicense(card);
      expect(await target.getAttribute('aria-describedby')).toBe(await card.getAttribute('id'));
      await wait(page);
      expect(await card.isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      await card.waitFor({ state: 'hidden' });
      expect(await hasFocus(target)).toBe(true);
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Tab');
      await card.waitFor();
      await page.keyboard.press('Tab');
      await card.waitFor({ state: 'hidden' });
      expect([asked(), await clicks()]).toEqual([1, 0]);
    });

    it('shows the same by one tap, inside of the window, until a tap elsewhere', async () => {
      const { page, target, card, asked, clicks } = await look(site, 'Tapped', { width: 360 });
      await target.tap();
      await seeEverySublicense(card);
      await wait(page);
      expect(await card.isVisible()).toBe(true);
      const { x, width } = (await card.boundingBox())!;
      expect(x >= 0 && x + width <= 360).toBe(true);
      expect([asked(), await clicks()]).toEqual([1, 1]);
      await shot(page, 'access-card-phone');
      await page.getByRole('heading', { level: 1 }).tap();
      await card.waitFor({ state: 'hidden' });
    });
  });
});
