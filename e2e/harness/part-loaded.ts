import type { Page } from 'playwright-core';

/**
 * Boxes that stand elsewhere while only a part of the page has come than they will stand in the end: a browser may paint as
 * soon as it has anything, and what is painted should not move. Cuts the page after each element, and after each text and in
 * the middle of it between two words, as a browser's parser may rest there; not within a word, which may fit onto a line in part.
 * Empty is what is wanted; the page's script must be kept back, and the page is of no use afterwards.
 */
export function movedWhileLoading(page: Page): Promise<string[]> {
  return page.evaluate(cutEverywhere);
}

/** Runs on the page. */
function cutEverywhere(): string[] {
  const root = document.querySelector('.sheet')!;
  const whole = root.cloneNode(true);
  const parts = () => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    const found: (Element | Text)[] = [];
    while (walker.nextNode() !== null) found.push(walker.currentNode as Element | Text);
    return found;
  };
  const placeOf = (part: Element | Text) => {
    const range = document.createRange();
    range.selectNode(part);
    return range.getClientRects()[0];
  };
  const isSeen = (part: Element | Text) => {
    const { display, visibility } = getComputedStyle(part instanceof Element ? part : part.parentElement!);
    return visibility === 'visible' && (part instanceof Text || (display !== 'inline' && part.tagName !== 'path'));
  };
  const places = parts().map(placeOf);
  const moved = new Set<string>();
  const cutAt = (cut: (range: Range) => void) => {
    const range = document.createRange();
    cut(range);
    range.setEndAfter(root.lastChild!);
    range.deleteContents();
    for (const [at, part] of parts().entries()) {
      const [now, then] = [placeOf(part), places[at]];
      if (now === undefined || then === undefined || Math.abs(now.top - then.top) + Math.abs(now.left - then.left) <= 0.5 || !isSeen(part)) continue;
      moved.add(part instanceof Text ? part.data : `${part.tagName.toLowerCase()}.${part.getAttribute('class') ?? ''}`);
    }
    root.replaceChildren(...whole.cloneNode(true).childNodes);
  };
  for (let at = 0; at < places.length; at += 1) {
    cutAt((range) => range.setStartAfter(parts()[at]!));
    const part = parts()[at];
    if (part instanceof Text) cutAt((range) => range.setStart(part, part.data.lastIndexOf(' ', part.length / 2) + 1));
  }
  return [...moved];
}
