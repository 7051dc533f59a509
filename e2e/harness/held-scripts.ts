import type { BrowserContext } from 'playwright-core';

/** Keeps the scripts of pages back, as the slowest connection would. @returns lets them go, those that are asked for later too */
export async function holdScripts(context: BrowserContext): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await context.route('**/assets/*.js', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
