import type { Page } from 'playwright-core';
import { expectText } from './expect-text.js';
import type { House, Resident } from './house.js';
import { cancelInvite } from './inviting.js';
import { LEARNER_PASSWORD } from './learner.js';
import { MAILED_LINK_STATES } from './mailed-link-states.js';
import type { LearnerState } from './learner-state.js';
import type { Site } from './site.js';
import type { Visitor, VisitorOptions } from './visitor.js';

/** Brings a page of a fresh browser into a state. */
export async function reachState(site: Site, house: House, state: LearnerState, options: VisitorOptions = {}): Promise<Visitor> {
  const resident = (await state.as?.(house)) ?? null;
  const { expectedTroubles = [] } = state;
  const visitor = await site.visitor({ ...options, expectedTroubles, ...(resident !== null && { as: resident.caller }) });
  if (state.language !== undefined) await visitor.context.addCookies([{ name: 'portico-language', value: state.language, url: site.url }]);
  await state.reach(visitor.page, house, resident);
  await expectText(visitor.page.locator('body'), state.says);
  return visitor;
}

const open = (path: (house: House) => string) => (page: Page, house: House) => page.goto(path(house));
const openCode = (code: keyof House['codes']) => open(({ client, codes }) => `/${client.slug}/${codes[code]}`);
const redeemed = (...codes: (keyof House['codes'])[]) => (house: House) => house.learner(codes.map((code) => house.codes[code]));
const submit = (page: Page) => page.locator('main form button[type=submit]').first().click();

/** Types into fields by their names, in whatever language the page is, and sends the form. */
async function send(page: Page, entered: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(entered)) await page.locator(`#${name}`).fill(value);
  await submit(page);
}

const typeCode = (code: string) => async (page: Page, { client }: House) => {
  await page.goto(`/${client.slug}`);
  await send(page, { code });
};

const joining = (entered: Readonly<Record<string, string>>) => async (page: Page, house: House) => {
  await openCode('good')(page, house);
  await send(page, { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.test', password: LEARNER_PASSWORD, ...entered });
};

async function turned(page: Page, house: House): Promise<void> {
  await openCode('good')(page, house);
  await page.locator('main .aside button').click();
}

async function taken(page: Page, house: House): Promise<void> {
  const { email } = await house.learner([house.codes.other]);
  await joining({ email })(page, house);
}

async function limited(page: Page, house: House): Promise<void> {
  const codes = Array.from({ length: 10 }, (_, at) => `WRONG-${at}`);
  const query = 'query ($input: CheckCodesInput!) { checkCodes(input: $input) { entered } }';
  const data = { query, variables: { input: { slug: house.client.slug, codes } } };
  await home(page, house);
  // Thirty wrong guesses are what an address has, and one comes back every 20 seconds.
  for (let call = 0; call < 3; call += 1) await page.request.post('/graphql', { data });
  await send(page, { code: 'WRONG-11' });
}

async function adding(page: Page, house: House): Promise<void> {
  await openCode('good')(page, house);
  await page.locator('main .add').click();
}

async function oneOfTwo(page: Page, house: House): Promise<void> {
  await adding(page, house);
  await send(page, { code: house.codes.expired });
}

async function withoutConnection(page: Page, house: House): Promise<void> {
  await page.goto(`/${house.client.slug}`);
  await page.context().setOffline(true);
  await send(page, { code: house.codes.good });
}

/** @param answer that comes in the place of the server's */
const answered = (answer: { readonly status: number; readonly contentType: string; readonly body: string }) => async (page: Page, house: House) => {
  await page.context().route('**/graphql', (route) => route.fulfill(answer));
  await joining({})(page, house);
};

const signingIn = (password: string) => async (page: Page, house: House) => {
  const { email } = await house.learner([house.codes.good]);
  await page.goto(`/${house.client.slug}/sign-in`);
  await send(page, { email, password });
};

/** Somebody whose access staff then change. */
const changed = (change: (house: House, access: { readonly id: string; readonly membership: { readonly id: string } }) => Promise<void>) => async (house: House) => {
  const resident = await house.learner([house.codes.good]);
  const [access] = await house.owner.accessOf(resident.email);
  await change(house, access!);
  return resident;
};
const revoked = changed(({ owner }, { id }) => owner.revokeAccess([id]));
const disabled = changed(({ owner }, { membership }) => owner.setMembershipStatus([membership.id], false));

const profile = open(({ client }) => `/${client.slug}/profile`);
const home = open(({ client }) => `/${client.slug}`);

async function saved(page: Page, house: House): Promise<void> {
  await profile(page, house);
  await send(page, { firstName: 'Augusta' });
}

async function wrongPassword(page: Page, house: House): Promise<void> {
  await profile(page, house);
  await page.locator('#currentPassword').fill('not my password');
  await page.locator('#newPassword').fill('another quiet harbour');
  await page.locator('main form button[type=submit]').last().click();
}

/** Asks for another address, with a password. */
const changeAddress = (newEmail: string, password: string) => async (page: Page, house: House) => {
  await profile(page, house);
  await page.locator('#newEmail').fill(newEmail);
  await page.locator('#ownPassword').fill(password);
  await page.locator('main form button[type=submit]').nth(1).click();
};

async function menuOpen(page: Page, house: House): Promise<void> {
  await home(page, house);
  await page.locator('summary').click();
}

/** Follows the link of an invite that somebody of the house's client has got. */
const invited = (then: (invite: { readonly id: string }, house: House) => Promise<void> = () => Promise.resolve()) => async (page: Page, house: House) => {
  const made = await house.invite();
  await then(made, house);
  await page.goto(made.link!);
  await page.locator('main h1:focus').waitFor();
};
const takenBack = invited(({ id }, { staff }) => cancelInvite(staff, id));

/** Follows the link of an invite to the address they are signed in with. */
async function invitedToo(page: Page, house: House, resident: Resident | null): Promise<void> {
  const { link } = await house.invite(resident!.email);
  await page.goto(link!);
  await page.locator('main h1:focus').waitFor();
}

/** Accepts an invite, and follows its link once more. */
async function acceptedBefore(page: Page, house: House): Promise<void> {
  const { link } = await house.invite();
  await page.goto(link!);
  await send(page, { password: LEARNER_PASSWORD });
  await page.waitForURL((url) => url.pathname === `/${house.client.slug}`);
  await page.goto(link!);
}

const MISSING = [/status of 404/];
const GRAPHQL = 'application/graphql-response+json';
const FAILED = JSON.stringify({ errors: [{ message: 'Failed', extensions: { code: 'INTERNAL', requestId: '01JAX-7F' } }] });

/** Every state of the learner pages. */
export const LEARNER_STATES: readonly LearnerState[] = [
  ...MAILED_LINK_STATES,
  { name: 'landing', kind: 'box', says: /Start learning/, reach: open(({ plain }) => `/${plain}`) },
  { name: 'landing-own-words', kind: 'box', says: /your foreman gave you/, reach: home },
  { name: 'landing-logo', kind: 'box', says: /Start learning/, reach: open(({ withLogo }) => `/${withLogo}`) },
  { name: 'landing-de', kind: 'box', language: 'de', says: /Jetzt lernen/, reach: open(({ plain }) => `/${plain}`) },
  { name: 'wrong-code', kind: 'box', says: /We don’t know the code/, reach: typeCode('WRONG-1') },
  { name: 'wrong-code-de', kind: 'box', language: 'de', says: /kennen wir nicht/, reach: typeCode('WRONG-1') },
  { name: 'empty-code', kind: 'box', says: /Enter your code\./, reach: typeCode(' ') },
  { name: 'unknown-code', kind: 'box', says: /We don’t know the code/, reach: open(({ client }) => `/${client.slug}/NOBODY-KNOWS-1`) },
  { name: 'code-not-started', kind: 'box', says: /can be used from 1 March 2099/, reach: openCode('notStarted') },
  { name: 'code-expired', kind: 'box', says: /ended on/, reach: openCode('expired') },
  { name: 'code-used-up', kind: 'box', says: /has been used up/, reach: openCode('usedUp') },
  { name: 'no-seats', kind: 'box', says: /All places are taken/, reach: openCode('full') },
  { name: 'no-seats-de', kind: 'box', language: 'de', says: /Alle Plätze sind vergeben/, reach: openCode('full') },
  { name: 'access-revoked', kind: 'box', says: /access here was taken away/, as: revoked, reach: openCode('good') },
  { name: 'rate-limited', kind: 'box', says: /Too many tries/, reach: limited },
  { name: 'adding-a-code', kind: 'box', says: /No other code/, reach: adding },
  { name: 'one-of-two-refused', kind: 'box', says: /Go on without this code/, reach: oneOfTwo },
  { name: 'no-connection', kind: 'box', says: /cannot be reached/, expectedTroubles: [/ERR_INTERNET_DISCONNECTED/], reach: withoutConnection },
  { name: 'redeem', kind: 'box', brandless: true, says: /Enter your code/, reach: open(() => '/redeem') },
  { name: 'redeem-unknown-code', kind: 'box', brandless: true, says: /We don’t know the code/, reach: open(() => '/redeem/NOBODY-KNOWS-1') },
  { name: 'code-accepted', kind: 'form', says: /Code accepted/, reach: openCode('good') },
  { name: 'code-accepted-de', kind: 'form', language: 'de', says: /Code angenommen/, reach: openCode('good') },
  { name: 'redeem-code', kind: 'form', says: /Code accepted/, reach: open(({ codes }) => `/redeem/${codes.made}`) },
  { name: 'two-codes', kind: 'form', says: /Crews and crane drivers/, reach: open(({ client, codes }) => `/${client.slug}/${codes.good}?with=${codes.other}`) },
  { name: 'form-all-wrong', kind: 'form', says: /Choose a password/, reach: joining({ firstName: '', lastName: '', email: 'ada', password: 'short' }) },
  { name: 'form-all-wrong-de', kind: 'form', language: 'de', says: /Wählen Sie ein Passwort/, reach: joining({ firstName: '', lastName: '', email: 'ada', password: 'short' }) },
  { name: 'form-turned', kind: 'form', says: /Sign in to go on/, reach: turned },
  { name: 'address-taken', kind: 'form', says: /has an account already/, reach: taken },
  { name: 'server-away', kind: 'form', says: /server is busy/, expectedTroubles: [/status of 503/], reach: answered({ status: 503, contentType: 'text/plain', body: 'Service Unavailable' }) },
  { name: 'server-failed', kind: 'form', says: /this number: 01JAX-7F/, expectedTroubles: [/status of 500/], reach: answered({ status: 500, contentType: GRAPHQL, body: FAILED }) },
  { name: 'one-tap', kind: 'tap', says: /Use this code/, as: redeemed('other'), reach: openCode('good') },
  { name: 'one-tap-two-codes', kind: 'tap', says: /Use these codes/, as: redeemed('bare'), reach: open(({ client, codes }) => `/${client.slug}/${codes.good}?with=${codes.other}`) },
  { name: 'one-tap-de', kind: 'tap', language: 'de', says: /Diesen Code einlösen/, as: redeemed('other'), reach: openCode('good') },
  { name: 'invite', kind: 'form', says: /invites you/, reach: invited() },
  { name: 'invite-de', kind: 'form', language: 'de', says: /lädt Sie ein/, reach: invited() },
  { name: 'invite-for-another', kind: 'notice', says: /for somebody else/, as: redeemed('good'), reach: invited() },
  { name: 'invite-known', kind: 'tap', says: /Accept invitation/, as: (house) => house.learner([house.codes.plain], house.plain), reach: invitedToo },
  { name: 'invite-accepted', kind: 'notice', says: /has been accepted/, reach: acceptedBefore },
  { name: 'invite-without-link', kind: 'notice', says: /open the link in the e-mail/, reach: open(({ client }) => `/${client.slug}/invite`) },
  { name: 'invite-taken-back', kind: 'notice', says: /was taken back/, reach: takenBack },
  { name: 'sign-in', kind: 'sign-in', says: /Forgotten your password/, reach: open(({ client }) => `/${client.slug}/sign-in`) },
  { name: 'sign-in-refused', kind: 'sign-in', says: /do not go together/, reach: signingIn('not my password') },
  { name: 'sign-in-refused-de', kind: 'sign-in', language: 'de', says: /gehören nicht zusammen/, reach: signingIn('not my password') },
  { name: 'dashboard', kind: 'dashboard', says: /Working at height/, as: redeemed('good'), reach: home },
  { name: 'dashboard-de', kind: 'dashboard', language: 'de', says: /Ihre Inhalte/, as: redeemed('good'), reach: home },
  { name: 'dashboard-several', kind: 'dashboard', says: /Crews and crane drivers/, as: redeemed('good', 'other'), reach: home },
  { name: 'dashboard-no-content', kind: 'dashboard', says: /nothing to open here yet/, as: redeemed('bare'), reach: home },
  { name: 'access-ended', kind: 'dashboard', says: /Your access ended on/, as: (house) => house.ended(), reach: home },
  { name: 'access-taken', kind: 'dashboard', says: /access was taken away on/, as: revoked, reach: home },
  { name: 'access-disabled', kind: 'dashboard', says: /switched off since/, as: disabled, reach: home },
  { name: 'access-disabled-de', kind: 'dashboard', language: 'de', says: /abgeschaltet/, as: disabled, reach: home },
  { name: 'nothing-here', kind: 'dashboard', says: /You have nothing at/, as: (house) => house.learner([house.codes.plain], house.plain), reach: home },
  { name: 'menu-open', kind: 'dashboard', says: /Sign out/, as: redeemed('good'), reach: menuOpen },
  { name: 'profile', kind: 'profile', says: /Present password/, as: redeemed('good'), reach: profile },
  { name: 'profile-saved', kind: 'profile', says: /Saved\./, as: redeemed('good'), reach: saved },
  { name: 'profile-password-refused', kind: 'profile', says: /not your present password/, as: redeemed('good'), reach: wrongPassword },
  { name: 'profile-password-refused-de', kind: 'profile', language: 'de', says: /nicht Ihr jetziges Passwort/, as: redeemed('good'), reach: wrongPassword },
  { name: 'profile-address-refused', kind: 'profile', says: /your present one has to be confirmed first/, as: redeemed('good'), reach: changeAddress('ada@elsewhere.example.test', LEARNER_PASSWORD) },
  { name: 'profile-address-refused-de', kind: 'profile', language: 'de', says: /Ihre jetzige muss erst bestätigt werden/, as: redeemed('good'), reach: changeAddress('ada@elsewhere.example.test', LEARNER_PASSWORD) },
  { name: 'unknown-client', kind: 'notice', brandless: true, says: /This page is not there/, expectedTroubles: MISSING, reach: open(() => '/nobody-lives-here') },
  { name: 'unknown-page', kind: 'notice', says: /Go to the start page/, expectedTroubles: MISSING, reach: open(({ client }) => `/${client.slug}/one/two`) },
  { name: 'unknown-page-de', kind: 'notice', language: 'de', says: /Zur Startseite/, expectedTroubles: MISSING, reach: open(({ client }) => `/${client.slug}/one/two`) },
  { name: 'client-disabled', kind: 'notice', says: /is closed/, reach: open(({ closed }) => `/${closed}`) },
];
