import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every rule of WCAG 2.2 A and AA that axe knows, and what it calls best practice. */
const RULES: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  resultTypes: ['violations'],
};

/**
 * What axe finds wrong with a page as it is now: the rule, the element, what to do. Empty is what is wanted.
 *
 * @throws Error where the browser runs no scripts: axe is one, and would never end
 */
export async function axe(page: Page): Promise<string[]> {
  if (await page.evaluate(() => matchMedia('(scripting: none)').matches)) throw new Error('axe needs a browser that runs scripts.');
  // By the debugger, which the page's content security policy does not bind.
  const debug = await page.context().newCDPSession(page);
  await debug.send('Runtime.evaluate', { expression: SOURCE });
  const { violations } = await page.evaluate((rules) => {
    // What the source above puts there.
    const { axe } = globalThis as unknown as { readonly axe: { run(context: Document, options: RunOptions): Promise<AxeResults> } };
    return axe.run(document, rules);
  }, RULES);
  await debug.detach();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary = '' }) => `${id} at ${target.join(' ')}: ${failureSummary.replaceAll(/\s+/g, ' ')}`));
}
