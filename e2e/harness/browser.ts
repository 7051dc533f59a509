import { chromium, type Browser } from 'playwright-core';

let launched: Promise<Browser> | undefined;

/** The browser of this test file, launched when it is first needed. */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['PORTICO_TEST_CHROMIUM'];
  if (executablePath === undefined) throw new Error('PORTICO_TEST_CHROMIUM must name the executable of Chromium.');
  launched ??= chromium.launch({ executablePath });
  return launched;
}

export async function closeBrowser(): Promise<void> {
  await (await launched)?.close();
  launched = undefined;
}
