import type { Page } from 'playwright-core';

/**
 * Boxes that stand elsewhere while only a part of the page has come than they will stand in the end: a browser may paint as
 * soon as it has anything, and what is painted should not move. Cuts the page after each element and the text beside it.
 * Empty is what is wanted; the page's script must be kept back, and the page is of no use afterwards.
 */
export function movedWhileLoading(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('.sheet')!;
    const whole = root.cloneNode(true);
    const boxes = () => [...root.querySelectorAll(':not(path)')];
    const places = boxes().map((box) => box.getBoundingClientRect());
    const moved = new Set<string>();
    for (let last = 0; last < places.length; last += 1) {
      root.replaceChildren(...whole.cloneNode(true).childNodes);
      const range = document.createRange();
      const box = boxes()[last]!;
      range.setStartAfter(box.nextSibling instanceof Text ? box.nextSibling : box);
      range.setEndAfter(root.lastChild!);
      range.deleteContents();
      for (const [at, box] of boxes().entries()) {
        const { top, left } = box.getBoundingClientRect();
        const isMoved = Math.abs(top - places[at]!.top) + Math.abs(left - places[at]!.left) > 0.5;
        if (isMoved && getComputedStyle(box).display !== 'inline') moved.add(`${box.tagName.toLowerCase()}.${box.getAttribute('class') ?? ''}`);
      }
    }
    return [...moved];
  });
}
