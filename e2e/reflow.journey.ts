import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { cutOff } from './harness/cut-off.js';
import { buildHouse, type House } from './harness/house.js';
import { seeFocus, tabTo } from './harness/keyboard.js';
import { LEARNER_STATES, reachState } from './harness/learner-states.js';
import { nonText } from './harness/non-text.js';
import { shot } from './harness/screenshots.js';
import { onSqlite } from './harness/site.js';

/** States with everything that pages are made of; in German where a state is in both languages, for its words are longer. */
const STATES = LEARNER_STATES.filter(({ name }) =>
  ['landing-de', 'no-seats-de', 'one-of-two-refused', 'two-codes', 'form-all-wrong-de', 'server-failed', 'one-tap-de', 'sign-in-refused-de', 'dashboard-several', 'access-disabled-de', 'menu-open', 'profile-password-refused-de', 'unknown-page-de'].includes(name),
);

/** The spacing that people may choose for themselves (WCAG 2.2, 1.4.12). */
const SPACED = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

/** Styles of whoever reads, which the page's content security policy does not bind. */
async function readWith(page: Page, styles: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, styles);
}

/** Makes every word longer by two fifths, as a translation may be. */
async function lengthen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.closest('script, noscript') === null) node.textContent = (node.textContent ?? '').replaceAll(/[\p{L}-]+/gu, (word) => word + word.slice(0, Math.ceil(word.length * 0.4)));
    }
  });
}

// About what is shown, which no database changes: SQLite is enough.
onSqlite((site) => {
  const houses: Promise<House>[] = [];
  const house = () => {
    houses[0] ??= buildHouse(site, 'Lantern', '#f28c28');
    return houses[0];
  };

  it('every state that is looked at here is there', () => expect(STATES).toHaveLength(13));

  it.each(STATES.map((state) => [state.name, state] as const))('%s: all of it can be read in a narrow window, enlarged, spaced out and in longer words', async (name, state) => {
    const { page } = await reachState(site, await house(), state, { width: 320 });
    expect(await cutOff(page)).toEqual([]);
    await readWith(page, SPACED);
    expect(await cutOff(page)).toEqual([]);
    await shot(page, `${name}-320-spaced`);

    // A browser that enlarges a page of 1280 by 800 to 200 % lays it out in half as many pixels, each twice as large.
    await page.setViewportSize({ width: 640, height: 400 });
    await readWith(page, '');
    expect(await cutOff(page)).toEqual([]);
    // Enlarging text alone changes the size everything else is told in.
    await readWith(page, 'html { font-size: 200% }');
    expect(await cutOff(page)).toEqual([]);
    await shot(page, `${name}-640-large-text`);

    await readWith(page, '');
    await page.setViewportSize({ width: 360, height: 740 });
    await lengthen(page);
    expect(await cutOff(page)).toEqual([]);
    await shot(page, `${name}-360-longer`);
  });

  it.each(STATES.map((state) => [state.name, state] as const))('%s: with colours forced on it, buttons, fields and ticks are still to be seen', async (name, state) => {
    const { page } = await reachState(site, await house(), state, { width: 360 });
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await nonText(page)).toEqual([]);
    const hidden = await page.locator('.icon').evaluateAll((icons) => icons.filter((icon) => getComputedStyle(icon).stroke === getComputedStyle(document.body).backgroundColor).length);
    expect(hidden).toBe(0);
    await shot(page, `${name}-forced`);
  });

  it('with colours forced on the page the focus shows', async () => {
    const { client } = await house();
    const { page } = await site.visitor();
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(`/${client.slug}`);
    for (const target of [page.getByRole('link', { name: 'Deutsch' }), page.locator('#code'), page.getByRole('button', { name: 'Continue' })]) {
      await tabTo(page, target);
      await seeFocus(target);
      const [outline, ground] = await target.evaluate((element) => [getComputedStyle(element).outlineColor, getComputedStyle(document.body).backgroundColor]);
      expect(outline).not.toBe(ground);
    }
  });

  it.each([[false, 1], [true, 0]])('whoever wants less motion (%s) sees no more of it than they want: %i', async (reducedMotion, moving) => {
    const { client, codes } = await house();
    const { page, context } = await site.visitor({ reducedMotion });
    await context.route('**/graphql', () => {});
    await page.goto(`/${client.slug}`);
    await page.locator('#code').fill(codes.good);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'One moment' }).waitFor();
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(moving);
  });
});
