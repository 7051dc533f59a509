import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';

/** Writes the whole page as `<name>.png` into the folder PORTICO_SCREENSHOTS names; does nothing without it. For looking at, not for comparing. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['PORTICO_SCREENSHOTS'];
  if (folder === undefined || folder === '') return;
  await page.screenshot({ path: join(resolve(folder), `${name}.png`), fullPage: true });
}
