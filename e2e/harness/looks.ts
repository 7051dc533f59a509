import type { VisitorOptions } from './visitor.js';

/** Every way a page is looked at: a telephone's width and a desk's, light and dark. */
export const LOOKS = ([360, 1280] as const).flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme }) satisfies VisitorOptions),
);
