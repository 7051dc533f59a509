// What staff do on the lists of a client with 10,000 registration codes and 10,000 learners, each of it many times.
import { filter, goBackAndForward, pageFar } from './far-and-back.mjs';
import { ROWS, aimAt, button, openList, settled } from './list-page.mjs';
import { layoutShift, timed } from './page-clock.mjs';

const DIALOG = { selector: '[role="dialog"]' };

async function closeDialog(page) {
  await page.keyboard.press('Escape');
  await page.locator('[role="dialog"]').waitFor({ state: 'detached' });
}

const searched = (page, word) => page.waitForURL((url) => (url.searchParams.get('q') ?? '') === word).then(() => settled(page));

async function clear(page) {
  await button(page, 'Clear search').click();
  await searched(page, '');
  await page.locator('.pt-list-range', { hasText: '1–25 of 10,000' }).waitFor();
}

/** A search typed key by key, for what each key takes; and at once, for what its rows take when they are there. */
async function search(page, word, { keys, rows }) {
  const field = page.getByRole('searchbox');
  await field.focus();
  for (const key of word) keys.push(await timed(page, { event: 'keydown', act: () => page.keyboard.press(key) }));
  await searched(page, word);
  await clear(page);
  // As if typed fast: nothing is asked before the last key.
  await page.keyboard.insertText(word.slice(0, -1));
  rows.push(await timed(page, { event: 'keydown', act: () => page.keyboard.press(word.at(-1)), until: ROWS }));
  await settled(page);
  await clear(page);
}

async function page10(page, taken) {
  for (const way of ['Next', 'Previous']) {
    for (let at = 0; at < 10; at += 1) {
      taken.push(await timed(page, { act: await aimAt(button(page, way)), until: ROWS }));
      await settled(page);
    }
  }
}

/** Opens something by a click, again and again, and closes it by Esc. */
async function openEach(page, { times, target, until = DIALOG, close = closeDialog }, taken) {
  for (let at = 0; at < times; at += 1) {
    await target(at).scrollIntoViewIfNeeded();
    taken.push(await timed(page, { act: await aimAt(target(at)), until }));
    await settled(page);
    await close(page);
  }
}

async function closeMenu(page) {
  await page.keyboard.press('Escape');
  await page.locator('[role="menu"]').waitFor({ state: 'detached' });
}

const LISTS = [
  { list: 'codes', words: ['spring', 'pilot', 'works', 'trade'] },
  { list: 'learners', words: ['ada', 'nguyen', 'schmidt', 'zoe'] },
];

const MENU = { until: { selector: '[role="menu"]' }, close: closeMenu };

const WAYS = ['typing', 'rows of a search', 'paging', 'the last pages', 'sorting', 'a filter', 'back and forward', 'a first dialog', 'a dialog', 'a drawer', 'a row menu'];

/**
 * Everything that is measured, in order.
 *
 * @param slug of the client
 * @returns `taken`: what each took, by name; `shifts`: how much each page moved by itself
 */
export async function interact(page, slug) {
  const home = `/admin/clients/${slug}`;
  const taken = Object.fromEntries(WAYS.map((name) => [name, []]));
  const shifts = {};
  const leave = async (name) => {
    shifts[name] = await layoutShift(page);
  };
  await openList(page, `${home}/codes`);
  await openEach(page, { times: 1, target: () => button(page, 'Add Registration Codes') }, taken['a first dialog']);
  await openEach(page, { times: 40, target: () => button(page, 'Add Registration Codes') }, taken['a dialog']);
  await leave('dialogs');
  for (const { list, words } of LISTS) {
    await openList(page, `${home}/${list}`);
    for (const word of words) await search(page, word, { keys: taken.typing, rows: taken['rows of a search'] });
    await page10(page, taken.paging);
    for (let at = 0; at < 6; at += 1) {
      taken.sorting.push(await timed(page, { act: await aimAt(page.locator('.pt-sort').first()), until: ROWS }));
      await settled(page);
    }
    await openEach(page, { times: 10, target: (at) => page.locator('.pt-name').nth(at) }, taken['a drawer']);
    await openEach(page, { times: 10, target: (at) => page.locator('tbody .pt-actions button').nth(at), ...MENU }, taken['a row menu']);
    await leave(list);
  }
  for (const [name, work] of [['the last pages', pageFar], ['a filter', filter], ['back and forward', goBackAndForward]]) {
    await work(page, { home, slug }, taken[name]);
    await leave(name);
  }
  return { taken, shifts };
}
