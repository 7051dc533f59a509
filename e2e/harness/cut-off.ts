import type { Page } from 'playwright-core';

/** Words that cannot be read on a page, being beside the window or out of the box they stand in, and such as are broken in two though they are short. Empty is what is wanted. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const BOXES = '.filled, .outline, .accepted, .content a, .closed, .note, .menu > ul, header, .sheet';
    /** A hair's breadth: rounding. */
    const SLACK = 1;
    /** No longer than a line holds, and no part of an address. */
    const SHORT_WORDS = /(?<![\p{L}\p{N}@.-])\p{L}{2,12}(?![\p{L}\p{N}@.-])/gu;
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} px wide, the window ${innerWidth}`);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement!;
      if (node.textContent?.trim() === '' || !parent.checkVisibility() || parent.closest('script, noscript, .unseen') !== null) continue;
      const range = document.createRange();
      for (const { 0: word, index } of (node.textContent ?? '').matchAll(SHORT_WORDS)) {
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) found.push(`broken in two: ${word}`);
      }
      range.selectNodeContents(node);
      const box = parent.closest(BOXES)?.getBoundingClientRect();
      for (const { left, right, top, bottom } of range.getClientRects()) {
        const isInWindow = left >= -SLACK && right <= innerWidth + SLACK;
        const isInBox = box === undefined || (left >= box.left - SLACK && right <= box.right + SLACK && top >= box.top - SLACK && bottom <= box.bottom + SLACK);
        if (!isInWindow || !isInBox) found.push(`${parent.tagName.toLowerCase()}.${parent.className}: ${node.textContent}`);
      }
    }
    return [...new Set(found)];
  });
}
