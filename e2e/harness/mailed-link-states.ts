import type { Page } from 'playwright-core';
import type { House } from './house.js';
import { mailedLink } from './inviting.js';
import { LEARNER_PASSWORD } from './learner.js';
import type { LearnerState } from './learner-state.js';

const PROBLEM = '{ __typename ... on Problem { message } }';

type Asking = 'requestSignInLink' | 'requestPasswordReset';

/** Has a link mailed to somebody. @param count how many mails they have with it @returns it */
async function mailed({ client, staff, stranger }: House, asking: Asking, email: string, count = 1): Promise<string> {
  await stranger().ask(`mutation ($input: ${asking.charAt(0).toUpperCase()}${asking.slice(1)}Input!) { ${asking}(input: $input) }`, { input: { slug: client.slug, email } });
  return mailedLink(staff, email, count);
}

async function open(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.locator('main h1:focus').waitFor();
}

/** Opens the first link that somebody has mailed to themselves: one to sign in with proves their address first. */
const first = (asking: Asking) => async (page: Page, house: House) => {
  const { email } = await house.learner([house.codes.good]);
  await open(page, await mailed(house, asking, email));
};

/** The same, and sends the form. @param password typed before; empty where none is asked for yet */
const sent = (asking: Asking, password = '') => async (page: Page, house: House) => {
  await first(asking)(page, house);
  if (password !== '') await page.locator('#password').fill(password);
  await page.locator('main form button[type=submit]').click();
};

/** Sends the form that proves an address, and again when it asks for a password. */
async function sentWithoutPassword(page: Page, house: House): Promise<void> {
  await sent('requestSignInLink')(page, house);
  await page.locator('#password').waitFor();
  await page.locator('main form button[type=submit]').click();
}

/** Opens a link to sign in with, of somebody whose address is proven. */
async function signInLink(page: Page, house: House): Promise<void> {
  const { email } = await house.learner([house.codes.good]);
  const [token] = /prf_[\w-]+/.exec(await mailed(house, 'requestSignInLink', email))!;
  await house.stranger().ask(`mutation ($input: ConfirmEmailInput!) { confirmEmail(input: $input) ${PROBLEM} }`, { input: { token, password: LEARNER_PASSWORD } });
  await open(page, await mailed(house, 'requestSignInLink', email, 2));
}

const brokenLink = (page: Page, { client }: House) => page.goto(`/${client.slug}/reset-password#pw`);

/** The states of pages that mailed links lead to, but for invites. */
export const MAILED_LINK_STATES: readonly LearnerState[] = [
  { name: 'sign-in-link', kind: 'sign-in', says: /One tap, and you are in/, reach: signInLink },
  { name: 'confirm-address', kind: 'sign-in', says: /Confirm your e-mail address/, reach: first('requestSignInLink') },
  { name: 'confirm-address-de', kind: 'sign-in', language: 'de', says: /E-Mail-Adresse bestätigen/, reach: first('requestSignInLink') },
  { name: 'confirm-address-asks-password', kind: 'sign-in', says: /choose one of yours/, reach: sent('requestSignInLink') },
  { name: 'confirm-address-without-password', kind: 'sign-in', says: /Choose a password of 12/, reach: sentWithoutPassword },
  { name: 'reset-password', kind: 'sign-in', says: /Choose a new password/, reach: first('requestPasswordReset') },
  { name: 'reset-password-de', kind: 'sign-in', language: 'de', says: /Neues Passwort/, reach: first('requestPasswordReset') },
  { name: 'reset-password-refused', kind: 'sign-in', says: /Choose another password/, reach: sent('requestPasswordReset', 'password1234') },
  { name: 'mailed-link-refused', kind: 'notice', says: /This link does not work/, reach: brokenLink },
  { name: 'mailed-link-refused-de', kind: 'notice', language: 'de', says: /Dieser Link geht nicht/, reach: brokenLink },
];
