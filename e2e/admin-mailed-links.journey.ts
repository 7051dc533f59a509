import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { button, field, save, seePage, seeRefused } from './harness/admin-page.js';
import { expectText } from './harness/expect-text.js';
import { mailedLink } from './harness/inviting.js';
import { onEachDatabase, type Site } from './harness/site.js';

const PASSWORD = 'a lantern in the harbour';
const NEW_PASSWORD = 'seven slow ferries home';

/** Somebody on the staff who came in by an invite: the first mail to their address. */
async function colleague(site: Site, email: string): Promise<void> {
  const owner = await site.owner();
  await owner.inviteStaff({ name: 'Cora Colleague', email, role: 'AUDITOR' });
  const [token] = /stf_[\w-]+/.exec(await mailedLink(await site.ownerCaller(), email))!;
  await site.stranger().ask('mutation ($input: AcceptStaffInviteInput!) { acceptStaffInvite(input: $input) { __typename ... on Problem { message } } }', { input: { token, name: 'Cora Colleague', password: PASSWORD } });
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await field(page, 'E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await button(page, 'Sign in').click();
}

/** Asks for a link on the sign-in page. @returns what is said, without the address */
async function ask(page: Page, way: string, email: string): Promise<string> {
  await field(page, 'E-mail').fill(email);
  await button(page, way).click();
  await expectText(page.getByRole('status'), `If ${email} has an account`);
  return (await page.getByRole('status').innerText()).replace(email, '');
}

onEachDatabase((site) => {
  it('staff are mailed a link that signs them in once, and choose a new password by another; nobody is told which addresses have an account', async () => {
    await colleague(site, 'link@staff.example.test');
    const staff = await site.ownerCaller();
    const { page } = await site.visitor({ width: 360 });
    await page.goto('/admin/');
    await button(page, 'Mail me a link').click();
    await seeRefused(page.locator('main'), 'E-mail', 'Write your e-mail address');
    const unknown = await ask(page, 'Mail me a link', 'nobody@staff.example.test');
    expect(await ask(page, 'Mail me a link', 'link@staff.example.test')).toBe(unknown);
    const link = await mailedLink(staff, 'link@staff.example.test', 2);
    await page.goto(link);
    await expectText(page.locator('main'), 'One press, and you are in');
    await page.waitForURL(`${site.url}/admin/`);
    await page.reload();
    await expectText(page.locator('main'), 'One press, and you are in');
    await button(page, 'Sign in').click();
    await seePage(page, 'Clients');

    const { page: other } = await site.visitor();
    await other.goto(link);
    await expectText(other.locator('main'), 'One press, and you are in');
    await button(other, 'Sign in').click();
    await seePage(other, 'This link does not work');
    await button(other, 'To the sign-in').click();
    await ask(other, 'Forgot your password?', 'link@staff.example.test');
    await other.goto(await mailedLink(staff, 'link@staff.example.test', 3));
    await seePage(other, 'Choose a new password');
    await other.getByLabel('New password').fill('short');
    await button(other, 'Save and sign in').click();
    await other.locator('[aria-invalid=true]:focus').waitFor();
    await other.getByLabel('New password').fill(NEW_PASSWORD);
    await button(other, 'Save and sign in').click();
    await seePage(other, 'Clients');
    await page.goto('/admin/clients');
    await seePage(page, 'Sign in');
    await signIn(page, 'link@staff.example.test', NEW_PASSWORD);
    await seePage(page, 'Clients');
  });

  it('another address is one’s own by the link that is mailed to it, and only then', async () => {
    await colleague(site, 'old@staff.example.test');
    const { page } = await site.visitor();
    await page.goto('/admin/profile');
    await signIn(page, 'old@staff.example.test', PASSWORD);
    await seePage(page, 'Your profile');
    const form = page.getByRole('form', { name: 'Your e-mail address' });
    await field(form, 'New e-mail address').fill('new@staff.example.test');
    await form.getByLabel('Current password').fill('not this one');
    await save(form, 'Change address');
    await form.getByLabel('Current password').and(page.locator('[aria-invalid=true]:focus')).waitFor();
    await form.getByLabel('Current password').fill(PASSWORD);
    await save(form, 'Change address');
    await expectText(form.getByRole('status'), 'on its way to new@staff.example.test');
    await page.reload();
    await expectText(form, 'old@staff.example.test');
    await page.goto(await mailedLink(await site.ownerCaller(), 'new@staff.example.test'));
    await seePage(page, 'Confirm your e-mail address');
    await button(page, 'Confirm and sign in').click();
    await seePage(page, 'Clients');
    await page.goto('/admin/profile');
    await expectText(form, 'new@staff.example.test');
  });
});
