import { describe, expect, it } from '@jest/globals';
import { act, button, chooseItem, dialog, field, keepDone, link, row, save, seeDone, seePage, seeRefused } from './harness/admin-page.js';
import { expectText } from './harness/expect-text.js';
import { registerLearner } from './harness/learner.js';
import type { MadeClient } from './harness/owner.js';
import { shot } from './harness/screenshots.js';
import { onEachDatabase, type Site } from './harness/site.js';

interface Place {
  readonly client: MadeClient;
  readonly emea: string;
}

/** A client with a sublicense of 2 seats, EMEA, beside its Main. */
async function place(site: Site, name: string): Promise<Place> {
  const owner = await site.owner();
  const client = await owner.createClient({ name, timeZone: 'Europe/Berlin' });
  return { client, emea: await owner.createSublicense(client.id, { name: 'EMEA', seatLimit: 2 }) };
}

onEachDatabase((site) => {
  describe('a registration code', () => {
    it('is made by the steps of old guides, under their words', async () => {
      const { client } = await place(site, 'Acme Rockets');
      const { page } = await site.staff();
      await page.goto('/admin/');
      await link(page, 'Panorama').click();
      await seePage(page, 'Clients');
      await act(page, 'Acme Rockets', 'Edit');
      await seePage(page, 'Acme Rockets');
      await link(page, 'Users').click();
      await page.getByRole('navigation', { name: 'Users' }).getByRole('link', { name: 'Registration Codes' }).click();
      await button(page, 'Add Registration Codes').click();
      const form = dialog(page, 'Add Registration Codes');
      await field(form, 'Label').fill('Autumn course');
      await field(form, 'Code').fill('FALL-2026');
      const access = form.getByRole('group', { name: 'Access' });
      await expectText(access, 'Client: Acme Rockets');
      await access.getByRole('group', { name: 'Sublicenses' }).getByRole('checkbox', { name: 'EMEA' }).check();
      await field(form, 'Redemptions').fill('2');
      await save(form, 'Save code');
      await seeDone(page, 'FALL-2026 is ready');
      await expectText(row(page, 'Autumn course'), /FALL-2026.*Acme Rockets · EMEA.*0 \/ 2.*no end.*Live/s);
      expect(new URL(page.url()).pathname).toBe(`/admin/clients/${client.slug}/codes`);
      await row(page, 'Autumn course').getByRole('button', { name: /^Acme Rockets · EMEA/ }).hover();
      await expectText(page.getByRole('tooltip'), /EMEA.*0 \/ 2 2 left/);
      await page.getByRole('navigation', { name: 'Users' }).getByRole('link', { name: 'Learners' }).click();
      await button(page, 'More for Acme Rockets').click();
      await chooseItem(page, 'Add Learner');
      await dialog(page, 'Add Learner').waitFor();
    });

    it('is saved in 4 clicks from the first page', async () => {
      await place(site, 'Brief Steps');
      const { page, clicks } = await site.staff();
      await page.goto('/admin/');
      await act(page, 'Brief Steps', 'Add Registration Codes');
      const form = dialog(page, 'Add Registration Codes');
      await field(form, 'Label').and(page.locator(':focus')).waitFor();
      await page.keyboard.type('Four clicks');
      await form.getByRole('checkbox', { name: 'EMEA' }).check();
      await save(form, 'Save code');
      await row(page, 'Four clicks').waitFor();
      expect(await clicks()).toBe(4);
    });

    it('has the code and the link after saving that were shown before', async () => {
      const { client } = await place(site, 'Preview Works');
      const { page } = await site.staff();
      await page.goto(`/admin/clients/${client.slug}/codes?add=1`);
      const form = dialog(page, 'Add Registration Codes');
      const preview = form.getByRole('group', { name: 'Preview' });
      await expectText(preview, 'Twelve symbols nobody guesses');
      await field(form, 'Label').fill('Spring');
      await field(form, 'Code').pressSequentially('spring 2099');
      const shown = `${new URL(site.url).host}/preview-works/spring-2099`;
      await expectText(preview, shown);
      await expectText(form, 'Available.');
      await form.getByRole('checkbox', { name: 'Main' }).check();
      await save(form, 'Save code');
      const made = row(page, 'Spring');
      await made.waitFor();
      const after = (await made.locator('.pt-mono').first().innerText()).toLowerCase();
      await button(made, 'Spring').click();
      await expectText(dialog(page, /Spring/), shown);
      expect(after).toBe('spring-2099');
      const visit = await site.visitor();
      await visit.page.goto(`http://${shown}`);
      await visit.page.getByRole('heading', { level: 1, name: 'Create your account' }).waitFor();
    });

    it('is warned of before it is saved: when it can be guessed, when it lets in more than there are seats', async () => {
      const { client } = await place(site, 'Warned Works');
      const { page } = await site.staff();
      await page.goto(`/admin/clients/${client.slug}/codes?add=1`);
      const form = dialog(page, 'Add Registration Codes');
      const guessable = form.getByText('A chosen code can be guessed.');
      await field(form, 'Code').fill('FALL-2026');
      await guessable.waitFor();
      await expectText(form.locator('.pt-choice').filter({ hasText: 'EMEA' }), '0 / 2 2 left');
      await form.getByRole('checkbox', { name: 'EMEA' }).check();
      await field(form, 'Redemptions').fill('3');
      await guessable.waitFor({ state: 'hidden' });
      await form.getByText('3 uses, 2 seats left in EMEA: whoever comes later finds it full.').waitFor();
      await field(form, 'Redemptions').fill('');
      await button(form, 'generate one instead').click();
      await guessable.waitFor({ state: 'hidden' });
      expect(await field(form, 'Code').inputValue()).toBe('');
    });

    it('is for some e-mail domains alone: what is no domain is refused at its field, and what is stands in the drawer and can be changed', async () => {
      const { client } = await place(site, 'Domain Works');
      const { page } = await site.staff();
      await page.goto(`/admin/clients/${client.slug}/codes?add=1`);
      const form = dialog(page, 'Add Registration Codes');
      await field(form, 'Label').fill('Colleagues');
      await form.getByRole('checkbox', { name: 'EMEA' }).check();
      await field(form, 'E-mail domains').fill('domain.example, works');
      await save(form, 'Save code');
      await seeRefused(form, 'E-mail domains', '“works” is no domain');
      await field(form, 'E-mail domains').fill('domain.example, -works.example');
      await save(form, 'Save code');
      await seeRefused(form, 'E-mail domains', 'A domain is what stands behind the @');
      await field(form, 'E-mail domains').fill('@Domain.example, works.example');
      await save(form, 'Save code');
      await button(row(page, 'Colleagues'), 'Colleagues').click();
      const drawer = dialog(page, /Colleagues/);
      await expectText(drawer, 'domain.example, works.example');
      await button(drawer, 'Edit').click();
      const edit = dialog(page, 'Edit Colleagues');
      await field(edit, 'E-mail domains').fill('');
      await save(edit, 'Save changes');
      await seeDone(page, 'is changed');
      await expectText(drawer, 'every address');
    });

    it('begins and ends at midnight where its client is, wherever the staff are', async () => {
      const { client } = await place(site, 'Zone Works');
      const { page } = await site.staff({ timeZone: 'America/Los_Angeles' });
      await page.goto(`/admin/clients/${client.slug}/codes?add=1`);
      const form = dialog(page, 'Add Registration Codes');
      await expectText(form, 'Days begin and end at midnight, Berlin time.');
      await field(form, 'Label').fill('Far away');
      await form.getByRole('checkbox', { name: 'EMEA' }).check();
      await form.getByLabel('Starts').fill('2099-03-01');
      await form.getByLabel('Redeem until').fill('2099-06-30');
      await save(form, 'Save code');
      const made = row(page, 'Far away');
      await expectText(made, /30 Jun 2099.*Starts 1 Mar/s);
      await made.getByTitle('30 Jun 2099, 23:59 Berlin (2099-06-30 21:59 UTC)').waitFor();
      await button(made, 'Far away').click();
      await expectText(dialog(page, /Far away/), '1 Mar 2099, 00:00 Berlin');
    });

    it('is changed; its text and what was redeemed stay', async () => {
      const { client, emea } = await place(site, 'Edited Works');
      const owner = await site.owner();
      await owner.createCode(client.id, { code: 'EDIT-ME', label: 'Before', sublicenseIds: [emea], maxRedemptions: 5 });
      const { page } = await site.staff();
      await page.goto(`/admin/clients/${client.slug}/codes`);
      await act(page, 'Before', 'Edit');
      const form = dialog(page, 'Edit Before');
      await expectText(form.locator('.pt-locked'), 'EDIT-ME');
      await field(form, 'Label').fill('After');
      await field(form, 'Redemptions').fill('7');
      await form.getByRole('checkbox', { name: 'Main' }).check();
      await save(form, 'Save changes');
      await seeDone(page, 'EDIT-ME is changed');
      await expectText(row(page, 'After'), /EDIT-ME.*\+1.*0 \/ 7/s);
    });

    it('is disabled at once and back with Undo; many at a time too', async () => {
      const { client, emea } = await place(site, 'Switched Works');
      const owner = await site.owner();
      for (const label of ['One', 'Two']) await owner.createCode(client.id, { code: `CODE-${label}`, label, sublicenseIds: [emea] });
      const { page } = await site.staff();
      await page.goto(`/admin/clients/${client.slug}/codes`);
      await act(page, 'One', 'Disable');
      const disabled = await keepDone(page, 'CODE-One is disabled');
      await expectText(row(page, 'CODE-One'), 'Disabled');
      await button(disabled, 'Undo').click();
      await expectText(row(page, 'CODE-One'), 'Live');
      await page.getByRole('checkbox', { name: 'Select all rows of this page' }).check();
      const chosen = page.getByRole('region', { name: 'Chosen rows' });
      await expectText(chosen, '2 selected');
      await button(chosen, 'Disable').click();
      await expectText(row(page, 'CODE-One'), 'Disabled');
      await expectText(row(page, 'CODE-Two'), 'Disabled');
      await act(page, 'Two', 'Enable');
      await expectText(row(page, 'CODE-Two'), 'Live');
    });

    it('is deleted as long as nobody redeemed it; then it tells who did', async () => {
      const { client, emea } = await place(site, 'Deleted Works');
      const owner = await site.owner();
      await owner.createCode(client.id, { code: 'NOBODY-1', label: 'Unused', sublicenseIds: [emea] });
      await owner.createCode(client.id, { code: 'SOMEBODY-1', label: 'Used', sublicenseIds: [emea] });
      const { page } = await site.staff();
      await page.goto(`/admin/clients/${client.slug}/codes`);
      await act(page, 'Unused', 'Delete …');
      await save(dialog(page, 'Delete Unused'), 'Delete code');
      await seeDone(page, 'NOBODY-1 is deleted');
      await row(page, 'NOBODY-1').waitFor({ state: 'detached' });
      const menu = button(page, 'Actions for Used');
      await menu.click();
      const item = page.getByRole('menuitem', { name: 'Delete …' });
      await item.waitFor();
      // While the menu is open somebody redeems the code: what it still offers is refused, with the reason.
      await registerLearner(site.stranger(), { slug: client.slug, codes: ['SOMEBODY-1'], email: `nora@${client.slug}.example.test` });
      await item.click();
      const sure = dialog(page, 'Delete Used');
      await save(sure, 'Delete code');
      await expectText(sure.getByRole('alert'), /redeemed/);
      await page.reload();
      await menu.click();
      await chooseItem(page, 'Open, who redeemed');
      const drawer = dialog(page, /Used/);
      await expectText(drawer, /Who redeemed 1\s*Nora Newcomer.*nora@deleted-works\.example\.test/s);
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'hidden' });
      await menu.click();
      await page.getByRole('menuitem', { name: 'Disable' }).waitFor();
      expect(await item.count()).toBe(0);
    });

    it('is copied, and so is its link', async () => {
      const { client, emea } = await place(site, 'Copied Works');
      const code = await (await site.owner()).createCode(client.id, { code: 'COPY-ME', label: 'Copied', sublicenseIds: [emea] });
      const { page, context } = await site.staff();
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const copied = () => page.evaluate(() => navigator.clipboard.readText());
      await page.goto(`/admin/clients/${client.slug}/codes`);
      await button(page, 'Copy the code COPY-ME').click();
      await expectText(page.getByRole('status'), 'Copied the code COPY-ME');
      expect(await copied()).toBe('COPY-ME');
      await act(page, 'Copied', 'Copy link');
      await seeDone(page, 'Link copied');
      expect(await copied()).toBe(code.landingUrl);
    });

    it('is added from the list of all clients too: the client first', async () => {
      const { client } = await place(site, 'Chosen Works');
      const { page } = await site.staff();
      await page.goto('/admin/codes');
      await button(page, 'Add Registration Codes').click();
      await page.getByRole('searchbox', { name: 'Client' }).fill('Chosen');
      await link(dialog(page, /for which client/), 'Chosen Works').click();
      await dialog(page, 'Add Registration Codes').waitFor();
      expect(new URL(page.url()).pathname).toBe(`/admin/clients/${client.slug}/codes`);
      await shot(page, 'add-registration-codes');
    });
  });
});
