import type { Page } from 'playwright-core';

/** What can be pressed or typed into, as it is shown. Colours are as CSS computes them. */
interface Control {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** What a page is about: a field, a filled or an outlined button. */
  readonly isMain: boolean;
  /** A link within a sentence, as large as its line (WCAG 2.2, 2.5.8 leaves it out). */
  readonly isInSentence: boolean;
  readonly hasPlaceholder: boolean;
  /** Of its border, its focus ring and its fill, where it is a box of its own; empty where it is not. */
  readonly edges: readonly string[];
  /** Of its icon, where it has no words. */
  readonly icon: string | null;
  readonly fill: string;
  /** Of what is around it. */
  readonly beside: string;
}

/** What is demanded of a page beyond contrast. */
interface NonTextRules {
  /** Selects what the page is about: what must be told from what is beside it. */
  readonly main: string;
  /** Pixels that what the page is about, and anything else, is at least wide and high; null: axe alone looks at that, by 2.5.8. */
  readonly least: { readonly main: number; readonly other: number } | null;
  /** Whether a field may show an example of what to type, beside its label. */
  readonly placeholders: boolean;
}

const LEARNER_PAGES: NonTextRules = { main: 'input, .filled, .outline', least: { main: 44, other: 24 }, placeholders: false };

/** Of the admin app: it is used at a desk, its fields have labels and examples. */
export const ADMIN_PAGES: NonTextRules = { main: 'input, [data-variant=filled]', least: null, placeholders: true };

/** Red, green, blue from 0 to 255, and alpha. */
type Colour = readonly [number, number, number, number];

/**
 * What axe does not look at, on a page as it is now: borders and fills of fields and buttons and icons that stand alone
 * against what is beside them (WCAG 2.2, 1.4.11: 3:1), the size of targets (2.5.8: 24 px, links within a sentence apart; and
 * 44 px for what a page is about), and placeholders in the place of labels. Empty is what is wanted.
 */
export async function nonText(page: Page, rules = LEARNER_PAGES): Promise<string[]> {
  return (await controls(page, rules.main)).flatMap((control) => faultsOf(control, rules));
}

function faultsOf({ name, width, height, isMain, isInSentence, hasPlaceholder, edges, icon, fill, beside }: Control, rules: NonTextRules): string[] {
  const least = rules.least === null ? 0 : rules.least[isMain ? 'main' : 'other'];
  const isSmall = !isInSentence && (width < least || height < least);
  const edge = edges.length === 0 ? 21 : Math.max(...edges.map((colour) => contrast(colour, beside)));
  const drawn = icon === null ? 21 : contrast(icon, fill);
  return [
    ...(isSmall ? [`${name}: a target of ${width} by ${height} px, where ${least} is the least`] : []),
    ...(edge < 3 ? [`${name}: its edge has ${edge.toFixed(2)}:1`] : []),
    ...(drawn < 3 ? [`${name}: its icon has ${drawn.toFixed(2)}:1`] : []),
    ...(hasPlaceholder && !rules.placeholders ? [`${name}: a placeholder`] : []),
  ];
}

function controls(page: Page, main: string): Promise<Control[]> {
  return page.evaluate((main) => {
    const fillOf = (element: Element | null): string => {
      if (element === null) return matchMedia('(prefers-color-scheme: dark)').matches ? 'rgb(0, 0, 0)' : 'rgb(255, 255, 255)';
      const { backgroundColor } = getComputedStyle(element);
      return backgroundColor.startsWith('rgb(') ? backgroundColor : fillOf(element.parentElement);
    };
    const shown = [...document.querySelectorAll('a, button, input, summary')].filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.matches('.unseen, :disabled'));
    return shown.map((element) => {
      // A password and the button that shows it share one box.
      const box = element.closest('.mantine-PasswordInput-input') ?? element;
      const style = getComputedStyle(element.matches('input') ? box : element);
      const { width, height } = element.getBoundingClientRect();
      const words = element.textContent?.trim() ?? '';
      const isMain = element.matches(main);
      const isFocused = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
      const hasBorder = parseFloat(style.borderTopWidth) >= 1;
      const besideWords = [...element.parentNode!.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '');
      const svg = words === '' ? element.querySelector('svg') : null;
      return {
        name: `${element.tagName.toLowerCase()}.${element.className} "${words || element.id}"`,
        width,
        height,
        isMain,
        isInSentence: style.display === 'inline' && besideWords,
        hasPlaceholder: element.hasAttribute('placeholder'),
        edges: isMain ? [style.backgroundColor, ...(hasBorder ? [style.borderTopColor] : []), ...(isFocused ? [style.outlineColor] : [])] : [],
        icon: svg && getComputedStyle(svg).color,
        fill: fillOf(element),
        beside: fillOf((element.matches('input') ? box : element).parentElement),
      };
    });
  }, main);
}

/** The contrast of two colours (WCAG 2.2), the first lying on the second. */
function contrast(one: string, ground: string): number {
  const below = read(ground);
  const [red, green, blue, alpha] = read(one);
  const mixed = [red, green, blue].map((part, at) => part * alpha + below[at]! * (1 - alpha));
  const [dark = 0, light = 0] = [luminance(mixed), luminance(below)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(parts: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => (part <= 10.3 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function read(colour: string): Colour {
  const parts = /^rgba?\((.*)\)$/.exec(colour)?.[1]?.split(',').map(Number);
  if (parts === undefined) throw new Error(`Not a colour that is read here: ${colour}`);
  const [red = 0, green = 0, blue = 0, alpha = 1] = parts;
  return [red, green, blue, alpha];
}
