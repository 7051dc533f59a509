import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { act, button, chooseItem, dialog, field, link, row, save, seeDone, seePage, seeRefused } from './harness/admin-page.js';
import { expectText } from './harness/expect-text.js';
import { onEachDatabase, type Site } from './harness/site.js';

async function clientOf(site: Site, name: string, seatLimit = 9) {
  const owner = await site.owner();
  const client = await owner.createClient({ name });
  const emea = await owner.createSublicense(client.id, { name: 'EMEA', seatLimit });
  const statusOf = async (email: string) => (await owner.accessOf(email)).map(({ status, sublicense }) => `${sublicense.name} ${status}`);
  return { ...client, owner, emea, statusOf };
}

const type = async (form: Locator, at: number, [firstName, lastName, email]: readonly [string, string, string]) => {
  await field(form, `First name, person ${at}`).fill(firstName);
  await field(form, `Last name, person ${at}`).fill(lastName);
  await field(form, `E-mail, person ${at}`).fill(email);
};

/** The people of the form, row by row. */
const typed = (form: Locator) => form.getByRole('group', { name: /^Person \d+$/ }).evaluateAll((groups) => groups.map((group) => [...group.querySelectorAll('input')].map(({ value }) => value).join(' ')));

const answers = (form: Locator) => form.getByRole('list', { name: 'Answers' });

/** The mail at the top of the mailbox to an address: what it says, as it would arrive. */
async function openMail(page: Page, email: string): Promise<void> {
  await page.goto(`/admin/mailbox?q=${email}`);
  await row(page, email).first().getByRole('button').first().click();
}

onEachDatabase((site) => {
  it('one learner is invited in three clicks from the page of the client, and gets the mail', async () => {
    const client = await clientOf(site, 'Short Way');
    const { page, clicks } = await site.staff();
    await page.goto(`/admin/clients/${client.slug}`);
    await seePage(page, 'Short Way');
    const before = await clicks();
    await button(page, 'Add').click();
    await chooseItem(page, 'Add Learner');
    const form = dialog(page, 'Add Learner');
    await form.getByRole('checkbox', { name: 'Main' }).and(page.locator(':checked')).waitFor();
    await field(form, 'First name, person 1').and(page.locator(':focus')).waitFor();
    for (const text of ['Ada', 'Lovelace', 'ada@short.example.test']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await button(form, 'Invite').click();
    await seeDone(page, 'Ada Lovelace is invited');
    expect((await clicks()) - before).toBe(3);
    expect(await client.statusOf('ada@short.example.test')).toEqual(['Main RESERVED']);
    await expectText(row(page, 'ada@short.example.test'), 'Invited');
    await openMail(page, 'ada@short.example.test');
    const mail = dialog(page, /Short Way/);
    await expectText(mail.frameLocator('iframe').locator('body'), /Ada.*Short Way/s);
    await link(mail, 'Text').click();
    await expectText(mail.getByRole('group', { name: 'Text of the mail' }), new RegExp(`/${client.slug}/invite#inv_`));
  });

  it('a pasted list is read into rows; each person gets an answer in order, and only who was not invited stays for another try', async () => {
    const client = await clientOf(site, 'Pasted Works', 2);
    const { page } = await site.staff();
    await page.goto(`/admin/clients/${client.slug}/invites?invite=1`);
    const form = dialog(page, 'Add Learner');
    await button(form, 'Paste a list').click();
    await field(form, 'A list of people').fill('Ann Able <ann@pasted.example.test>; Busy, Ben <ben@pasted>\nCat\tCalm\tcat@pasted.example.test\nnobody at all\nDan Dear <dan@pasted.example.test>');
    await button(form, 'Read into rows').click();
    expect(await typed(form)).toEqual(['Ann Able ann@pasted.example.test', 'Ben Busy ben@pasted', 'Cat Calm cat@pasted.example.test', 'Dan Dear dan@pasted.example.test']);
    await expectText(form, '1 line could not be');
    expect(await field(form, 'A list of people').inputValue()).toBe('nobody at all');
    await form.getByRole('checkbox', { name: 'Main' }).uncheck();
    await form.getByRole('checkbox', { name: 'EMEA' }).check();
    await expectText(form, '4 people, 2 seats left in EMEA');
    await field(form, 'Message').fill('See you on Monday.');
    await save(form, 'Invite 4 learners');
    await seeRefused(form, 'E-mail, person 1', 'not an e-mail address');
    await expectText(answers(form), /Ann Able.*Invited.*Ben Busy.*Wrong address.*Cat Calm.*Invited.*Dan Dear.*No seat/s);
    expect(await typed(form)).toEqual(['Ben Busy ben@pasted', 'Dan Dear dan@pasted.example.test']);
    expect(await field(form, 'Message').inputValue()).toBe('See you on Monday.');
    await field(form, 'A list of people').fill('');
    await form.getByRole('checkbox', { name: 'EMEA' }).uncheck();
    await form.getByRole('checkbox', { name: 'Main' }).check();
    await field(form, 'E-mail, person 1').fill('ben@pasted.example.test');
    await form.getByRole('radio', { name: 'Give me the link' }).check();
    await save(form, 'Invite 2 learners');
    await expectText(answers(form), /Ann Able.*Cat Calm.*Ben Busy.*invite#inv_.*Dan Dear.*invite#inv_/s);
    await button(form, 'Copy the link of Ben Busy').waitFor();
    expect(await client.statusOf('ben@pasted.example.test')).toEqual(['Main RESERVED']);
    await button(form, 'Close').first().click();
    await expectText(row(page, 'dan@pasted.example.test'), 'Sent');
  });

  it('Enter goes on to the next row; what is missing is said before anything is sent', async () => {
    const client = await clientOf(site, 'Typed Works');
    const { page } = await site.staff();
    await page.goto(`/admin/clients/${client.slug}/learners?invite=1`);
    const form = dialog(page, 'Add Learner');
    await save(form, 'Invite');
    await seeRefused(form, 'First name, person 1', 'Write whom to invite');
    await type(form, 1, ['Eve', 'Early', 'eve@typed.example.test']);
    await page.keyboard.press('Enter');
    await field(form, 'First name, person 2').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('Fay');
    await page.keyboard.press('Control+Enter');
    await seeRefused(form, 'Last name, person 2', 'Write a last name');
    await type(form, 2, ['Fay', 'Fair', 'fay@typed.example.test']);
    await page.keyboard.press('Control+Enter');
    await expectText(answers(form), /Eve Early.*Invited.*Fay Fair.*Invited/s);
    await button(form, 'Invite others').click();
    expect(await typed(form)).toEqual(['  ']);
  });

  it('an invite is sent again, corrected and taken back, one by one and several at once', async () => {
    const client = await clientOf(site, 'Kept Works');
    for (const name of ['Gil', 'Hal', 'Ira']) await client.owner.invite(client.id, client.emea, { firstName: name, lastName: 'Kept', email: `${name.toLowerCase()}@kept.example.test` });
    const { page } = await site.staff();
    await page.goto(`/admin/clients/${client.slug}`);
    await link(page, 'Users').click();
    await page.getByRole('link', { name: /^Invites/ }).click();
    await act(page, 'Gil Kept', 'Send again');
    await seeDone(page, 'The invite of Gil Kept is sent again');
    await act(page, 'Gil Kept', 'Correct the address …');
    const correct = dialog(page, 'Correct the address of Gil Kept');
    await field(correct, 'E-mail').fill('gilbert@kept');
    await save(correct, 'Send to this address');
    await seeRefused(correct, 'E-mail', 'not an e-mail address');
    await field(correct, 'E-mail').fill('gilbert@kept.example.test');
    await save(correct, 'Send to this address');
    await seeDone(page, 'Gil Kept is invited at gilbert@kept.example.test');
    await expectText(row(page, 'gil@kept.example.test'), 'Taken back');
    expect(await client.statusOf('gilbert@kept.example.test')).toEqual(['EMEA RESERVED']);
    for (const name of ['Hal Kept', 'Ira Kept']) await page.getByRole('checkbox', { name: `Select ${name}` }).check();
    await button(page.getByRole('region', { name: 'Chosen rows' }), 'Take back …').click();
    await save(dialog(page, 'Take back 2 invites'), 'Take back');
    await seeDone(page, '2 invites are taken back');
    await expectText(row(page, 'ira@kept.example.test'), 'Taken back');
    expect((await client.owner.taken(client.id)).seats).toBe(1);
    await button(page.getByRole('search'), 'Status').click();
    await page.getByRole('menuitemradio', { name: 'Pending' }).click();
    await expectText(page.getByRole('table', { name: 'Invites' }), 'gilbert@kept.example.test');
    await row(page, 'hal@kept.example.test').waitFor({ state: 'detached' });
  });
});
