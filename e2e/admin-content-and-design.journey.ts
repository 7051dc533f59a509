import { expect, it } from '@jest/globals';
import { button, dialog, field, link, row, save, seeDone, seeRefused } from './harness/admin-page.js';
import { expectText } from './harness/expect-text.js';
import { registerLearner } from './harness/learner.js';
import { onEachDatabase } from './harness/site.js';

onEachDatabase((site) => {
  it('content is added and changed, given to a client by choice and by tag, opened by a sublicense; its learners see just that', async () => {
    const owner = await site.owner();
    const client = await owner.createClient({ name: 'Stocked Works' });
    const emea = await owner.createSublicense(client.id, { name: 'EMEA' });
    const { code } = await owner.createCode(client.id, { sublicenseIds: [emea] });
    const learner = site.stranger();
    await registerLearner(learner, { slug: client.slug, codes: [code], email: 'lea@stocked.example.test' });
    const { page } = await site.staff();
    await page.goto('/admin/content');
    for (const [title, tags] of [['Knots', ''], ['Cranes', 'Heavy loads, Yard']] as const) {
      await button(page, 'Add Content').click();
      const add = dialog(page, 'Add Content');
      await field(add, 'Title').fill(title);
      await field(add, 'Opens').fill('learn.example.test');
      await save(add, 'Save content');
      await seeRefused(add, 'Opens', /./);
      await field(add, 'Opens').fill(`https://learn.example.test/${title.toLowerCase()}`);
      await field(add, 'Tags').fill(tags);
      await save(add, 'Save content');
      await row(page, title).waitFor();
    }
    await button(page, 'Knots').click();
    const edit = dialog(page, 'Edit Knots');
    await field(edit, 'Title').fill('Knots and splices');
    await edit.getByLabel('Kind').selectOption({ index: 1 });
    await save(edit, 'Save content');
    await seeDone(page, 'Knots and splices is saved');

    await page.goto(`/admin/clients/${client.slug}/content`);
    await expectText(page.getByRole('main'), 'No content yet');
    await button(page, 'Add Content').click();
    const give = dialog(page, 'Add Content to Stocked Works');
    await give.getByRole('checkbox', { name: 'Knots and splices' }).check();
    await field(give, 'Tag').or(give.getByRole('combobox', { name: 'Tag', exact: true })).fill('heavy loads');
    await page.keyboard.press('Enter');
    await save(give, 'Add content');
    await expectText(row(page, 'Cranes'), /tag/);
    await expectText(row(page, 'Knots and splices'), /choice.*Main/s);
    await link(page, 'Edit what EMEA opens').click();
    const opens = dialog(page, 'What EMEA opens');
    await opens.getByRole('checkbox', { name: 'Cranes' }).check();
    await save(opens, 'Save content');
    await seeDone(page, 'EMEA opens 1 item');
    await expectText(row(page, 'Cranes'), /EMEA/);

    const visit = await site.visitor({ as: learner });
    await visit.page.goto(`/${client.slug}`);
    await visit.page.getByRole('link', { name: 'Cranes' }).waitFor();
    expect(await visit.page.getByRole('link', { name: 'Knots' }).count()).toBe(0);

    await button(page, 'Take away the tag heavy loads').click();
    await row(page, 'Cranes').waitFor({ state: 'detached' });
  });

  it('a design is seen while it is typed, a colour that is none is refused, and the landing page has it once it is saved', async () => {
    const client = await (await site.owner()).createClient({ name: 'Painted Works' });
    const { page } = await site.staff();
    await page.goto(`/admin/clients/${client.slug}/design`);
    const preview = page.getByRole('region', { name: 'Preview' });
    await expectText(preview, /Start learning.*Your code/s);
    await field(page, 'Heading').fill('Welcome aboard');
    await field(page, 'Welcome text').fill('Your code is on the card.');
    await expectText(preview, /Welcome aboard.*Your code is on the card\./s);
    const colour = field(page, 'Accent colour');
    const filled = () => preview.locator('.pt-phone-button').evaluate((element) => getComputedStyle(element).backgroundColor);
    const before = await filled();
    await colour.fill('green');
    await save(page.getByRole('main'), 'Save design');
    await seeRefused(page.getByRole('main'), 'Accent colour', /./);
    expect(await filled()).toBe(before);
    await colour.fill('#ffff66');
    const light = await filled();
    expect(light).not.toBe(before);
    const sheet = preview.locator('.pt-phone');
    const paper = () => sheet.evaluate((element) => getComputedStyle(element).backgroundColor);
    const white = await paper();
    await button(preview, 'Dark').click();
    expect(await paper()).not.toBe(white);
    await button(preview, 'Dark').click();
    await field(page, 'Support address').fill('crew@painted.example.test');
    await save(page.getByRole('main'), 'Save design');
    await seeDone(page, 'The design is saved');
    const visit = await site.visitor();
    await visit.page.goto(`/${client.slug}`);
    await visit.page.getByRole('heading', { level: 1, name: 'Welcome aboard' }).waitFor();
    await visit.page.getByRole('link', { name: 'crew@painted.example.test' }).waitFor();
    expect(await visit.page.locator('.filled').first().evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(light);
  });

  it('a history goes on where its first page ends, and names who did it', async () => {
    const owner = await site.owner();
    const client = await owner.createClient({ name: 'Busy Works' });
    for (let at = 1; at <= 30; at += 1) await owner.updateClient(client.id, { seatLimit: at });
    const { page } = await site.staff();
    await page.goto(`/admin/clients/${client.slug}/history`);
    const history = page.getByRole('region', { name: 'History of Busy Works' });
    await expectText(history, /Owner ·.*was 29 → , is now 30/s);
    await button(history, 'Earlier').click();
    await expectText(history, 'Made the client “Busy Works”');
    expect(new URL(page.url()).searchParams.has('after')).toBe(true);
    await page.goBack();
    await expectText(history, /is now 30/);
  });
});
