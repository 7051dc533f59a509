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

/** Of those, the rules whose answer colours can change. */
const COLOUR_RULES: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }, resultTypes: ['violations'] };

/**
 * What axe finds wrong with a page as it is now: the rule, the element, what to do. Empty is what is wanted.
 *
 * @throws Error where the browser runs no scripts: axe is one, and would never end
 */
export async function axe(page: Page, rules = RULES): Promise<string[]> {
  if (await page.evaluate(() => matchMedia('(scripting: none)').matches)) throw new Error('axe needs a browser that runs scripts.');
  await bring(page);
  const { violations } = await page.evaluate((rules) => {
    // What its source puts there.
    const { axe } = globalThis as unknown as { readonly axe: { run(context: Document, options: RunOptions): Promise<AxeResults> } };
    return axe.run(document, rules);
  }, rules);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary = '' }) => `${id} at ${target.join(' ')}: ${failureSummary.replaceAll(/\s+/g, ' ')}`));
}

/**
 * The same for a page that is looked at several times: where nothing but colours has changed since the last time (see
 * {@link shapeOf}), the rules about colours alone are asked, since the others would answer as they did.
 */
export function axeAgain(page: Page): () => Promise<string[]> {
  let before: string | undefined;
  return async () => {
    const shape = await shapeOf(page);
    const found = await axe(page, shape === before ? COLOUR_RULES : RULES);
    // Whoever finds something wrong asks every rule the next time, too.
    before = found.length === 0 ? shape : undefined;
    return found;
  };
}

/** Puts axe on a page that does not have it: by the debugger, which the page's content security policy does not bind. */
async function bring(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in globalThis)) return;
  const debug = await page.context().newCDPSession(page);
  await debug.send('Runtime.evaluate', { expression: SOURCE });
  await debug.detach();
}

/** All of a page but its colours: its elements with their attributes and words, where each is, and whether it is seen. */
function shapeOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const said = [...document.querySelectorAll('meta')].map(({ outerHTML }) => outerHTML);
    const places = [...document.querySelectorAll('*')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y, width, height, element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ? 1 : 0].map(Math.round).join(' ');
    });
    return [innerWidth, root.lang, root.dir, document.title, ...said, document.body.outerHTML, ...places].join('\n');
  });
}
