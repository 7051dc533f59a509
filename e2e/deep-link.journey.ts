import { expect, it } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { ClientWithCode } from './harness/client-with-code.js';
import { expectText } from './harness/expect-text.js';
import { holdScripts } from './harness/held-back.js';
import { enterCode, fillInNewcomer, operationsOf, press, seeDashboard, seeHeading } from './harness/learner-page.js';
import { onEachDatabase } from './harness/site.js';

/** A page as it is fetched for a browser that does not say what it fetches for. */
async function fetchUnsaid(route: Route): Promise<void> {
  const told = Object.entries(await route.request().allHeaders());
  await route.fulfill({ response: await route.fetch({ headers: Object.fromEntries(told.filter(([name]) => !name.startsWith('sec-'))) }) });
}

const ORANGE = { entered: '#f28c28', shown: 'rgb(242, 140, 40)' };

function brandColour(page: Page): Promise<string> {
  return page.locator('.mark').evaluate((mark) => getComputedStyle(mark).backgroundColor);
}

onEachDatabase((site) => {
  it('a link with a code leads a newcomer in with one form and one press, for one use and one seat', async () => {
    const client = await ClientWithCode.open(site, 'acme');
    const { page, clicks } = await site.visitor({ width: 360 });
    const sent = operationsOf(page);
    await page.goto(client.link);
    await seeHeading(page, 'Create your account');
    await expectText(page.getByRole('listitem'), 'Code accepted');
    await expectText(page.getByRole('listitem'), 'Acme · EMEA');
    expect(await page.locator('form').count()).toBe(1);
    await fillInNewcomer(page, 'deep@example.test');
    await press(page, 'Create account');
    await seeDashboard(page, client.slug);
    await page.getByRole('link', { name: 'Basics of acme' }).waitFor();
    expect([await clicks(), sent]).toEqual([1, ['RegisterAndRedeem']]);
    expect(await client.taken()).toEqual({ seats: 1, uses: 1, learners: 1 });
    expect(await client.owner.accessOf('deep@example.test')).toMatchObject([{ status: 'ACTIVE', sublicense: { name: 'EMEA' } }]);
  });

  it('a link uses nothing up, however often and by whatever it is opened', async () => {
    const client = await ClientWithCode.open(site, 'bolts', { code: { maxRedemptions: 1 } });
    const { page } = await site.visitor();
    const sent = operationsOf(page);
    for (let time = 0; time < 2; time += 1) {
      await page.goto(client.link);
      await seeHeading(page, 'Create your account');
    }
    for (const method of ['GET', 'HEAD']) {
      for (const as of ['learner', 'nobody']) expect((await fetch(site.url + client.link, { method, headers: { 'portico-as': as } })).status).toBe(200);
    }
    expect(sent).toEqual([]);
    expect(await client.taken()).toEqual({ seats: 0, uses: 0, learners: 0 });
  });

  it('a link of no client has its client’s name and colour before any script runs, and keeps what is typed until then', async () => {
    const client = await ClientWithCode.open(site, 'cogs', { design: { accentColor: ORANGE.entered } });
    const { page, context } = await site.visitor();
    const run = await holdScripts(context);
    await page.goto(`/redeem/${client.code.code}`, { waitUntil: 'commit' });
    await expectText(page.getByRole('banner'), 'Cogs');
    expect(await page.title()).toBe('Create your account · Cogs');
    expect(await page.getByRole('button', { name: 'Create account' }).isDisabled()).toBe(true);
    expect(await brandColour(page)).toBe(ORANGE.shown);
    await fillInNewcomer(page, 'cogs@example.test');
    run();
    await press(page, 'Create account');
    await seeDashboard(page, client.slug);
    expect(await client.taken()).toEqual({ seats: 1, uses: 1, learners: 1 });
  });

  it('a code in a link may be written in any case, with or without hyphens, and with the letters that look like digits', async () => {
    const client = await ClientWithCode.open(site, 'drums', { code: { code: 'FALL-2026-10' } });
    const { page } = await site.visitor();
    for (const written of ['fall-2026-10', 'FALL202610', 'fall%202026%2010', 'FaLl-2o26-lO']) {
      await page.goto(client.path(written));
      await seeHeading(page, 'Create your account');
    }
  });

  it('without JavaScript a page says whether a typed code works, and that JavaScript is needed to go on', async () => {
    const client = await ClientWithCode.open(site, 'eagle');
    const { page } = await site.visitor({ javaScript: false });
    await page.goto(client.path());
    await enterCode(page, 'nobody-knows-me');
    await expectText(page.locator('#code-error'), 'We don’t know the code nobody-knows-me');
    await enterCode(page, client.code.code);
    await expectText(page.getByRole('listitem'), 'Eagle · EMEA');
    expect(await page.getByRole('contentinfo').innerText()).toContain('This page needs JavaScript');
    expect(await page.getByRole('button', { name: 'Create account' }).isDisabled()).toBe(true);
    expect(await client.taken()).toEqual({ seats: 0, uses: 0, learners: 0 });
  });

  it('a browser that does not say what it fetches for is shown the same, and a wrong code too', async () => {
    const client = await ClientWithCode.open(site, 'frost', { design: { accentColor: ORANGE.entered } });
    const nora = await client.learner('frost@example.test');
    const { page } = await site.visitor();
    await page.route((url) => url.pathname.startsWith('/frost') || url.pathname.startsWith('/redeem'), fetchUnsaid);
    await page.goto(`/redeem/${client.code.code}`);
    await seeHeading(page, 'Create your account');
    await expectText(page.getByRole('banner'), 'Frost');
    expect(await brandColour(page)).toBe(ORANGE.shown);
    await page.goto(client.path('wrong'));
    await expectText(page.locator('#code-error'), 'We don’t know the code wrong');
    await page.context().addCookies([...nora.cookies].map(([name, value]) => ({ name, value, url: site.url })));
    await page.goto(client.link);
    await seeHeading(page, 'Welcome back, Nora');
  });

  it('what is typed into such a browser before any script runs is kept too', async () => {
    const client = await ClientWithCode.open(site, 'grape');
    const { page, context } = await site.visitor();
    await page.route((url) => url.pathname.startsWith('/grape'), fetchUnsaid);
    const run = await holdScripts(context);
    await page.goto(client.path(), { waitUntil: 'commit' });
    await page.getByLabel('Your code').fill(client.code.code);
    const asked = page.waitForResponse((response) => response.request().resourceType() === 'fetch');
    run();
    await (await asked).finished();
    await press(page, 'Continue');
    await seeHeading(page, 'Create your account');
    await expectText(page.getByRole('listitem'), client.code.code);
  });
});
