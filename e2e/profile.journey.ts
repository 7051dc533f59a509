import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ClientWithCode } from './harness/client-with-code.js';
import { expectText } from './harness/expect-text.js';
import { mailedLink } from './harness/inviting.js';
import { fillInKnown, fillInNewcomer, press, seeDashboard, seeFieldError, seeHeading } from './harness/learner-page.js';
import { LEARNER_PASSWORD, signInLearner } from './harness/learner.js';
import { onEachDatabase } from './harness/site.js';

const NEW_PASSWORD = 'seven slow ferries home';

async function changePassword(page: Page, present: string, chosen: string): Promise<void> {
  await page.getByLabel('Present password').fill(present);
  await page.getByLabel('New password').fill(chosen);
  await press(page, 'Change password');
}

onEachDatabase((site) => {
  it('a name that was changed stands in the menu after the page is loaded again; none is not taken', async () => {
    const client = await ClientWithCode.open(site, 'acme');
    const { page } = await site.visitor({ as: await client.learner('name@example.test') });
    await page.goto(client.path('profile'));
    await page.getByLabel('First name').fill(' ');
    await press(page, 'Save');
    await seeFieldError(page, 'firstName', 'Enter your first name.');
    await page.getByLabel('First name').fill('Honora');
    await press(page, 'Save');
    await expectText(page.getByRole('status').filter({ hasText: 'Saved' }), 'Saved.');
    await page.reload();
    await page.getByLabel('Account of Honora Newcomer').waitFor();
    await page.getByRole('link', { name: 'Back to your content' }).click();
    await seeDashboard(page, client.slug, 'Honora');
  });

  it('a password that was changed ends the sessions elsewhere, and only it signs in', async () => {
    const client = await ClientWithCode.open(site, 'bolts');
    const { page } = await site.visitor({ as: await client.learner('word@example.test') });
    const phone = site.stranger();
    await signInLearner(phone, client.slug, 'word@example.test');
    const { page: elsewhere } = await site.visitor({ as: phone, width: 360 });
    await elsewhere.goto(client.path());
    await seeDashboard(elsewhere, client.slug);

    await page.goto(client.path('profile'));
    await changePassword(page, 'not my password at all', NEW_PASSWORD);
    await seeFieldError(page, 'currentPassword', 'This is not your present password.');
    await changePassword(page, LEARNER_PASSWORD, 'short');
    await seeFieldError(page, 'newPassword', 'Choose another password: 12 to 128 characters');
    await changePassword(page, LEARNER_PASSWORD, NEW_PASSWORD);
    await expectText(page.getByRole('status').filter({ hasText: 'password' }), 'Your password is changed. Everywhere else you are signed out.');
    await page.reload();
    await seeHeading(page, 'Profile');

    await elsewhere.reload();
    await seeHeading(elsewhere, 'Start learning');
    await elsewhere.getByRole('link', { name: 'Sign in' }).click();
    await fillInKnown(elsewhere, 'word@example.test');
    await press(elsewhere, 'Sign in');
    await seeFieldError(elsewhere, 'password', 'do not go together');
    await fillInKnown(elsewhere, 'word@example.test', NEW_PASSWORD);
    await press(elsewhere, 'Sign in');
    await seeDashboard(elsewhere, client.slug);
  });

  it('a link that is mailed to another address makes it theirs; until then the old one counts, and only the new one does from then on', async () => {
    const client = await ClientWithCode.open(site, 'edges');
    await client.learner('old@example.test');
    const staff = await site.ownerCaller();
    const { page } = await site.visitor();
    await page.goto(client.path('sign-in'));
    await page.getByLabel('E-mail').fill('old@example.test');
    await press(page, 'Choose a new one by mail');
    await page.goto(await mailedLink(staff, 'old@example.test'));
    await page.getByLabel('New password').fill(NEW_PASSWORD);
    await press(page, 'Save and sign in');
    await seeDashboard(page, client.slug);

    await page.goto(client.path('profile'));
    await page.getByLabel('New e-mail address').fill('new@example.test');
    await page.getByLabel('Your password').fill(LEARNER_PASSWORD);
    await press(page, 'Change address');
    await seeFieldError(page, 'ownPassword', 'This is not your present password.');
    await page.getByLabel('Your password').fill(NEW_PASSWORD);
    await press(page, 'Change address');
    await expectText(page.getByRole('status').filter({ hasText: 'on its way' }), 'new@example.test');
    await page.reload();
    await expectText(page.locator('.lead'), 'old@example.test');
    await page.goto(await mailedLink(staff, 'new@example.test'));
    await press(page, 'Confirm and sign in');
    await seeDashboard(page, client.slug);
    await page.goto(client.path('profile'));
    await expectText(page.locator('.lead'), 'new@example.test');
  });

  it('whoever is signed in elsewhere, too, sees where, and signs out there', async () => {
    const client = await ClientWithCode.open(site, 'forge');
    const { page } = await site.visitor({ as: await client.learner('twice@example.test') });
    const phone = site.stranger();
    await signInLearner(phone, client.slug, 'twice@example.test');
    const { page: elsewhere } = await site.visitor({ as: phone, width: 360 });
    await page.goto(client.path('profile'));
    const devices = page.locator('.devices li');
    await expectText(devices.filter({ hasText: 'This device' }), /\S/);
    expect(await devices.count()).toBe(2);
    await press(page, 'Sign out everywhere else');
    await expectText(page.getByRole('status').filter({ hasText: 'signed out' }), 'Everywhere else you are signed out.');
    expect(await devices.count()).toBe(1);
    await page.reload();
    await seeHeading(page, 'Profile');
    expect(await devices.count()).toBe(1);
    await elsewhere.goto(client.path());
    await seeHeading(elsewhere, 'Start learning');
  });

  it('who was signed out meanwhile is told when they save, and led to sign in', async () => {
    const client = await ClientWithCode.open(site, 'drums');
    const { page, context } = await site.visitor({ as: await client.learner('gone@example.test') });
    await page.goto(client.path('profile'));
    await context.clearCookies();
    await press(page, 'Save');
    await expectText(page.getByRole('alert'), 'You have been signed out meanwhile.');
    await page.getByRole('alert').getByRole('link', { name: 'Sign in' }).click();
    await seeHeading(page, 'Sign in');
    await fillInKnown(page, 'gone@example.test');
    await press(page, 'Sign in');
    await seeDashboard(page, client.slug);
  });

  it('a language chosen in the middle of the form keeps what was typed, and stays', async () => {
    const client = await ClientWithCode.open(site, 'cogs');
    const { page } = await site.visitor();
    await page.goto(client.link);
    await fillInNewcomer(page, 'deutsch@example.test');
    await page.getByRole('link', { name: 'Deutsch' }).click();
    await seeHeading(page, 'Konto anlegen');
    expect(await page.getByRole('textbox').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))).toEqual([
      'Nora',
      'Newcomer',
      'deutsch@example.test',
      LEARNER_PASSWORD,
    ]);
    await page.reload();
    await seeHeading(page, 'Konto anlegen');
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await page.getByLabel('Vorname').fill('Nora');
    await page.getByLabel('Nachname').fill('Newcomer');
    await page.getByLabel('E-Mail').fill('deutsch@example.test');
    await page.getByLabel('Passwort', { exact: true }).fill(LEARNER_PASSWORD);
    await press(page, 'Konto anlegen');
    await seeHeading(page, 'Willkommen, Nora');
    expect(await client.taken()).toEqual({ seats: 1, uses: 1, learners: 1 });
  });
});
