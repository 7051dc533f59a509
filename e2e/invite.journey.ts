import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Caller } from './harness/caller.js';
import { ClientWithCode, SUPPORT } from './harness/client-with-code.js';
import { expectText } from './harness/expect-text.js';
import { cancelInvite, invite, mailedLink, mailsTo, resendInvite, type MadeInvite } from './harness/inviting.js';
import { layoutShift } from './harness/layout-shift.js';
import { loseNextAnswer, operationsOf, press, seeDashboard, seeFieldError, seeHeading } from './harness/learner-page.js';
import { LEARNER_PASSWORD } from './harness/learner.js';
import { onEachDatabase, type Site } from './harness/site.js';

const ONE = { seats: 1, uses: 0, learners: 1 };
const PHONE = { width: 360 } as const;

const choosePassword = (page: Page) => page.getByLabel('Password', { exact: true }).fill(LEARNER_PASSWORD);
const say = (page: Page, words: string | RegExp) => expectText(page.locator('main'), words);

const invitedAt = (slug: string) => `${slug}@invited.example.test`;

/** Somebody with an account, at a client of their own. */
async function knownLearner(site: Site, email: string, slug: string): Promise<Caller> {
  return (await ClientWithCode.open(site, slug)).learner(email);
}

/** A client of its own that invites one person. */
async function inviting(site: Site, slug: string, sendEmail = false): Promise<{ readonly client: ClientWithCode; readonly email: string; readonly made: MadeInvite; readonly link: string }> {
  const client = await ClientWithCode.open(site, slug);
  const email = invitedAt(slug);
  const staff = await site.ownerCaller();
  const made = await invite(staff, { clientId: client.id, sublicenseId: client.sublicenseId, email }, sendEmail);
  return { client, email, made, link: made.link ?? (await mailedLink(staff, email)) };
}

onEachDatabase((site) => {
  it('somebody new follows the link of the mail on a phone, chooses a password and is in', async () => {
    const { client, email, link } = await inviting(site, 'acme', true);
    const { page, requests } = await site.visitor(PHONE);
    const sent = operationsOf(page);
    await page.goto(link);
    await seeHeading(page, 'Create your account');
    for (const words of ['Acme invites you', 'EMEA', `For ${email}`, 'To be accepted by']) await say(page, words);
    expect(page.url()).toBe(`${site.url}/acme/invite`);
    await page.reload();
    await seeHeading(page, 'Create your account');
    expect(await layoutShift(page)).toBe(0);
    expect(await page.getByLabel('First name').inputValue()).toBe('Nora');
    await page.getByLabel('First name').fill('Eleonora');
    await choosePassword(page);
    await page.locator('main button[type=submit]').dblclick();
    await seeDashboard(page, 'acme', 'Eleonora');
    await page.getByRole('heading', { name: 'Acme · EMEA' }).waitFor();
    expect(sent).toEqual(['Invitation', 'Invitation', 'AcceptInvite']);
    expect(requests.filter((address) => address.includes('inv_') && !address.includes('#'))).toEqual([]);
    expect(await client.taken()).toEqual(ONE);
  });

  it('going back after accepting shows no form; the link followed again leads to what they have', async () => {
    const { client, link } = await inviting(site, 'bolts');
    const { page } = await site.visitor(PHONE);
    await page.goto(client.path());
    await page.goto(link);
    await seeHeading(page, 'Create your account');
    await choosePassword(page);
    await press(page, 'Create account');
    await seeDashboard(page, 'bolts');
    await page.goBack();
    await seeDashboard(page, 'bolts');
    await page.goto(link);
    await seeHeading(page, 'This invitation has been accepted');
    await page.getByRole('link', { name: 'Go to your content' }).click();
    await seeDashboard(page, 'bolts');
    expect(await client.taken()).toEqual(ONE);
  });

  it('an accepting whose answer was lost is sent again without a second effect, and leads in', async () => {
    const { client, link } = await inviting(site, 'cogs');
    const { page } = await site.visitor({ ...PHONE, expectedTroubles: [/net::ERR_FAILED/] });
    await page.goto(link);
    await seeHeading(page, 'Create your account');
    await choosePassword(page);
    await loseNextAnswer(page);
    await press(page, 'Create account');
    await expectText(page.getByRole('alert'), 'Nothing is lost');
    expect(await client.taken()).toEqual(ONE);
    await press(page, 'Create account');
    await seeDashboard(page, 'cogs');
    expect(await client.taken()).toEqual(ONE);
  });

  it('a learner of another client is told of their account, signs in on the page and has it', async () => {
    await knownLearner(site, invitedAt('drums'), 'drums-known');
    const { client, link } = await inviting(site, 'drums');
    const { page } = await site.visitor(PHONE);
    await page.goto(link);
    await seeHeading(page, 'Create your account');
    await choosePassword(page);
    await press(page, 'Create account');
    await seeFieldError(page, 'email', 'has an account already');
    await press(page, 'Sign in and go on');
    await seeDashboard(page, 'drums');
    await page.getByRole('heading', { name: 'Drums · EMEA' }).waitFor();
    expect(await client.taken()).toEqual(ONE);
  });

  it('who is signed in with the invited address has it by one tap, also if the first answer was lost', async () => {
    const nora = await knownLearner(site, invitedAt('eagle'), 'eagle-known');
    const { client, link } = await inviting(site, 'eagle');
    const { page } = await site.visitor({ ...PHONE, as: nora, expectedTroubles: [/net::ERR_FAILED/] });
    await page.goto(link);
    await seeHeading(page, 'Welcome back, Nora');
    await loseNextAnswer(page);
    await press(page, 'Accept invitation');
    await expectText(page.getByRole('alert'), 'Nothing is lost');
    await press(page, 'Accept invitation');
    await seeDashboard(page, 'eagle');
    expect(await client.taken()).toEqual(ONE);
  });

  it('on a computer where somebody else is signed in one signs them out and goes on', async () => {
    const { client, email, link } = await inviting(site, 'frost');
    const other = await knownLearner(site, 'other@frost.example.test', 'frost-other');
    const { page } = await site.visitor({ as: other });
    await page.goto(link);
    await seeHeading(page, 'This invitation is for somebody else');
    await say(page, `It is for ${email}. You are signed in as other@frost.example.test.`);
    await press(page, 'Sign out and go on');
    await seeHeading(page, 'Create your account');
    await choosePassword(page);
    await press(page, 'Create account');
    await seeDashboard(page, 'frost');
    expect(await client.taken()).toEqual(ONE);
  });

  it('a link that a newer one replaced, and one that was taken back, say so, what to do and whom to ask', async () => {
    const { client, email, made, link } = await inviting(site, 'grape', true);
    const staff = await site.ownerCaller();
    await resendInvite(staff, made.id);
    const newer = await mailedLink(staff, email, 2);
    const { page } = await site.visitor(PHONE);
    await page.goto(link);
    await seeHeading(page, 'This invitation cannot be accepted');
    await say(page, `Open the link in the latest e-mail. If you cannot find it, ask ${SUPPORT}`);
    // In the same tab: only what stands behind `#` is another.
    await page.goto(newer);
    await seeHeading(page, 'Create your account');
    await cancelInvite(staff, made.id);
    await choosePassword(page);
    await press(page, 'Create account');
    await say(page, `It was taken back. Ask ${SUPPORT}`);
    expect((await client.taken()).seats).toBe(0);
  });

  it('who follows a link too late is told so, and whom to ask; sent again, it lets them in', async () => {
    const { email, made, link } = await inviting(site, 'ivory', true);
    await site.restart({ days: 15 });
    const { page } = await site.visitor(PHONE);
    await page.goto(link);
    await seeHeading(page, 'This invitation cannot be accepted');
    await say(page, `Nobody accepted it in time. Ask ${SUPPORT} for a new one.`);
    const staff = await site.ownerCaller();
    const before = await mailsTo(staff, email);
    await resendInvite(staff, made.id);
    await page.goto(await mailedLink(staff, email, before + 1));
    await seeHeading(page, 'Create your account');
    await choosePassword(page);
    await press(page, 'Create account');
    await seeDashboard(page, 'ivory');
    await site.restart();
  });

  it('what leads nowhere any more, a link that is not whole, and a page without one say what to do', async () => {
    const { client, link } = await inviting(site, 'hills');
    await client.owner.endSublicense(client.sublicenseId, '2026-03-31T22:00:00Z');
    const { page } = await site.visitor(PHONE);
    await page.goto(client.path('invite'));
    await say(page, /open the link in the e-mail/);
    await page.goto(link);
    await say(page, `has ended or is closed. Ask ${SUPPORT}`);
    await page.goto(link.slice(0, -4));
    await say(page, 'This link does not work.');
    const without = await site.visitor({ javaScript: false });
    await without.page.goto(link);
    await seeHeading(without.page, 'Your invitation');
    expect(await without.page.locator('footer').innerText()).toContain('Turn it on in your browser, then load the page again.');
    expect(await without.page.getByText('One moment').isVisible()).toBe(false);
  });
});
