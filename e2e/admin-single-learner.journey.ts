import { expect, it } from '@jest/globals';
import { act, button, chooseItem, dialog, field, link, row, save, seeDone, seePage } from './harness/admin-page.js';
import { expectText } from './harness/expect-text.js';
import { mailedLink } from './harness/inviting.js';
import { press, seeDashboard, seeHeading } from './harness/learner-page.js';
import { LEARNER_PASSWORD } from './harness/learner.js';
import type { MadeClient } from './harness/owner.js';
import { onEachDatabase, type Site } from './harness/site.js';

/** A client with a design of its own and, beside Main, EMEA with two seats. */
async function clientOf(site: Site, name: string): Promise<MadeClient> {
  const owner = await site.owner();
  const client = await owner.createClient({ name }, { accentColor: '#0b6e6e', supportEmail: 'help@single.example.test' });
  await owner.createSublicense(client.id, { name: 'EMEA', seatLimit: 2 });
  return client;
}

onEachDatabase((site) => {
  it('a single learner is invited by the steps of old guides, under their words; the mail tells the client, the sublicense and the message, and lets them in', async () => {
    const client = await clientOf(site, 'Single Works');
    const email = 'sam@single.example.test';
    const { page } = await site.staff();
    await page.goto('/admin/');
    await link(page, 'Panorama').click();
    await seePage(page, 'Clients');
    await act(page, 'Single Works', 'Edit');
    await seePage(page, 'Single Works');
    await link(page, 'Users').click();
    await page.getByRole('navigation', { name: 'Users' }).getByRole('link', { name: 'Learners' }).click();
    await button(page, 'More for Single Works').click();
    await chooseItem(page, 'Add Learner');
    const form = dialog(page, 'Add Learner');
    await field(form, 'First name, person 1').fill('Sam');
    await field(form, 'Last name, person 1').fill('Single');
    await field(form, 'E-mail, person 1').fill(email);
    await expectText(form.getByRole('group', { name: 'Access' }), 'To Single Works');
    await form.getByRole('checkbox', { name: 'Main' }).uncheck();
    await form.getByRole('checkbox', { name: 'EMEA' }).check();
    await field(form, 'Message').fill('See you on Monday at eight.');
    await button(form, 'Invite').click();
    await seeDone(page, 'Sam Single is invited');
    await expectText(row(page, email), /Sam Single.*EMEA.*Invited/s);

    const invitation = await mailedLink(await site.ownerCaller(), email);
    await link(page, 'Mailbox').click();
    await row(page, email).getByRole('button').first().click();
    const mail = dialog(page, /Single Works/).frameLocator('iframe');
    await expectText(mail.locator('body'), /Sam.*Single Works.*See you on Monday at eight\..*EMEA/s);
    expect(await mail.getByRole('link', { name: 'Accept the invitation' }).getAttribute('href')).toBe(invitation);

    const sam = await site.visitor({ width: 360 });
    await sam.page.goto(invitation);
    await seeHeading(sam.page, 'Create your account');
    await expectText(sam.page.locator('main'), /Single Works invites you.*EMEA/s);
    await sam.page.getByLabel('Password', { exact: true }).fill(LEARNER_PASSWORD);
    await press(sam.page, 'Create account');
    await seeDashboard(sam.page, client.slug, 'Sam');
    await sam.page.getByRole('heading', { name: 'Single Works · EMEA' }).waitFor();

    await page.goto(`/admin/clients/${client.slug}/learners`);
    await expectText(row(page, email), /EMEA.*Active/s);
    await button(page, 'Sam Single').click();
    const drawer = dialog(page, /Sam Single/);
    await expectText(drawer.getByRole('region', { name: 'EMEA' }), /Open.*Invite/is);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await page.getByRole('navigation', { name: 'Users' }).getByRole('link', { name: 'Invites' }).click();
    await expectText(row(page, email), 'Accepted');
  });

  it('it takes three clicks from the first page', async () => {
    await clientOf(site, 'Brief Works');
    const { page, clicks } = await site.staff();
    await page.goto('/admin/');
    await act(page, 'Brief Works', 'Add Learner');
    const form = dialog(page, 'Add Learner');
    await form.getByRole('checkbox', { name: 'Main' }).and(page.locator(':checked')).waitFor();
    await field(form, 'First name, person 1').and(page.locator(':focus')).waitFor();
    for (const text of ['Bea', 'Brief', 'bea@single.example.test']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await save(form, 'Invite');
    await seeDone(page, 'Bea Brief is invited');
    expect(await clicks()).toBe(3);
  });
});
