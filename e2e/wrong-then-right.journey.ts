import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ClientWithCode, SUPPORT } from './harness/client-with-code.js';
import { expectText } from './harness/expect-text.js';
import { enterCode, fillInNewcomer, press, seeDashboard, seeFieldError, seeHeading } from './harness/learner-page.js';
import { onEachDatabase } from './harness/site.js';

const box = (page: Page) => page.getByLabel('Your code');
const entered = (page: Page) => page.getByRole('listitem').locator('.entered');

/** Spends guesses as the visitor would by typing. */
async function guessWrong(page: Page, slug: string, codes: readonly string[]): Promise<void> {
  const query = 'query ($input: CheckCodesInput!) { checkCodes(input: $input) { entered } }';
  await page.request.post('/graphql', { data: { query, variables: { input: { slug, codes } } } });
}

onEachDatabase((site) => {
  it('a wrong code is told at its field, which keeps it and has the focus; the right one then leads in', async () => {
    const client = await ClientWithCode.open(site, 'acme');
    const { page } = await site.visitor({ width: 360 });
    await page.goto(client.path());
    await enterCode(page, 'FALL-2062');
    await seeFieldError(page, 'code', `We don’t know the code FALL-2062. Check for a missed or mistyped letter, or ask ${SUPPORT}.`);
    expect(await box(page).inputValue()).toBe('FALL-2062');
    await enterCode(page, client.code.code);
    await fillInNewcomer(page, 'acme@example.test');
    await press(page, 'Create account');
    await seeDashboard(page, client.slug);
    expect(await client.taken()).toEqual({ seats: 1, uses: 1, learners: 1 });
  });

  it('a link can be pasted whole, several codes go together, and another client’s link leads there', async () => {
    const [client, other] = [await ClientWithCode.open(site, 'bolts'), await ClientWithCode.open(site, 'nuts')];
    const second = await client.another({ code: 'SPRING-2027' });
    const { page, context } = await site.visitor();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(client.path());
    await page.evaluate((text) => navigator.clipboard.writeText(text), `${site.url}${client.link}?from=mail\nSPRING-2027\n`);
    await box(page).press('ControlOrMeta+V');
    await box(page).press('Enter');
    await seeHeading(page, 'Create your account');
    expect(await entered(page).allInnerTexts()).toEqual([client.code.code, second.code]);
    await page.goBack();
    await seeHeading(page, 'Start learning');
    await enterCode(page, other.code.landingUrl);
    await expectText(page.getByRole('listitem'), 'Nuts · EMEA');
    expect(new URL(page.url()).pathname).toBe(other.link);
  });

  it('where one of several codes is refused, one can go on without it', async () => {
    const client = await ClientWithCode.open(site, 'cogs');
    const { page } = await site.visitor();
    await page.goto(client.path());
    await enterCode(page, `nobody-knows-me, ${client.code.code}`);
    await seeFieldError(page, 'code', 'We don’t know the code nobody-knows-me');
    await expectText(entered(page), client.code.code);
    expect(await box(page).inputValue()).toBe('nobody-knows-me');
    await press(page, 'Go on without this code');
    await fillInNewcomer(page, 'cogs@example.test');
    await press(page, 'Create account');
    await seeDashboard(page, client.slug);
    expect(await client.taken()).toEqual({ seats: 1, uses: 1, learners: 1 });
  });

  it('a slip in a generated code is warned of before it is sent', async () => {
    const client = await ClientWithCode.open(site, 'drums');
    const { code } = client.code;
    const { page } = await site.visitor();
    await page.goto(client.path());
    await box(page).fill(`${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`);
    await expectText(page.locator('#code-hint'), 'This may be mistyped.');
    await box(page).fill(code.toLowerCase());
    await page.locator('#code-hint').waitFor({ state: 'detached' });
  });

  it('why a code lets nobody in is said in words, and one that is switched off reads as an unknown one', async () => {
    const client = await ClientWithCode.open(site, 'eagle', { client: { timeZone: 'Europe/Berlin' } });
    const { owner } = client;
    const full = await owner.createSublicense(client.id, { name: 'Full', seatLimit: 0 });
    const ended = await client.another({ code: 'ENDED' });
    await owner.updateCode(ended.id, { expiresAt: '2026-03-31T22:00:00Z' });
    await owner.setCodesEnabled([(await client.another({ code: 'SWITCHED-OFF' })).id], false);
    await client.another({ code: 'EARLY', startsAt: '2090-03-01T08:00:00Z' });
    await client.another({ code: 'USED-UP', maxRedemptions: 0 });
    await client.another({ code: 'NO-SEATS', sublicenseIds: [full] });
    const { page } = await site.visitor();
    await page.goto(client.path());
    const words = [
      ['NOBODY', `We don’t know the code NOBODY. Check for a missed or mistyped letter, or ask ${SUPPORT}.`],
      ['SWITCHED-OFF', `We don’t know the code SWITCHED-OFF. Check for a missed or mistyped letter, or ask ${SUPPORT}.`],
      ['EARLY', 'The code EARLY can be used from 1 March 2090 at 09:00 CET. Come back then.'],
      ['ENDED', `The code ENDED ended on 31 March 2026. Ask ${SUPPORT} for a new one.`],
      ['USED-UP', `The code USED-UP has been used up. If it was you who used it, sign in. Otherwise ask ${SUPPORT} for a new one.`],
      ['NO-SEATS', `All places are taken. Your code was not used: try again later, or ask ${SUPPORT}.`],
    ] as const;
    for (const [code, sentence] of words) {
      await enterCode(page, code);
      await seeFieldError(page, 'code', sentence);
    }
    expect(await client.taken()).toEqual({ seats: 0, uses: 0, learners: 0 });
  });

  it('a learner whose access was taken away is told so by the code, which does not give it back', async () => {
    const client = await ClientWithCode.open(site, 'frost');
    const nora = await client.learner('frost@example.test');
    await client.owner.revokeAccess((await client.owner.accessOf('frost@example.test')).map(({ id }) => id));
    const { page } = await site.visitor({ as: nora });
    await page.goto(client.link);
    await seeFieldError(page, 'code', `Your access here was taken away. Ask ${SUPPORT}`);
    expect(await client.taken()).toMatchObject({ seats: 0, uses: 1 });
  });

  it('after thirty wrong codes one is told how long to wait, at the box and by a link', async () => {
    const client = await ClientWithCode.open(site, 'grape');
    const { page } = await site.visitor();
    const spend = (of: string) => guessWrong(page, client.slug, Array.from('0123456789', (digit) => `${of}-WRONG-${digit}`));
    await page.goto(client.path());
    for (const ten of ['A', 'B', 'C']) await spend(ten);
    await enterCode(page, client.code.code);
    await expectText(page.getByRole('alert'), /Too many tries\. Wait [1-9]\d? seconds, then try again\./);
    expect(await box(page).inputValue()).toBe(client.code.code);
    // One guess comes back every 20 seconds.
    await spend('D');
    await page.goto(client.link);
    await expectText(page.getByRole('alert'), /Too many tries\. Wait [1-9]\d? seconds/);
    expect(await box(page).inputValue()).toBe(client.code.code);
  });
});
