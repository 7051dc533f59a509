import type { Page } from 'playwright-core';

/** Words that cannot be read on a page: beside the window, out of the box they stand in, or below another one. Empty is what is wanted. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const BOXES = '.filled, .outline, .accepted, .content a, .closed, .note, .menu > ul, header, .sheet';
    /** A hair's breadth: rounding. */
    const SLACK = 1;
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} px wide, the window ${innerWidth}`);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement!;
      if (node.textContent?.trim() === '' || !parent.checkVisibility() || parent.closest('script, noscript, .unseen') !== null) continue;
      const range = document.createRange();
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
