import { expect, it } from '@jest/globals';
import { button, dialog, field, row, save, seePage, seeRefused } from './harness/admin-page.js';
import { expectText } from './harness/expect-text.js';
import { answerNext } from './harness/held-back.js';
import { operationsOf } from './harness/learner-page.js';
import { onEachDatabase } from './harness/site.js';

onEachDatabase((site) => {
  it('what the server refuses is said at its field, which has the focus, and nothing typed is lost', async () => {
    const { page } = await site.staff();
    await page.goto('/admin/clients?add=1');
    const form = dialog(page, 'Add Client');
    await field(form, 'Path').fill('Not A Path!');
    await field(form, 'SKU').fill('SKU-1');
    await save(form, 'Save client');
    await seeRefused(form, 'Name', /./);
    expect(await field(form, 'Path').getAttribute('aria-invalid')).toBe('true');
    await field(form, 'Name').fill('Refused Works');
    await save(form, 'Save client');
    await seeRefused(form, 'Path', /./);
    expect(await Promise.all(['Name', 'Path', 'SKU'].map((name) => field(form, name).inputValue()))).toEqual(['Refused Works', 'Not A Path!', 'SKU-1']);
    await field(form, 'Seats').fill('many');
    await save(form, 'Save client');
    await expectText(form, 'Write a whole number, or leave it empty.');
    await field(form, 'Seats').fill('1,000');
    await field(form, 'Path').fill('refused-works');
    await save(form, 'Save client');
    await seePage(page, 'Refused Works');
    await expectText(page.getByRole('region', { name: 'Seats' }), '1,000');
  });

  it('a path that is taken is said with one that is free', async () => {
    await (await site.owner()).createClient({ name: 'Taken Works' });
    const { page } = await site.staff();
    await page.goto('/admin/clients?add=1');
    const form = dialog(page, 'Add Client');
    await field(form, 'Name').fill('Other Works');
    await field(form, 'Path').fill('taken-works');
    await save(form, 'Save client');
    await seeRefused(form, 'Path', '“taken-works-2” is free.');
    await field(form, 'Path').fill('taken-works-2');
    await save(form, 'Save client');
    await seePage(page, 'Other Works');
  });

  it('a code that is taken is said while it is typed, however it is written, and refused when it is saved', async () => {
    const owner = await site.owner();
    const client = await owner.createClient({ name: 'Twice Works' });
    await owner.createCode(client.id, { code: 'FALL-2026', label: 'The first', sublicenseIds: [client.mainSublicense.id] });
    const { page } = await site.staff();
    await page.goto(`/admin/clients/${client.slug}/codes?add=1`);
    const form = dialog(page, 'Add Registration Codes');
    await field(form, 'Label').fill('The second');
    await field(form, 'Code').fill('fa11 2o26');
    await form.getByText('“The first” has this code already.').waitFor();
    await save(form, 'Save code');
    await seeRefused(form, 'Code', /./);
    await field(form, 'Redemptions').fill('lots');
    await field(form, 'Code').fill('x!');
    await save(form, 'Save code');
    await expectText(form, 'Write a whole number, or leave it empty.');
    expect(await field(form, 'Label').inputValue()).toBe('The second');
    await field(form, 'Redemptions').fill('10');
    await field(form, 'Code').fill('FALL-2027');
    await save(form, 'Save code');
    await row(page, 'FALL-2027').waitFor();
  });

  it('a server that is busy or away is told in the form, which goes on where it was', async () => {
    const client = await (await site.owner()).createClient({ name: 'Busy Works' });
    const { page, context } = await site.staff({ expectedTroubles: [/503/, /ERR_INTERNET_DISCONNECTED/] });
    await page.goto(`/admin/clients/${client.slug}/codes?add=1`);
    const form = dialog(page, 'Add Registration Codes');
    await field(form, 'Label').fill('Patient');
    await form.getByRole('checkbox', { name: 'Main' }).waitFor();
    await answerNext(page, 'CreateRegistrationCode', { status: 503, headers: { 'retry-after': '5', 'x-request-id': 'req-1' }, contentType: 'text/plain', body: 'busy' });
    await save(form, 'Save code');
    await expectText(form.getByRole('alert'), /Try again in a moment/);
    await context.setOffline(true);
    await save(form, 'Save code');
    await expectText(form.getByRole('alert'), /nothing you typed is lost/);
    expect(await field(form, 'Label').inputValue()).toBe('Patient');
    await context.setOffline(false);
    await save(form, 'Save code');
    await row(page, 'Patient').waitFor();
  });

  it('a form that is sent twice in a hurry makes one thing', async () => {
    const client = await (await site.owner()).createClient({ name: 'Hasty Works' });
    const { page } = await site.staff();
    await page.goto(`/admin/clients/${client.slug}/sublicenses`);
    const sent = operationsOf(page);
    await button(page, 'Add Sublicense').click();
    const form = dialog(page, 'Add Sublicense');
    await field(form, 'Name').fill('EMEA');
    await form.getByRole('button', { name: 'Save sublicense' }).dblclick();
    await row(page, 'EMEA').waitFor();
    expect(sent.filter((operation) => operation === 'CreateSublicense')).toHaveLength(1);
  });
});
