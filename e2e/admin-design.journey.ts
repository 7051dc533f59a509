import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { button, dialog, field, link, row, seeDone } from './harness/admin-page.js';
import { expectText } from './harness/expect-text.js';
import { tabTo } from './harness/keyboard.js';
import { layoutShift } from './harness/layout-shift.js';
import { LOGO_FILE } from './harness/logo-file.js';
import { onEachDatabase, type Site } from './harness/site.js';

async function designOf(site: Site, name: string) {
  const owner = await site.owner();
  const client = await owner.createClient({ name });
  const main = client.mainSublicense.id;
  const { page } = await site.staff();
  await page.goto(`/admin/clients/${client.slug}/design`);
  await button(page, 'Choose a logo').waitFor();
  return { owner, client, main, page };
}

/** Types into a field, got to and filled by keys. */
async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, field(page, name));
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

onEachDatabase((site) => {
  it('by keys alone a logo is put up and seen, a brand typed and saved; the landing page and the mailed invite wear it', async () => {
    const { owner, client, main, page } = await designOf(site, 'Lantern Works');
    // Listened for before anything is pressed: the browser has to know that the choice is ours.
    const chooser = page.waitForEvent('filechooser');
    await tabTo(page, button(page, 'Choose a logo'));
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(LOGO_FILE);
    const preview = page.getByRole('region', { name: 'Preview' });
    const shown = preview.getByRole('img', { name: 'Lantern Works' });
    await shown.waitFor();
    expect(await shown.getAttribute('src')).toMatch(/^data:image\/png;base64,/);
    await typeInto(page, 'Accent colour', '#0b6e6e');
    await typeInto(page, 'Heading', 'Light the way');
    await expectText(preview, /Light the way/);
    await typeInto(page, 'Sender name', 'Lantern Academy');
    await typeInto(page, 'Invite subject', 'Your place is kept');
    await tabTo(page, link(preview, 'Mail'));
    await page.keyboard.press('Enter');
    const mail = preview.frameLocator('iframe');
    await expectText(preview, /Lantern Academy.*Your place is kept/s);
    await mail.getByRole('img', { name: 'Lantern Works' }).waitFor();
    await typeInto(page, 'Invite subject', 'Come in');
    await expectText(preview, /Come in/);
    await page.keyboard.press('Control+Enter');
    await seeDone(page, 'The design is saved');

    const visit = await site.visitor({ width: 360 });
    await visit.page.goto(`/${client.slug}`);
    const logo = visit.page.getByRole('banner').getByRole('img', { name: 'Lantern Works' });
    await logo.waitFor();
    await visit.page.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0));
    expect(await visit.page.getByRole('heading', { level: 1 }).innerText()).toBe('Light the way');
    expect(await layoutShift(visit.page)).toBe(0);

    await owner.invite(client.id, main, { firstName: 'Lea', lastName: 'Lamp', email: 'lea@lantern.example.test' });
    await page.goto('/admin/mailbox?q=lea@lantern.example.test');
    await row(page, 'lea@lantern.example.test').first().getByRole('button').first().click();
    const sent = dialog(page, /^Come in/).frameLocator('iframe').getByRole('img', { name: 'Lantern Works' });
    await sent.waitFor();
    expect(await sent.getAttribute('src')).toMatch(/^http.*\/logos\/[0-9a-f]{64}\.png$/);
  });

  it('what is no logo is said at its field, a logo is dropped and taken off, and nobody leaves what they typed without being asked', async () => {
    const { client, page } = await designOf(site, 'Dropped Works');
    const logo = page.getByRole('group', { name: 'Logo' });
    const choose = (file: object) => page.locator('input[type=file]').setInputFiles({ ...LOGO_FILE, ...file });
    await choose({ name: 'logo.svg', mimeType: 'image/svg+xml' });
    await expectText(logo, 'An SVG file may hold scripts');
    await choose({ buffer: Buffer.alloc(5 * 1024 * 1024 + 1) });
    await expectText(logo, 'at most 5 MB');
    await choose({ buffer: Buffer.from('no picture') });
    await expectText(logo, 'no picture Portico can read');
    const dropped = await page.evaluateHandle(([name, type, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(content!), (letter) => letter.codePointAt(0)!)], name!, { type: type! }));
      return data;
    }, [LOGO_FILE.name, LOGO_FILE.mimeType, LOGO_FILE.buffer.toString('base64')]);
    await logo.dispatchEvent('drop', { dataTransfer: dropped });
    await logo.getByRole('img', { name: 'The logo of Dropped Works' }).waitFor();
    await link(page, 'Settings').last().click();
    const leave = dialog(page, 'Leave without saving?');
    await button(leave, 'Stay').click();
    await button(page, 'Save design').click();
    await seeDone(page, 'The design is saved');
    await page.reload();
    await button(page, 'Remove the logo').click();
    await expectText(logo, 'None: the first letter of the name');
    await page.getByRole('button', { name: 'Save design' }).click();
    await seeDone(page, 'The design is saved');
    const visit = await site.visitor();
    await visit.page.goto(`/${client.slug}`);
    await visit.page.getByRole('banner').getByRole('link', { name: 'Dropped Works' }).waitFor();
    expect(await visit.page.getByRole('img').count()).toBe(0);
    await field(page, 'Heading').fill('Lost');
    await link(page, 'Settings').last().click();
    await leave.getByRole('button', { name: /^Leave/ }).click();
    await page.getByRole('form', { name: 'Settings of Dropped Works' }).waitFor();
  });
});
