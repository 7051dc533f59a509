import type { Locator } from 'playwright-core';

/**
 * Waits until an element says something.
 *
 * @param text a part of what it says, whatever its case; or a pattern
 * @throws Error with what it says instead
 */
export async function expectText(target: Locator, text: string | RegExp): Promise<void> {
  try {
    await target.filter({ hasText: text }).first().waitFor();
  } catch (failure) {
    const said = await target.allInnerTexts();
    throw new Error(`${target.toString()} should say ${text}, and says ${said.length === 0 ? 'nothing: it is not there' : said.join(' | ')}`, { cause: failure });
  }
}
