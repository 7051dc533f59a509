import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { expectText } from './harness/expect-text.js';
import { enterCode, fillInNewcomer, press, seeDashboard, seeFieldError, seeHeading } from './harness/learner-page.js';
import { Place, SUPPORT } from './harness/place.js';
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
    const place = await Place.open(site, 'acme');
    const { page } = await site.visitor({ width: 360 });
    await page.goto(place.path());
    await enterCode(page, 'FALL-2062');
    await seeFieldError(page, 'code', `We don’t know the code FALL-2062. Check for a missed or mistyped letter, or ask ${SUPPORT}.`);
    expect(await box(page).inputValue()).toBe('FALL-2062');
    await enterCode(page, place.code.code);
    await fillInNewcomer(page, 'acme@example.test');
    await press(page, 'Create account');
    await seeDashboard(page, place.slug);
    expect(await place.taken()).toEqual({ seats: 1, uses: 1, learners: 1 });
  });

  it('a link can be pasted whole, several codes go together, and another client’s link leads there', async () => {
    const [place, other] = [await Place.open(site, 'bolts'), await Place.open(site, 'nuts')];
    const second = await place.another({ code: 'SPRING-2027' });
    const { page, context } = await site.visitor();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(place.path());
    await page.evaluate((text) => navigator.clipboard.writeText(text), `${site.url}${place.link}?from=mail\nSPRING-2027\n`);
    await box(page).press('ControlOrMeta+V');
    await box(page).press('Enter');
    await seeHeading(page, 'Create your account');
    expect(await entered(page).allInnerTexts()).toEqual([place.code.code, second.code]);
    await page.goBack();
    await seeHeading(page, 'Start learning');
    await enterCode(page, other.code.landingUrl);
    await expectText(page.getByRole('listitem'), 'Nuts · EMEA');
    expect(new URL(page.url()).pathname).toBe(other.link);
  });

  it('where one of several codes is refused, one can go on without it', async () => {
    const place = await Place.open(site, 'cogs');
    const { page } = await site.visitor();
    await page.goto(place.path());
    await enterCode(page, `nobody-knows-me, ${place.code.code}`);
    await seeFieldError(page, 'code', 'We don’t know the code nobody-knows-me');
    await expectText(entered(page), place.code.code);
    expect(await box(page).inputValue()).toBe('nobody-knows-me');
    await press(page, 'Go on without this code');
    await fillInNewcomer(page, 'cogs@example.test');
    await press(page, 'Create account');
    await seeDashboard(page, place.slug);
    expect(await place.taken()).toEqual({ seats: 1, uses: 1, learners: 1 });
  });

  it('a slip in a generated code is warned of before it is sent', async () => {
    const { code, ...place } = await Place.open(site, 'drums');
    const { page } = await site.visitor();
    await page.goto(`/${place.slug}`);
    await box(page).fill(`${code.code.slice(0, -1)}${code.code.endsWith('7') ? '8' : '7'}`);
    await expectText(page.locator('#code-hint'), 'This may be mistyped.');
    await box(page).fill(code.code.toLowerCase());
    await page.locator('#code-hint').waitFor({ state: 'detached' });
  });

  it('why a code lets nobody in is said in words, and one that is switched off reads as an unknown one', async () => {
    const place = await Place.open(site, 'eagle', { client: { timeZone: 'Europe/Berlin' } });
    const { owner } = place;
    const full = await owner.createSublicense(place.clientId, { name: 'Full', seatLimit: 0 });
    const ended = await place.another({ code: 'ENDED' });
    await owner.updateCode(ended.id, { expiresAt: '2026-03-31T22:00:00Z' });
    await owner.setCodesEnabled([(await place.another({ code: 'SWITCHED-OFF' })).id], false);
    await place.another({ code: 'EARLY', startsAt: '2090-03-01T08:00:00Z' });
    await place.another({ code: 'USED-UP', maxRedemptions: 0 });
    await place.another({ code: 'NO-SEATS', sublicenseIds: [full] });
    const { page } = await site.visitor();
    await page.goto(place.path());
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
    expect(await place.taken()).toEqual({ seats: 0, uses: 0, learners: 0 });
  });

  it('a learner whose access was taken away is told so by the code, which does not give it back', async () => {
    const place = await Place.open(site, 'frost');
    const nora = await place.learner('frost@example.test');
    await place.owner.revokeAccess((await place.owner.accessOf('frost@example.test')).map(({ id }) => id));
    const { page } = await site.visitor({ as: nora });
    await page.goto(place.link);
    await seeFieldError(page, 'code', `Your access here was taken away. Ask ${SUPPORT}`);
    expect(await place.taken()).toMatchObject({ seats: 0, uses: 1 });
  });

  it('after thirty wrong codes one is told how long to wait, at the box and by a link', async () => {
    const place = await Place.open(site, 'grape');
    const { page } = await site.visitor();
    for (const ten of ['A', 'B', 'C']) await guessWrong(page, place.slug, Array.from('0123456789', (digit) => `${ten}-WRONG-${digit}`));
    await page.goto(place.path());
    await enterCode(page, place.code.code);
    await expectText(page.getByRole('alert'), /Too many tries\. Wait [1-9]\d? seconds, then try again\./);
    expect(await box(page).inputValue()).toBe(place.code.code);
    await page.goto(place.link);
    await expectText(page.getByRole('alert'), /Too many tries\. Wait [1-9]\d? seconds/);
    expect(await box(page).inputValue()).toBe(place.code.code);
  });
});
