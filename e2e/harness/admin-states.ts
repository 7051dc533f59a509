import type { Page } from 'playwright-core';
import { BATCH, CLIENT, COLLEAGUE, INVITED, LEARNER } from './admin-house.js';
import { ADMIN_OPENINGS } from './admin-openings.js';
import { button, save } from './admin-page.js';
import type { AdminState } from './admin-state.js';
import { expectText } from './expect-text.js';
import { LOGO_FILE } from './logo-file.js';

/** Of a form the server takes for a token, and nobody's. */
const TOKEN = 'x'.repeat(43);

const fault = (page: Page) => page.locator('[aria-invalid=true]:focus').waitFor();

/** Every page, with what can stand on it. */
export const ADMIN_PLACES: readonly AdminState[] = [
  { name: 'sign-in', path: () => '/', says: 'Sign in', stranger: true },
  { name: 'set-up', path: () => '/#setup=not-the-token', says: 'Set up Portico', stranger: true },
  { name: 'join the staff', path: ({ join }) => `/${join}`, says: 'You are invited as a client manager', stranger: true },
  { name: 'join the staff, by a link that does not work', path: () => '/#invite=not-the-token', says: 'This link does not work', stranger: true },
  { name: 'sign-in, a link without an address', path: () => '/', says: 'Sign in', stranger: true, open: (page) => button(page, 'Mail me a link').click().then(() => fault(page)) },
  { name: 'sign-in, a link is mailed', path: () => '/', says: 'Sign in', stranger: true, open: linkMailed },
  { name: 'a link to sign in with', path: () => `/#sign-in=sgn_${TOKEN}`, says: 'One press, and you are in', stranger: true },
  { name: 'a link to choose a password by', path: () => `/#reset=pwr_${TOKEN}`, says: 'Choose a new password', stranger: true },
  { name: 'a link that proves an address', path: () => `/#confirm=prf_${TOKEN}`, says: 'Confirm your e-mail address', stranger: true },
  { name: 'a mailed link that does not work', path: () => `/#sign-in=sgn_${TOKEN}`, says: 'One press, and you are in', stranger: true, open: (page) => button(page, 'Sign in').click().then(() => expectText(page.locator('main'), 'This link does not work')) },
  { name: 'clients', path: () => '/clients', says: CLIENT },
  { name: 'clients, none match', path: () => '/clients?q=zzz&status=active', says: 'No client matches' },
  { name: 'no such page', path: () => '/nowhere', says: 'There is no such page' },
  { name: 'no such client', path: () => '/clients/nobody', says: 'There is no client at /nobody' },
  { name: 'client', path: ({ slug }) => `/clients/${slug}`, says: 'EMEA is full' },
  { name: 'client, closed', path: ({ closedSlug }) => `/clients/${closedSlug}`, says: 'It is disabled' },
  { name: 'settings of a client', path: ({ slug }) => `/clients/${slug}/settings`, says: 'Save changes' },
  { name: 'sublicenses', path: ({ slug }) => `/clients/${slug}/sublicenses`, says: 'Crews and crane drivers' },
  { name: 'codes of a client', path: ({ slug }) => `/clients/${slug}/codes`, says: 'CARD-2026' },
  { name: 'codes of a client, none yet', path: ({ closedSlug }) => `/clients/${closedSlug}/codes`, says: 'No registration codes yet' },
  { name: 'redemption codes of a client', path: ({ slug }) => `/clients/${slug}/redemption-codes`, says: BATCH },
  { name: 'redemption codes of a client, none yet', path: ({ closedSlug }) => `/clients/${closedSlug}/redemption-codes`, says: 'No redemption codes yet' },
  { name: 'redemption codes', path: () => '/redemption-codes', says: BATCH },
  { name: 'redemption codes, none match', path: () => '/redemption-codes?q=zzz', says: 'No batch matches' },
  { name: 'batch', path: ({ slug, batch }) => `/clients/${slug}/redemption-codes/${batch}`, says: 'Ada Handed' },
  { name: 'no such batch', path: ({ slug }) => `/clients/${slug}/redemption-codes/bat_00000000000000000000000000`, says: 'There is no such batch' },
  { name: 'learners of a client', path: ({ slug }) => `/clients/${slug}/learners`, says: LEARNER },
  { name: 'learners of a client, none yet', path: ({ closedSlug }) => `/clients/${closedSlug}/learners`, says: 'No learners yet' },
  { name: 'invites of a client', path: ({ slug }) => `/clients/${slug}/invites`, says: INVITED },
  { name: 'invites of a client, none yet', path: ({ closedSlug }) => `/clients/${closedSlug}/invites`, says: 'No invites yet' },
  { name: 'mailbox', path: () => '/mailbox', says: 'ivo@harbour.example.test' },
  { name: 'mailbox, none match', path: () => '/mailbox?q=zzz', says: 'No mail matches' },
  { name: 'codes', path: () => '/codes', says: 'CARD-2026' },
  { name: 'learners', path: () => '/learners', says: LEARNER },
  { name: 'content', path: () => '/content', says: 'Safety basics' },
  { name: 'settings', path: () => '/settings', says: 'Save changes' },
  { name: 'settings, refused', path: () => '/settings', says: 'Save changes', open: (page) => page.getByLabel('Terms').fill('nowhere').then(() => save(page.locator('main'), 'Save changes')).then(() => fault(page)) },
  { name: 'staff', path: () => '/settings/staff', says: COLLEAGUE },
  { name: 'content of a client', path: ({ slug }) => `/clients/${slug}/content`, says: 'What each sublicense opens' },
  { name: 'content of a client, none yet', path: ({ closedSlug }) => `/clients/${closedSlug}/content`, says: 'No content yet' },
  { name: 'design of a client', path: ({ slug }) => `/clients/${slug}/design`, says: 'as a desktop shows it' },
  { name: 'design of a client, on a phone, with a logo that is none', path: ({ slug }) => `/clients/${slug}/design?preview=phone`, says: 'as a phone shows it', open: refusedLogo },
  { name: 'design of a client, in a mail, with a logo', path: ({ slug }) => `/clients/${slug}/design?preview=mail`, says: 'An invite to somebody made up', open: mailWithLogo },
  { name: 'design of a client, refused, its preview in the dark', path: ({ slug }) => `/clients/${slug}/design`, says: 'as a desktop shows it', open: darkPreview },
  { name: 'history of a client', path: ({ slug }) => `/clients/${slug}/history`, says: 'Open the code' },
  { name: 'profile', path: () => '/profile', says: 'This one, in use now' },
  { name: 'profile, refused', path: () => '/profile', says: 'This one, in use now', open: (page) => page.getByLabel('New password').fill('short').then(() => button(page, 'Change password').click()).then(() => fault(page)) },
  { name: 'profile, another address refused', path: () => '/profile', says: 'This one, in use now', open: (page) => page.getByLabel('New e-mail address').fill('nobody at all').then(() => button(page, 'Change address').click()).then(() => fault(page)) },
];

/** All of them, and everything that opens over one. */
export const ADMIN_STATES: readonly AdminState[] = [...ADMIN_PLACES, ...ADMIN_OPENINGS];

async function linkMailed(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill('nobody@harbour.example.test');
  await button(page, 'Forgot your password?').click();
  await expectText(page.getByRole('status'), 'a mail is on its way');
}

async function darkPreview(page: Page): Promise<void> {
  await button(page, 'Dark').click();
  await page.getByLabel('Accent colour', { exact: true }).fill('green');
  await save(page.locator('main'), 'Save design');
  await fault(page);
}

async function refusedLogo(page: Page): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ ...LOGO_FILE, buffer: Buffer.from('no picture') });
  await expectText(page.getByRole('group', { name: 'Logo' }), 'no picture Portico can read');
}

async function mailWithLogo(page: Page): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(LOGO_FILE);
  await button(page, 'Remove the logo').waitFor();
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  await page.frameLocator('iframe').getByRole('img').waitFor();
}
