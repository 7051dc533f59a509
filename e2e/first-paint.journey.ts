import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectText } from './harness/expect-text.js';
import { holdScripts } from './harness/held-back.js';
import { buildHouse, type House } from './harness/house.js';
import { layoutShift } from './harness/layout-shift.js';
import { movedWhileLoading } from './harness/part-loaded.js';
import { onSqlite } from './harness/site.js';
import { transferred } from './harness/transferred.js';

/** Bytes, and requests, at most: what a learner with a link and a poor connection waits for. */
const BARS = { all: 45_000, js: 30_000, requests: 6 };

const field = (page: Page, name: string) => page.locator(`#${name}`);

/** What is to be read on a page, without what only browsers without scripts are told. */
async function words(page: Page): Promise<string[]> {
  return [await page.title(), ...(await page.locator('header, main').allInnerTexts())];
}

function colour(page: Page, selector: string, property: 'backgroundColor' | 'color'): Promise<string> {
  return page.locator(selector).first().evaluate((element, name) => getComputedStyle(element)[name], property);
}

/** Pages of each kind: a stranger's first, one's own last. */
const PAGES: readonly [name: string, path: (house: House) => string, isOwn: boolean][] = [
  ['landing', ({ client }) => `/${client.slug}`, false],
  ['deep link', ({ client, codes }) => `/${client.slug}/${codes.good}`, false],
  ['refused code', ({ client, codes }) => `/${client.slug}/${codes.expired}`, false],
  ['sign-in', ({ client }) => `/${client.slug}/sign-in`, false],
  ['dashboard', ({ client }) => `/${client.slug}`, true],
  ['profile', ({ client }) => `/${client.slug}/profile`, true],
];

// About what comes over the wire before anything is stored: SQLite is enough.
onSqlite((site) => {
  const houses = new Map<string, Promise<House>>();
  const house = () => {
    const made = houses.get('one') ?? buildHouse(site, 'Lantern', '#f28c28');
    houses.set('one', made);
    return made;
  };
  const visitOptions = async (isOwn: boolean) => {
    const { learner, codes } = await house();
    return isOwn ? { as: (await learner([codes.good, codes.other])).caller } : {};
  };

  it('a link with a code weighs little: HTML, styles and script', async () => {
    const { client, codes } = await house();
    const { page, requests } = await site.visitor();
    const { html, css, js } = await transferred(page, `/${client.slug}/${codes.good}`, page.getByLabel('E-mail'));
    process.stdout.write(`P15 /<slug>/<code>, gz: HTML with its styles and data ${html}, CSS ${css}, JS ${js} bytes; ${requests.length} requests\n`);
    expect(html + css + js).toBeLessThanOrEqual(BARS.all);
    expect(js).toBeLessThanOrEqual(BARS.js);
    expect(requests.length).toBeLessThanOrEqual(BARS.requests);
  });

  it('a landing page is complete with its first byte: name, brand, welcome and the box', async () => {
    const { client } = await house();
    const { page, context, requests } = await site.visitor({ expectedTroubles: [/ERR_FAILED/] });
    await context.route((url) => url.pathname !== `/${client.slug}`, (route) => route.abort());
    await page.goto(`/${client.slug}`);
    await expectText(page.getByRole('heading', { level: 1 }), 'Welcome to Lantern');
    await expectText(page.locator('header'), 'Lantern Academy');
    await expectText(page.locator('main'), 'your foreman gave you');
    expect(await field(page, 'code').isEditable()).toBe(true);
    expect(await colour(page, '.filled', 'backgroundColor')).toBe('rgb(242, 140, 40)');
    expect(await colour(page, 'main a', 'color')).toBe('rgb(172, 93, 0)');
    expect(requests.length).toBeGreaterThan(1);
  });

  it('a link with a code is complete with its first byte: what the code opens, and the form', async () => {
    const { client, codes } = await house();
    const path = `/${client.slug}/${codes.good}`;
    const { page, context } = await site.visitor({ expectedTroubles: [/ERR_FAILED/] });
    await context.route((url) => url.pathname !== path, (route) => route.abort());
    await page.goto(path);
    await expectText(page.getByRole('heading', { level: 2 }), 'Code accepted');
    await expectText(page.locator('main'), 'Lantern Academy · EMEA');
    for (const name of ['firstName', 'lastName', 'email', 'password']) expect(await field(page, name).isEditable()).toBe(true);
  });

  it.each(PAGES)('%s: nothing moves and no word changes when the script comes, however late', async (_, path, isOwn) => {
    const address = path(await house());
    const { page, context } = await site.visitor({ width: 360, ...(await visitOptions(isOwn)), timeZone: 'America/Los_Angeles', locale: 'en-US' });
    const release = await holdScripts(context);
    await page.goto(address, { waitUntil: 'commit' });
    // The footer is the last of it.
    await page.locator('footer').waitFor({ state: 'attached' });
    const before = await words(page);
    expect(await layoutShift(page)).toBe(0);
    release();
    await page.waitForLoadState('networkidle');
    expect(await words(page)).toEqual(before);
    expect(await layoutShift(page)).toBe(0);
  });

  it.each(PAGES)('%s: whatever part of it has come stands where it will stand', async (_, path, isOwn) => {
    const address = path(await house());
    for (const width of [360, 1280] as const) {
      const { page, context } = await site.visitor({ width, ...(await visitOptions(isOwn)) });
      const release = await holdScripts(context);
      await page.goto(address, { waitUntil: 'commit' });
      await page.locator('#page-data').waitFor({ state: 'attached' });
      expect(await movedWhileLoading(page)).toEqual([]);
      release();
    }
  });

  it.each(PAGES)('%s: nothing moves while it loads on a slow connection', async (_, path, isOwn) => {
    const address = path(await house());
    const { page, context } = await site.visitor({ width: 360, ...(await visitOptions(isOwn)) });
    const debug = await context.newCDPSession(page);
    // A telephone where its network ends: 400 ms there and back, 400 kbit a second.
    await debug.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 });
    await page.goto(address, { waitUntil: 'networkidle' });
    expect(await layoutShift(page)).toBe(0);
  });

  it('no password leaves the page before its script is there, and what was typed stays', async () => {
    const { client, codes } = await house();
    for (const [path, entered] of [
      [`/${client.slug}/${codes.good}`, { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.test', password: 'quiet harbour at dawn' }],
      [`/${client.slug}/sign-in`, { email: 'ada@example.test', password: 'quiet harbour at dawn' }],
    ] as const) {
      const { page, context, requests } = await site.visitor();
      const release = await holdScripts(context);
      await page.goto(path, { waitUntil: 'commit' });
      for (const [name, value] of Object.entries(entered)) await field(page, name).fill(value);
      const asked = requests.length;
      await field(page, 'password').press('Enter');
      const submit = page.locator('main button[type=submit]');
      expect(await submit.isDisabled()).toBe(true);
      expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(path);
      expect(requests.slice(asked).filter((address) => !address.includes('/assets/'))).toEqual([]);
      release();
      await submit.and(page.locator(':enabled')).waitFor();
      for (const [name, value] of Object.entries(entered)) expect(await field(page, name).inputValue()).toBe(value);
    }
  });

  it('a code typed before the script is there is kept, and may be sent without it', async () => {
    const { client, codes } = await house();
    const { page, context } = await site.visitor();
    const release = await holdScripts(context);
    await page.goto(`/${client.slug}`, { waitUntil: 'commit' });
    await field(page, 'code').fill(codes.good);
    release();
    await page.waitForLoadState('networkidle');
    expect(await field(page, 'code').inputValue()).toBe(codes.good);

    const without = await site.visitor({ javaScript: false });
    await without.page.goto(`/${client.slug}`);
    await field(without.page, 'code').fill(codes.good);
    await field(without.page, 'code').press('Enter');
    await expectText(without.page.locator('main'), 'Code accepted');
  });

  it.each([
    ['deep link', ['given-name', 'family-name', 'email', 'new-password']],
    ['sign-in', ['username', 'current-password']],
  ])('%s: password managers find one form with the name beside the password', async (name, tokens) => {
    const [, path] = PAGES.find(([page]) => page === name)!;
    const { page } = await site.visitor({ javaScript: false });
    await page.goto(path(await house()));
    expect(await page.locator('form').count()).toBe(1);
    expect(await page.locator('form input').evaluateAll((inputs) => inputs.map((input) => input.getAttribute('autocomplete')))).toEqual(tokens);
    expect(await field(page, 'password').getAttribute('type')).toBe('password');
    expect(await field(page, 'email').getAttribute('type')).toBe('email');
  });

  it('password managers are told on the profile whose password is changed', async () => {
    const { client } = await house();
    const { page } = await site.visitor(await visitOptions(true));
    await page.goto(`/${client.slug}/profile`);
    const inputs = page.locator('form').last().locator('input');
    expect(await inputs.evaluateAll((all) => all.map((input) => `${input.getAttribute('type')} ${input.getAttribute('autocomplete')}`))).toEqual([
      'text username', 'password current-password', 'password new-password',
    ]);
    expect(await inputs.first().inputValue()).toContain('@lantern.example.test');
  });
});
