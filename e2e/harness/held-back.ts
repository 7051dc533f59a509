import type { BrowserContext, Page } from 'playwright-core';

/** Keeps what is asked for at addresses back. @returns lets it go, and what is asked for later too */
async function holdBack(asking: Page | BrowserContext, addresses: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await asking.route(addresses, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Keeps the scripts of pages back, as the slowest connection would, until the function it gives is called. */
export function holdScripts(context: BrowserContext): Promise<() => void> {
  return holdBack(context, '**/assets/*.js');
}

/** Holds back what a page's script sends, until the function it gives is called. */
export function slowDown(page: Page): Promise<() => void> {
  return holdBack(page, '**/graphql');
}
