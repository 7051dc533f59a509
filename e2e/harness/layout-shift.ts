import type { BrowserContext, Page } from 'playwright-core';

/** An entry of the Layout Instability API, which the compiler's own list of browser types lacks. */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

interface WatchedPage {
  porticoShift(): number;
}

/** Has every page of a context add up how much its content moves. */
export async function watchLayout(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    // A place of our own on the page, where layoutShift finds it.
    const page = globalThis as unknown as WatchedPage;
    let shift = 0;
    const add = (entries: PerformanceEntryList) => {
      // The observer asks for entries of this kind alone.
      for (const { value, hadRecentInput } of entries as LayoutShift[]) if (!hadRecentInput) shift += value;
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    page.porticoShift = () => {
      add(observer.takeRecords());
      return shift;
    };
  });
}

/**
 * How much the content of a page has moved by itself since it was loaded: the sum of its layout shift scores. 0 is nothing;
 * the bar of Core Web Vitals for the worst five seconds is 0.1 (https://web.dev/articles/cls).
 */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // Two frames: what has changed until now is laid out, and its shift noted.
    for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    // What watchLayout put there.
    return (globalThis as unknown as WatchedPage).porticoShift();
  });
}
