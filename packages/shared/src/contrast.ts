import { lightOf } from './srgb.js';

/**
 * The contrast ratio of two colours written `#rrggbb`, 1 to 21, whichever is the lighter. As WCAG 2.2 defines
 * "contrast ratio" and "relative luminance" (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). Throws a RangeError for
 * other colours.
 */
export function contrast(one: string, other: string): number {
  const [first, second] = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

function luminanceOf(colour: string): number {
  const [red, green, blue] = lightOf(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
