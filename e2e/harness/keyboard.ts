import type { Locator, Page } from 'playwright-core';

/** More than any page has to walk through. */
const MOST_STEPS = 80;

/**
 * Presses Tab until an element has the focus, and sees that the focus shows.
 *
 * @throws Error with the way the focus took, when it never gets there
 */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  const way: string[] = [];
  while (way.length < MOST_STEPS) {
    await page.keyboard.press('Tab');
    if (await hasFocus(target)) return seeFocus(target);
    way.push(await page.evaluate(() => `${document.activeElement?.tagName.toLowerCase()} ${document.activeElement?.textContent?.trim().slice(0, 40)}`));
  }
  throw new Error(`Tab does not lead to ${target.toString()}, but to: ${[...new Set(way)].join('; ')}`);
}

/** Whether an element has the focus. */
export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/**
 * Sees that whoever looks at the page can tell where the focus is: the element with the focus, its label or what encloses it
 * has an outline of a pixel or more, and it lies in the window (WCAG 2.2, 2.4.7 and 2.4.11).
 *
 * @throws Error saying what is missing
 */
export async function seeFocus(target: Locator): Promise<void> {
  const missing = await target.evaluate((element) => {
    const isOutlined = (part: Element) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(part);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && !/^rgba\(.*, 0\)$/.test(outlineColor);
    };
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const around = [element, ...labels, element.parentElement].filter((part) => part !== null);
    const { top, left, bottom, right } = element.getBoundingClientRect();
    if (!element.matches(':focus-visible')) return 'it does not match :focus-visible';
    if (!around.some(isOutlined)) return 'there is no outline';
    return bottom > 0 && right > 0 && top < innerHeight && left < innerWidth ? null : 'it lies outside the window';
  });
  if (missing !== null) throw new Error(`The focus does not show at ${target.toString()}: ${missing}.`);
}
