import type { Page } from 'playwright-core';

/**
 * What axe does not look at, on a page as it is now: borders and fills of fields and buttons and icons that stand alone
 * against what is beside them (WCAG 2.2, 1.4.11: 3:1), the size of targets (2.5.8: 24 px, links within a sentence apart; and
 * 44 px for the buttons a page is about), and placeholders in the place of labels. Empty is what is wanted.
 */
export function nonText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    type Colour = readonly [number, number, number, number];
    const read = (text: string): Colour => {
      const [red = 0, green = 0, blue = 0, alpha = 1] = (/^rgba?\((.*)\)$/.exec(text)?.[1] ?? '').split(/[,/]/).map(Number);
      return [red, green, blue, alpha];
    };
    /** A colour as it looks before a ground. */
    const over = ([red, green, blue, alpha]: Colour, ground: Colour): Colour => {
      const mix = (part: number, at: 0 | 1 | 2) => part * alpha + ground[at] * (1 - alpha);
      return [mix(red, 0), mix(green, 1), mix(blue, 2), 1];
    };
    const luminance = ([red, green, blue]: Colour) => {
      const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => (part <= 10.3 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one: Colour, other: Colour) => {
      const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    };
    const fillBehind = (element: Element | null): Colour => {
      for (let at = element; at !== null; at = at.parentElement) {
        const fill = read(getComputedStyle(at).backgroundColor);
        if (fill[3] === 1) return fill;
      }
      return matchMedia('(prefers-color-scheme: dark)').matches ? [0, 0, 0, 1] : [255, 255, 255, 1];
    };
    const edgeContrast = (element: Element): number => {
      const style = getComputedStyle(element);
      const beside = fillBehind(element.parentElement);
      const isFocused = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
      const lines = [...(parseFloat(style.borderTopWidth) >= 1 ? [style.borderTopColor] : []), ...(isFocused ? [style.outlineColor] : [])];
      const edges = [...lines, style.backgroundColor].map(read);
      return Math.max(...edges.map((edge) => contrast(over(edge, beside), beside)));
    };
    const isInSentence = (element: Element) =>
      getComputedStyle(element).display === 'inline' && [...element.parentNode!.childNodes].some((beside) => beside !== element && beside.nodeType === Node.TEXT_NODE && beside.textContent?.trim() !== '');
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('a, button, input, summary')) {
      const { width, height } = element.getBoundingClientRect();
      if (!element.checkVisibility({ visibilityProperty: true }) || element.matches('.unseen')) continue;
      const name = `${element.tagName.toLowerCase()}.${element.className} "${element.textContent?.trim() || element.id}"`;
      const least = element.matches('.filled, .outline, input') ? 44 : 24;
      if ((width < least || height < least) && !isInSentence(element)) found.push(`${name}: a target of ${width} by ${height} px, where ${least} is the least`);
      const icon = element.textContent?.trim() === '' ? element.querySelector('svg') : null;
      const isBox = element.matches('input, .filled, .outline') || parseFloat(getComputedStyle(element).borderTopWidth) >= 1;
      if (isBox && !element.matches('.content a') && edgeContrast(element) < 3) found.push(`${name}: its edge has ${edgeContrast(element).toFixed(2)}:1`);
      const drawn = icon === null ? 21 : contrast(read(getComputedStyle(icon).color), fillBehind(element));
      if (drawn < 3) found.push(`${name}: its icon has ${drawn.toFixed(2)}:1`);
      if (element.hasAttribute('placeholder')) found.push(`${name}: a placeholder`);
    }
    return found;
  });
}
