import type { Page, Request, Route } from 'playwright-core';
import { expectText } from './expect-text.js';
import { LEARNER_PASSWORD } from './learner.js';

/** The operations a page's script sends from now on, in order, by their names. */
export function operationsOf(page: Page): readonly string[] {
  const names: string[] = [];
  page.on('request', (request) => {
    if (isApi(request)) names.push(/(?:query|mutation) (\w+)/.exec(request.postData() ?? '')?.[1] ?? '');
  });
  return names;
}

function isApi(request: Request): boolean {
  return new URL(request.url()).pathname === '/graphql';
}

/** Fills in the form of somebody new. */
export async function fillInNewcomer(page: Page, email: string): Promise<void> {
  await page.getByLabel('First name').fill('Nora');
  await page.getByLabel('Last name').fill('Newcomer');
  await fillInKnown(page, email);
}

/** Fills in the form of somebody who has an account. */
export async function fillInKnown(page: Page, email: string, password = LEARNER_PASSWORD): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
}

/** @param name how the name of the button begins: others may go on with the same words */
export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${name.replaceAll(/[^\p{L}\p{N}\s]/gu, '.')}`, 'u') }).click();
}

/** Enters something into the code box and sends it. */
export async function enterCode(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your code').fill(text);
  await press(page, 'Continue');
}

export async function seeHeading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** Waits for what a learner has at a client. */
export async function seeDashboard(page: Page, slug: string, firstName = 'Nora'): Promise<void> {
  await page.waitForURL((url) => url.pathname === `/${slug}`);
  await seeHeading(page, `Welcome, ${firstName}`);
}

/** Waits until a field says what is wrong with it, and has the focus. */
export async function seeFieldError(page: Page, field: string, text: string | RegExp): Promise<void> {
  await expectText(page.locator(`#${field}-error`), text);
  await page.locator(`#${field}[aria-invalid=true]:focus`).waitFor();
}

/**
 * The next change is done by the server, and its answer never arrives.
 *
 * @param keepCookies true: its headers do, with the cookies; the connection breaks after them
 */
export async function loseNextAnswer(page: Page, { keepCookies = false } = {}): Promise<void> {
  const context = page.context();
  const lose = async (route: Route) => {
    const before = await context.cookies();
    await route.fetch();
    if (!keepCookies) {
      await context.clearCookies();
      await context.addCookies(before);
    }
    await route.abort();
  };
  let isLost = false;
  await page.route('**/graphql', (route) => {
    if (isLost || route.request().postData()?.includes('mutation ') !== true) return route.fallback();
    isLost = true;
    return lose(route);
  });
}
