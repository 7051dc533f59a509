import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axe, axeAgain } from './harness/axe.js';
import { closeBrowser } from './harness/browser.js';
import { cutOff } from './harness/cut-off.js';
import { expectText } from './harness/expect-text.js';
import { seeFocus, tabTo } from './harness/keyboard.js';
import { layoutShift } from './harness/layout-shift.js';
import { registerLearner } from './harness/learner.js';
import { nonText } from './harness/non-text.js';
import { movedWhileLoading } from './harness/part-loaded.js';
import { visitPlanted } from './harness/planted-page.js';
import { onEachDatabase } from './harness/site.js';
import { transferred } from './harness/transferred.js';
import { partFromEverybody, partFromVisitors } from './harness/visitor.js';

describe('a visitor', () => {
  afterEach(partFromVisitors);
  afterAll(closeBrowser);

  it.each([
    ['an error in the console', '', "console.error('said')", /console: said/],
    ['an uncaught error', '<script src="/throws.js"></script>', '', /uncaught: thrown/],
    ['a script against the policy', '<script>1</script>', '', /content security policy: script-src-elem refuses inline/],
    ['a request to another site', '', "fetch('http://elsewhere.example.test/', { mode: 'no-cors' })", /another site was asked/],
  ])('fails a test that meets %s', async (_, body, script, trouble) => {
    const { page } = await visitPlanted(body);
    await page.evaluate(script);
    await expect(partFromVisitors()).rejects.toThrow(trouble);
  });

  it('fails a test that expects a trouble which does not happen, and none that expects what happens', async () => {
    await visitPlanted('<script src="/throws.js"></script>', { expectedTroubles: [/uncaught: thrown/] });
    await partFromVisitors();
    await visitPlanted('', { expectedTroubles: [/uncaught/] });
    await expect(partFromVisitors()).rejects.toThrow('expected, and did not happen: /uncaught/');
  });

  it('runs no scripts where the browser runs none', async () => {
    const { page } = await visitPlanted('<noscript><p>No scripts here</p></noscript><script src="/throws.js"></script>', { javaScript: false });
    await expectText(page.locator('p'), 'No scripts here');
    await expect(axe(page)).rejects.toThrow('needs a browser that runs scripts');
  });

  it('counts what they press with a pointer, on whatever page, and no keys', async () => {
    const { page, clicks } = await visitPlanted('<a href="/next">Next</a>');
    await page.getByRole('link', { name: 'Next' }).click();
    await page.waitForURL('**/next');
    await page.getByRole('link', { name: 'Next' }).press('Enter');
    expect(await clicks()).toBe(1);
  });

  it('gets by Tab to what has a name, and sees where the focus is', async () => {
    const { page } = await visitPlanted('<button>One</button><button>Two</button><button class="unseen">Three</button><button tabindex="-1">Four</button>');
    await tabTo(page, page.getByRole('button', { name: 'Two' }));
    await expect(tabTo(page, page.getByRole('button', { name: 'Three' }))).rejects.toThrow('there is no outline');
    await expect(tabTo(page, page.getByRole('button', { name: 'Four' }))).rejects.toThrow('Tab does not lead to');
    await page.getByRole('button', { name: 'One' }).focus();
    await seeFocus(page.getByRole('button', { name: 'One' }));
  });

  it('reads what stands somewhere, or says what stands there instead', async () => {
    const { page } = await visitPlanted('');
    await expectText(page.getByRole('heading'), 'Planted');
    page.setDefaultTimeout(200);
    await expect(expectText(page.getByRole('heading'), 'Grown')).rejects.toThrow('should say Grown, and says Planted');
  });
});

describe('a page', () => {
  afterEach(partFromVisitors);

  it('is looked through by axe, in whichever look', async () => {
    const { page } = await visitPlanted('<img src="data:,"><p style="color: #777; background: #888">Faint</p>', { colorScheme: 'dark', width: 360 });
    expect((await axe(page)).map((violation) => violation.split(' ')[0])).toEqual(['color-contrast', 'image-alt']);
  });

  it('is looked through by axe again: by every rule where anything but its colours has changed', async () => {
    const dark = '<style>.late { display: none } @media (prefers-color-scheme: dark) { .faint { color: #333; background: #222 } .late { display: block } }</style>';
    const { page } = await visitPlanted(`<p class="faint">Faint</p>${dark}`);
    const rules = async (again: () => Promise<string[]>) => (await again()).map((violation) => violation.split(' ')[0]);
    const again = axeAgain(page);
    expect(await rules(again)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await rules(again)).toEqual(['color-contrast']);
    const other = await visitPlanted(`<img class="late" src="data:,">${dark}`);
    const otherAgain = axeAgain(other.page);
    expect(await rules(otherAgain)).toEqual([]);
    await other.page.emulateMedia({ colorScheme: 'dark' });
    expect(await rules(otherAgain)).toEqual(['image-alt']);
  });

  it('of a visitor who stays is open for the next test, and its troubles are those of each test alone', async () => {
    const { page } = await visitPlanted('', { stays: true });
    await page.evaluate("console.error('said')");
    await expect(partFromVisitors()).rejects.toThrow(/console: said/);
    await partFromVisitors();
    expect(page.isClosed()).toBe(false);
    await partFromEverybody();
    expect(page.isClosed()).toBe(true);
  });

  it('is looked through for what axe does not see: faint edges and icons, small targets, placeholders', async () => {
    const { page } = await visitPlanted('<input id="faint" placeholder="Name"><button class="small">x</button>');
    await page.locator('#faint').evaluate((input: HTMLInputElement) => (input.style.cssText = 'border: 1px solid #ddd; background: #fff; height: 48px; width: 90px'));
    await page.locator('.small').evaluate((button: HTMLButtonElement) => (button.style.cssText = 'width: 20px; height: 30px'));
    expect(await nonText(page)).toEqual([expect.stringMatching(/faint.*edge has 1\.\d/), expect.stringMatching(/faint.*placeholder/), expect.stringMatching(/small.*20 by 30 px, where 24/)]);
  });

  it('is looked through for words that cannot be read', async () => {
    const { page } = await visitPlanted('<p>Beside</p><p class="note">Outside</p><p class="thin">Broken</p>', { width: 320 });
    expect(await cutOff(page)).toEqual([]);
    await page.locator('p').first().evaluate((text) => (text.style.marginLeft = '300px'));
    await page.locator('.note').evaluate((text) => (text.style.cssText = 'width: 9px; white-space: nowrap'));
    await page.locator('.thin').evaluate((text) => (text.style.cssText = 'width: 2em; overflow-wrap: anywhere'));
    expect(await cutOff(page)).toEqual([expect.stringContaining('the page is'), 'p.: Beside', 'p.note: Outside', 'broken in two: Broken']);
  });

  it('is looked through for what moves while it loads', async () => {
    const { page } = await visitPlanted('<div class="sheet"><div id="row"><i>1</i><b>2</b></div></div>');
    expect(await movedWhileLoading(page)).toEqual([]);
    await page.locator('#row').evaluate((row) => (row.style.cssText = 'display: flex; justify-content: center'));
    // The first without the second, its words too; and the second as long as its words are not there.
    expect(await movedWhileLoading(page)).toEqual(['i.', '1', 'b.']);
  });

  it('tells how far its content moved by itself', async () => {
    const { page } = await visitPlanted('<p>Below</p>');
    expect(await layoutShift(page)).toBe(0);
    await page.locator('h1').evaluate((heading) => void (heading.style.marginTop = '300px'));
    expect(await layoutShift(page)).toBeGreaterThan(0.01);
  });

  it('is weighed with all it loads', async () => {
    const { page } = await visitPlanted('');
    const { html, js, css } = await transferred(page, '/', page.locator('h1'));
    expect([html > 0, js, css > 0]).toEqual([true, 0, true]);
  });
});

onEachDatabase((site) => {
  it('gives a site on which staff make and change what a journey needs', async () => {
    const owner = await site.owner();
    const content = await owner.createContent('Rocket basics', 'https://learn.example.test/rockets');
    const client = await owner.createClient(
      { name: 'Acme Rockets', slug: 'acme', language: 'DE', timeZone: 'Europe/Berlin', seatLimit: 10, contentIds: [content] },
      { accentColor: '#8a3ffc', heading: 'Welcome', welcomeText: 'Come in.', supportEmail: 'help@acme.example.test' },
    );
    const sublicense = await owner.createSublicense(client.id, { name: 'EMEA', seatLimit: 2, contentIds: [content] });
    const code = await owner.createCode(client.id, { code: 'FALL-2026', sublicenseIds: [sublicense], maxRedemptions: 5 });
    expect(code.landingUrl).toBe(`${site.url}/acme/FALL-2026`);

    const ada = site.stranger();
    await registerLearner(ada, { slug: 'acme', codes: ['FALL-2026'], email: 'ada@example.test' });
    const [access] = await owner.accessOf('ada@example.test');
    expect(access).toMatchObject({ status: 'ACTIVE', sublicense: { name: 'EMEA' } });
    await owner.updateCode(code.id, { expiresAt: '2026-01-01T00:00:00Z' });
    await owner.setCodesEnabled([code.id], false);
    await owner.setMembershipStatus([access!.membership.id], false);
    await owner.revokeAccess([access!.id]);
    await owner.updateClient(client.id, { slug: 'acme-two' });
    await owner.setClientStatus(client.id, 'DISABLED');
    expect(await owner.accessOf('ada@example.test')).toMatchObject([{ status: 'REVOKED' }]);
    await expect(owner.createClient({ name: 'Acme again', slug: 'acme' })).rejects.toThrow('The API answered');
  });

  it('lets a browser go on as somebody who signed in without one', async () => {
    const owner = await site.owner();
    const client = await owner.createClient({ name: 'Bolts', slug: 'bolts' });
    const { code } = await owner.createCode(client.id, { sublicenseIds: [client.mainSublicense.id] });
    const bob = site.stranger();
    await registerLearner(bob, { slug: 'bolts', codes: [code], email: 'bob@example.test' });
    const { page, requests } = await site.visitor({ as: bob });
    await page.goto('/bolts');
    const answer = await page.request.post('/graphql', { data: { query: '{ viewer { __typename } }' } });
    expect(await answer.json()).toEqual({ data: { viewer: { __typename: 'LearnerViewer' } } });
    expect(requests[0]).toBe(`${site.url}/bolts`);
  });

  it('counts the wrong guesses of each visitor for themselves', async () => {
    const guess = async (page: Page) => {
      const query = '{ checkCodes(input: { slug: "nobody", codes: ["A1","A2","A3","A4","A5","A6","A7","A8","A9","B1"] }) { problem { __typename } } }';
      return (await page.request.post('/graphql', { data: { query } })).text();
    };
    const one = await site.visitor();
    const guesses: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) guesses.push(await guess(one.page));
    expect(guesses.at(-1)).toContain('RATE_LIMITED');
    expect(await guess((await site.visitor()).page)).not.toContain('RATE_LIMITED');
  });
});
