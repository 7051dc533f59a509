import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { whenIdle } from '../page/when-idle.js';

/**
 * What a page shows only later, a dialog: loaded when the page has nothing else to do, so that it opens at once; by then or
 * by its first use, whichever is first.
 */
export function lazySoon<Props>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> {
  // A failure now is none: the first use tries again, and says so.
  whenIdle(() => void load().catch(() => undefined));
  return lazy(async () => ({ default: await load() }));
}
