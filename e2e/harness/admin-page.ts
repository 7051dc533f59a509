import type { Locator, Page } from 'playwright-core';
import { expectText } from './expect-text.js';

/** A button of a page or of a part of it, by its whole name. */
export const button = (within: Page | Locator, name: string): Locator => within.getByRole('button', { name, exact: true });

/** A link, by its whole name. */
export const link = (within: Page | Locator, name: string): Locator => within.getByRole('link', { name, exact: true });

/** A field that is typed into, by its whole name. */
export const field = (within: Page | Locator, name: string): Locator => within.getByRole('textbox', { name, exact: true });

/** The open dialog or drawer of a name. */
export const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name, exact: typeof name === 'string' });

/** The row of a table that has a text. */
export const row = (page: Page, text: string): Locator => page.getByRole('row').filter({ hasText: text });

/** Presses the button that saves a form; the keys that do the same stand in its name too. */
export async function save(form: Locator, name: string): Promise<void> {
  await form.getByRole('button', { name }).click();
}

/** Opens the Actions menu of a row, named as the row is, and presses what it offers. */
export async function act(page: Page, name: string, item: string): Promise<void> {
  await button(page, `Actions for ${name}`).click();
  await chooseItem(page, item);
}

/** Presses what an open menu offers. */
export async function chooseItem(page: Page, item: string): Promise<void> {
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** Waits until the page says at its edge that something was done. */
export async function seeDone(page: Page, text: string | RegExp): Promise<Locator> {
  const notice = page.getByRole('alert').filter({ hasText: text }).first();
  await expectText(notice, text);
  return notice;
}

/** As {@link seeDone}, with the pointer on it: the time in which it can be taken back stands still until the pointer goes on. */
export async function keepDone(page: Page, text: string | RegExp): Promise<Locator> {
  const notice = await seeDone(page, text);
  await notice.hover();
  return notice;
}

/** Waits until what has opened has the focus: from then on keys are pressed in it. */
export async function seeFocused(opened: Locator): Promise<Locator> {
  await opened.locator(':focus').first().waitFor();
  return opened;
}

/** Waits for the page of a name: its one heading of the first level. A count may stand behind it. */
export async function seePage(page: Page, name: string): Promise<void> {
  await expectText(page.getByRole('heading', { level: 1 }), new RegExp(`^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
}

/** Waits until a field of a form says what is wrong with it, and has the focus. */
export async function seeRefused(within: Locator, name: string, text: string | RegExp): Promise<void> {
  const refused = within.locator('[aria-invalid=true]:focus').and(field(within, name));
  await refused.waitFor();
  const said = (await refused.getAttribute('aria-describedby'))?.split(' ') ?? [];
  await expectText(within.locator(said.map((id) => `[id="${id}"]`).join(', ')), text);
}
