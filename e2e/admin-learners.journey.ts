import { expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { button, chooseItem, dialog, field, link, row, save, seeDone, seeFocused, seeRefused } from './harness/admin-page.js';
import { expectText } from './harness/expect-text.js';
import { tabTo } from './harness/keyboard.js';
import { registerLearner } from './harness/learner.js';
import { onEachDatabase, type Site } from './harness/site.js';

/** A client whose one learner, Mona Mover, came in by a code into EMEA; beside it are APAC, which is full, and Main. */
async function withMona(site: Site, name: string) {
  const owner = await site.owner();
  const client = await owner.createClient({ name });
  const emea = await owner.createSublicense(client.id, { name: 'EMEA', seatLimit: 3 });
  await owner.createSublicense(client.id, { name: 'APAC', seatLimit: 0 });
  const { code } = await owner.createCode(client.id, { code: 'MOVE-2099', sublicenseIds: [emea] });
  const email = `mona@${client.slug}.example.test`;
  await registerLearner(site.stranger(), { slug: client.slug, codes: [code], email, firstName: 'Mona', lastName: 'Mover' });
  const standing = async () => (await owner.accessOf(email)).filter(({ status }) => status === 'ACTIVE').map(({ sublicense }) => sublicense.name);
  return { client, email, standing };
}

/** Goes through what a list offers by the arrow keys until one is chosen. */
async function choose(page: Page, list: Locator, wanted: RegExp): Promise<void> {
  const chosen = () => list.evaluate((element) => (element instanceof HTMLSelectElement ? (element.selectedOptions[0]?.text ?? '') : ''));
  const most = await list.getByRole('option').count();
  await page.keyboard.press('Home');
  for (let step = 0; step < most && !wanted.test(await chosen()); step += 1) await page.keyboard.press('ArrowDown');
  expect(await chosen()).toMatch(wanted);
}

onEachDatabase((site) => {
  it('an access is moved by keys alone: refused where no seat is left, done elsewhere with its reasons, and back by Undo', async () => {
    const { client, standing } = await withMona(site, 'Moved Works');
    const { page, clicks } = await site.staff();
    await page.goto(`/admin/clients/${client.slug}/learners`);
    await tabTo(page, button(page, 'Mona Mover'));
    await page.keyboard.press('Enter');
    const drawer = await seeFocused(dialog(page, /Mona Mover/));
    await tabTo(page, button(drawer, 'Move EMEA'));
    await page.keyboard.press('Enter');
    const form = dialog(page, 'Move Mona Mover');
    const to = form.getByLabel('To', { exact: true });
    await to.and(page.locator(':focus')).waitFor();
    await form.getByRole('option', { name: /^APAC/ }).waitFor({ state: 'attached' });
    await choose(page, to, /^APAC/);
    await page.keyboard.press('Control+Enter');
    await to.and(page.locator('[aria-invalid=true]:focus')).waitFor();
    expect(await standing()).toEqual(['EMEA']);
    await choose(page, to, /^Main/);
    await page.keyboard.press('Control+Enter');
    await seeDone(page, 'Mona Mover is moved');
    await expectText(drawer.getByRole('region', { name: 'Main' }), /Open.*Redeemed MOVE-2099/s);
    expect(await standing()).toEqual(['Main']);
    await drawer.locator(':focus').waitFor();
    await page.keyboard.press('Control+z');
    await expectText(drawer.getByRole('region', { name: 'EMEA' }), /Open.*Redeemed MOVE-2099/s);
    expect(await standing()).toEqual(['EMEA']);
    expect(await clicks()).toBe(0);
  });

  it('a learner is renamed, gets a seat more until a day, and is removed after it was said what that means; the history tells it all', async () => {
    const { client, standing } = await withMona(site, 'Removed Works');
    const { page } = await site.staff();
    await page.goto(`/admin/clients/${client.slug}/learners`);
    await button(page, 'Mona Mover').click();
    const drawer = dialog(page, /Mona Mover/);
    await button(drawer, 'Edit').click();
    const names = dialog(page, 'Edit Mona Mover');
    await field(names, 'Family name').fill('Moved');
    await field(names, 'External id').fill('Emp-7');
    await save(names, 'Save changes');
    await seeDone(page, 'Mona Moved is saved');
    const renamed = dialog(page, /Mona Moved/);
    await button(renamed, 'Grant access').click();
    const grant = dialog(page, 'Grant access to Mona Moved');
    await grant.getByLabel('Sublicense').selectOption({ label: 'Main · no limit' });
    await grant.getByLabel('Access ends').fill('2099-03-31');
    await save(grant, 'Grant access');
    // Mona came by a code and never proved her address: what staff add is held until she does.
    await seeDone(page, 'A seat is held for Mona Moved');
    await expectText(renamed.getByRole('region', { name: 'Main' }), /Held until the address is proven.*31 Mar 2099/s);
    expect(await standing()).toEqual(['EMEA']);
    await link(renamed, 'History').click();
    const history = renamed.getByRole('region', { name: 'History of Mona Moved' });
    await expectText(history, /Main.*Mover.*Moved.*MOVE-2099.*through a registration code/s);
    await link(renamed, 'Access').click();
    await button(renamed, 'Remove from client …').click();
    const remove = dialog(page, 'Remove Mona Moved from Removed Works');
    await expectText(remove, 'EMEA');
    await save(remove, 'Remove from client');
    await seeDone(page, 'Mona Moved is removed from Removed Works');
    await expectText(page.getByRole('main'), 'No learners yet');
    expect(await standing()).toEqual([]);
    await page.goto(`/admin/clients/${client.slug}/history`);
    await expectText(page.getByRole('region', { name: 'History of Removed Works' }), 'Mona');
  });

  it('the data of a learner is downloaded, and the learner erased once the address was typed again: nothing says who it was', async () => {
    const { client, email, standing } = await withMona(site, 'Erased Works');
    const { page } = await site.staff();
    await page.goto(`/admin/clients/${client.slug}/learners`);
    await button(page, 'Mona Mover').click();
    const drawer = dialog(page, /Mona Mover/);
    const [file] = await Promise.all([page.waitForEvent('download'), button(drawer, 'Download data').click()]);
    expect(JSON.parse(await readFile(await file.path(), 'utf8'))).toMatchObject({ person: { email }, client: { name: 'Erased Works' } });
    await button(drawer, 'Erase learner …').click();
    const erase = dialog(page, 'Erase Mona Mover');
    await expectText(erase, 'at every client of this site');
    await save(erase, 'Erase learner');
    const typed = field(erase, `Type their address: ${email}`);
    await typed.and(page.locator('[aria-invalid=true]:focus')).waitFor();
    expect(await standing()).toEqual(['EMEA']);
    await typed.fill(email);
    await save(erase, 'Erase learner');
    await seeDone(page, 'The learner is erased');
    await expectText(page.getByRole('main'), 'No learners yet');
    await page.goto(`/admin/clients/${client.slug}/history`);
    const history = page.getByRole('region', { name: 'History of Erased Works' });
    await expectText(history, 'Erased the personal data');
    expect(await history.innerText()).not.toContain('Mona');
  });

  it('somebody who has an account elsewhere is added by hand; somebody unknown is refused with the way in', async () => {
    const { email } = await withMona(site, 'Known Works');
    const other = await (await site.owner()).createClient({ name: 'Adding Works' });
    const { page } = await site.staff();
    await page.goto(`/admin/clients/${other.slug}`);
    await button(page, 'More for Adding Works').click();
    await chooseItem(page, 'Add without Invite');
    const form = dialog(page, 'Add without Invite');
    await field(form, 'E-mail').fill('nobody@nowhere.example.test');
    await form.getByLabel('Sublicense').selectOption({ label: 'Main · no limit' });
    await save(form, 'Add learner');
    await seeRefused(form, 'E-mail', 'Give them a registration code');
    await field(form, 'E-mail').fill(email.toUpperCase());
    await save(form, 'Add learner');
    await seeDone(page, 'Mona Mover is added');
    await expectText(row(page, email), 'Main');
    expect(new URL(page.url()).pathname).toBe(`/admin/clients/${other.slug}/learners`);
  });
});
