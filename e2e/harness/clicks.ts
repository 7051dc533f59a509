import type { BrowserContext } from 'playwright-core';

/** Counts how often a pointer is pressed on the pages of a context, whatever page comes next. Keys do not count. */
export async function countClicks(context: BrowserContext): Promise<{ readonly count: number }> {
  const pressed = { count: 0 };
  await context.exposeBinding('porticoPressed', () => void (pressed.count += 1));
  await context.addInitScript(() => {
    // What exposeBinding adds to every page; the compiler does not know of it.
    const page = globalThis as unknown as { porticoPressed(): void };
    addEventListener('pointerdown', () => page.porticoPressed(), { capture: true });
  });
  return pressed;
}
