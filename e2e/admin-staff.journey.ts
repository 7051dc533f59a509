import { expect, it } from '@jest/globals';
import { act, button, dialog, field, link, row, save, seeDone, seePage, seeRefused } from './harness/admin-page.js';
import { expectText } from './harness/expect-text.js';
import { mailedLink } from './harness/inviting.js';
import { onEachDatabase } from './harness/site.js';

const PASSWORD = 'a lantern in the harbour';

onEachDatabase((site) => {
  it('a colleague is invited for one client, comes in by the mail, sees that client alone, gets more, and is out the moment they are removed', async () => {
    const owner = await site.owner();
    await owner.createClient({ name: 'Staffed Works' });
    await owner.createClient({ name: 'Other Works' });
    const { page } = await site.staff();
    await page.goto('/admin/settings');
    await link(page, 'Staff').click();
    await seePage(page, 'Staff');
    await button(page, 'Invite Staff').click();
    const form = dialog(page, 'Invite Staff');
    await field(form, 'Name').fill('Cora Colleague');
    await field(form, 'E-mail').fill('nobody at all');
    await form.getByLabel('Role', { exact: true }).last().selectOption({ label: 'Client admin' });
    await form.getByRole('searchbox', { name: 'Clients' }).fill('staffed');
    await form.getByRole('checkbox', { name: 'Staffed Works' }).check();
    await save(form, 'Invite');
    await seeRefused(form, 'E-mail', 'no e-mail address');
    await field(form, 'E-mail').fill('cora@staffed.example.test');
    await save(form, 'Invite');
    await seeDone(page, 'Cora Colleague is invited');
    await expectText(row(page, 'cora@staffed.example.test'), /Client admin.*Staffed Works.*Invited/s);

    const theirs = await site.visitor();
    await theirs.page.goto(await mailedLink(await site.ownerCaller(), 'cora@staffed.example.test'));
    await seePage(theirs.page, 'Join');
    await field(theirs.page, 'Your name').fill('Cora Comes');
    await theirs.page.getByLabel('Password', { exact: true }).fill('short');
    await button(theirs.page, 'Join').click();
    await theirs.page.locator('[aria-invalid=true]:focus').waitFor();
    await theirs.page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await button(theirs.page, 'Join').click();
    await seePage(theirs.page, 'Clients');
    expect(new URL(theirs.page.url()).hash).toBe('');
    await row(theirs.page, 'Staffed Works').waitFor();
    expect(await row(theirs.page, 'Other Works').count()).toBe(0);
    await theirs.page.getByRole('navigation', { name: 'Portico' }).getByRole('link', { name: 'Staff' }).click();
    await row(theirs.page, 'Cora Comes').waitFor();

    await page.reload();
    await act(page, 'Cora Comes', 'Change role and clients …');
    const change = dialog(page, 'Change what Cora Comes may do');
    await change.getByLabel('Role', { exact: true }).last().selectOption({ label: 'Owner' });
    await save(change, 'Save changes');
    await seeDone(page, 'Cora Comes is changed');
    await expectText(row(page, 'Cora Comes'), /Owner.*the whole site/s);
    await theirs.page.goto('/admin/clients');
    await row(theirs.page, 'Other Works').waitFor();

    await act(page, 'Cora Comes', 'Remove from the staff …');
    await save(dialog(page, 'Remove Cora Comes from the staff'), 'Remove from the staff');
    await seeDone(page, 'Cora Comes is removed from the staff');
    await row(page, 'Cora Comes').waitFor({ state: 'detached' });
    await theirs.page.goto('/admin/clients');
    await seePage(theirs.page, 'Sign in');
  });
});
