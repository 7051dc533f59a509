import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { button, dialog, field, link, row, seeDone, seeFocused, seePage } from './harness/admin-page.js';
import { expectText } from './harness/expect-text.js';
import { seeFocus, tabTo } from './harness/keyboard.js';
import { registerLearner } from './harness/learner.js';
import { OWNER } from './harness/owner.js';
import { onEachDatabase } from './harness/site.js';

/** More than any page here has to walk through. */
const MOST_STEPS = 80;

/** Waits until the focus has come to something by itself, and sees that it shows. */
async function comesBack(target: Locator): Promise<void> {
  await target.and(target.page().locator(':focus')).waitFor();
  await seeFocus(target);
}

/** Opens a menu from the keyboard and presses what it offers, by the arrow keys alone. */
async function choose(page: Page, menu: Locator, item: string): Promise<void> {
  await tabTo(page, menu);
  await page.keyboard.press('Enter');
  const wanted = page.getByRole('menuitem', { name: item, exact: true });
  await page.getByRole('menu').locator(':focus').waitFor();
  const most = await page.getByRole('menuitem').count();
  for (let step = 0; step < most && !(await wanted.evaluate((element) => element === document.activeElement)); step += 1) await page.keyboard.press('ArrowDown');
  await seeFocus(wanted);
  await page.keyboard.press('Enter');
}

async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

/** Goes on by Tab until an element has the focus; what had it on the way and could not be seen, because something lies over its middle. */
async function coveredOnTheWay(page: Page, last: Locator): Promise<string[]> {
  const covered: string[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(async () => {
      // What the focus brings into view or shows is there with the next frame.
      for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
      const active = document.activeElement!;
      const { left, top, width, height } = active.getBoundingClientRect();
      const over = document.elementFromPoint(left + width / 2, top + height / 2);
      const isSeen = over !== null && (active.contains(over) || over.contains(active) || (over instanceof HTMLLabelElement && over.control === active));
      return isSeen ? null : `${active.tagName} ${active.getAttribute('aria-label') ?? active.textContent} at ${Math.round(top)} under ${over?.className ?? 'nothing'}`;
    });
    if (found !== null) covered.push(found);
    if (await last.evaluate((element) => element === document.activeElement)) return covered;
  }
  throw new Error(`Tab does not lead to ${last.toString()}.`);
}

onEachDatabase((site) => {
  it('from signing in to a code without a pointer: every step shows where the focus is', async () => {
    await (await site.owner()).createClient({ name: 'Keyed Works' });
    const { page, clicks } = await site.visitor();
    await page.goto('/admin/');
    await type(page, field(page, 'E-mail'), OWNER.email);
    await type(page, page.getByLabel('Password', { exact: true }), OWNER.password);
    await page.keyboard.press('Enter');
    await seePage(page, 'Clients');

    await tabTo(page, button(page, 'Add Client'));
    await page.keyboard.press('Enter');
    const add = dialog(page, 'Add Client');
    await field(add, 'Name').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('Typed Works');
    await page.keyboard.press('Control+Enter');
    await seePage(page, 'Typed Works');

    await choose(page, button(page, 'Add'), 'Registration Codes');
    const form = dialog(page, 'Add Registration Codes');
    await field(form, 'Label').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('By hand alone');
    await type(page, field(form, 'Code'), 'KEYS-2099');
    await page.keyboard.press('Control+Enter');
    await expectText(row(page, 'By hand alone'), 'KEYS-2099');
    expect(await clicks()).toBe(0);
  });

  it('Esc closes a dialog, a drawer and a menu, and the focus is back at what opened them', async () => {
    const owner = await site.owner();
    const client = await owner.createClient({ name: 'Escaped Works' });
    const { code } = await owner.createCode(client.id, { label: 'A card', sublicenseIds: [client.mainSublicense.id] });
    await registerLearner(site.stranger(), { slug: client.slug, codes: [code], email: 'nora@escaped.example.test' });
    const { page, clicks } = await site.staff();
    await page.goto(`/admin/clients/${client.slug}/codes`);
    const escape = async (opened: Locator, opener: Locator) => {
      await opened.waitFor();
      await page.keyboard.press('Escape');
      await opened.waitFor({ state: 'hidden' });
      await comesBack(opener);
    };
    const addCode = button(page, 'Add Registration Codes');
    await tabTo(page, addCode);
    await page.keyboard.press('Enter');
    await escape(dialog(page, 'Add Registration Codes'), addCode);
    const actions = button(page, 'Actions for A card');
    await choose(page, actions, 'Edit');
    await escape(dialog(page, 'Edit A card'), actions);
    await tabTo(page, actions.or(button(page, 'A card')).first());
    await tabTo(page, button(page, 'A card'));
    await page.keyboard.press('Enter');
    await escape(dialog(page, /A card/), button(page, 'A card'));
    await tabTo(page, actions);
    await page.keyboard.press('Enter');
    await escape(page.getByRole('menu'), actions);

    await page.goto(`/admin/clients/${client.slug}/learners`);
    const learner = button(page, 'Nora Newcomer');
    await tabTo(page, learner);
    await page.keyboard.press('Enter');
    const drawer = await seeFocused(dialog(page, /Nora Newcomer/));
    await tabTo(page, button(drawer, 'Revoke Main'));
    await page.keyboard.press('Enter');
    await tabTo(page, button(drawer, 'Grant again'));
    await page.keyboard.press('Enter');
    await seeDone(page, 'Nora Newcomer has access to Main');
    await escape(drawer, learner);
    expect(await clicks()).toBe(0);
  });

  it('“/” leads to the search and Esc empties it; “?” shows the keys; neither means anything in a field', async () => {
    await (await site.owner()).createClient({ name: 'Sought Works' });
    const { page } = await site.staff();
    await page.goto('/admin/clients');
    await link(page, 'Sought Works').waitFor();
    const search = page.getByRole('searchbox', { name: 'Name, path or SKU' });
    await page.keyboard.press('/');
    await comesBack(search);
    await page.keyboard.type('a/b?');
    expect(await search.inputValue()).toBe('a/b?');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.locator('input[type=search][value=""]').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('?');
    const help = dialog(page, 'Help and shortcuts');
    await help.waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
  });

  it('on a phone nothing that has the focus lies under what sticks to an edge: on a list, with rows chosen, in a dialog', async () => {
    const owner = await site.owner();
    const client = await owner.createClient({ name: 'Narrow Works' });
    for (let number = 1; number <= 4; number += 1) await owner.createCode(client.id, { label: `Code ${number}`, sublicenseIds: [client.mainSublicense.id] });
    const { page } = await site.staff({ width: 360, reducedMotion: true });
    await page.goto(`/admin/clients/${client.slug}/codes`);
    await row(page, 'Code 4').waitFor();
    expect(await coveredOnTheWay(page, button(page, 'Actions for Code 1'))).toEqual([]);
    const box = page.getByRole('checkbox', { name: 'Select Code 1' });
    await box.focus();
    await page.keyboard.press('Space');
    await page.getByRole('region', { name: 'Chosen rows' }).waitFor();
    expect(await coveredOnTheWay(page, button(page, 'Actions for Code 1'))).toEqual([]);
    await page.goto(`/admin/clients/${client.slug}/codes?add=1`);
    const form = dialog(page, 'Add Registration Codes');
    await form.getByRole('checkbox', { name: 'Main' }).waitFor();
    expect(await coveredOnTheWay(page, button(form, 'Cancel'))).toEqual([]);
  });

  it('the page can be gone to past everything around it; a list is sorted and paged by keys', async () => {
    const { page, clicks } = await site.staff();
    await page.goto('/admin/clients');
    await link(page, 'Skip to the page').waitFor({ state: 'attached' });
    await tabTo(page, link(page, 'Skip to the page'));
    await page.keyboard.press('Enter');
    await page.locator('main:focus').waitFor();
    const head = page.getByRole('columnheader', { name: 'Client' });
    await tabTo(page, head.getByRole('button'));
    await page.keyboard.press('Enter');
    await page.locator('th[aria-sort=descending]').waitFor();
    expect(await clicks()).toBe(0);
  });
});
