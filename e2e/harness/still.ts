import type { Page } from 'playwright-core';

/**
 * Waits until a page is laid out and nothing on it moves, and lets nothing move from then on: what changes is at its end at
 * once. Whatever goes on without end (a spinner) is left alone.
 */
export async function holdStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // A place of our own on the page: it is held once.
    const held = globalThis as unknown as { porticoStill?: CSSStyleSheet };
    if (held.porticoStill === undefined) {
      held.porticoStill = new CSSStyleSheet();
      held.porticoStill.replaceSync('*, ::before, ::after { transition-duration: 0s !important; transition-delay: 0s !important }');
      document.adoptedStyleSheets.push(held.porticoStill);
    }
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // What a change moves begins with the next frame, and what hangs on that (a menu at its button) a frame later.
    for (let still = 0; still < 3; still += 1) {
      await frame();
      const moving = document.getAnimations().filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().iterations !== Infinity);
      for (const animation of moving) animation.finish();
      if (moving.length > 0) still = -1;
    }
  });
}
