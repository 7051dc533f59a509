import type { Page } from 'playwright-core';

/**
 * Boxes that stand elsewhere while only a part of the page has come than they will stand in the end: a browser may paint as
 * soon as it has anything, and what is painted should not move. Cuts the page after each element and after each text, as a
 * browser's parser may rest there.
 * Empty is what is wanted; the page's script must be kept back, and the page is of no use afterwards.
 */
export function movedWhileLoading(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('.sheet')!;
    const whole = root.cloneNode(true);
    const boxes = () => [...root.querySelectorAll(':not(path)')];
    const nodeAt = (at: number) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      for (let passed = 0; passed <= at; passed += 1) if (walker.nextNode() === null) return null;
      return walker.currentNode;
    };
    const places = boxes().map((box) => box.getBoundingClientRect());
    const moved = new Set<string>();
    for (let at = 0; nodeAt(at) !== null; at += 1) {
      const range = document.createRange();
      range.setStartAfter(nodeAt(at)!);
      range.setEndAfter(root.lastChild!);
      range.deleteContents();
      for (const [at, box] of boxes().entries()) {
        const { top, left } = box.getBoundingClientRect();
        const isMoved = Math.abs(top - places[at]!.top) + Math.abs(left - places[at]!.left) > 0.5;
        const { display, visibility } = getComputedStyle(box);
        if (isMoved && display !== 'inline' && visibility === 'visible') moved.add(`${box.tagName.toLowerCase()}.${box.getAttribute('class') ?? ''}`);
      }
      root.replaceChildren(...whole.cloneNode(true).childNodes);
    }
    return [...moved];
  });
}
