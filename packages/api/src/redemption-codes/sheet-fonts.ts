import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

/** A font that goes into the file, as far as it is used there. */
export interface SheetFont {
  readonly path: string;
  /** Whether it has a glyph for each of these characters. */
  writes(characters: string): boolean;
}

const resolve = createRequire(import.meta.url).resolve;

/** What codes and links are written with. */
export const MONO = fontsOf('noto-sans-mono', ['latin'], 700);
export const THIN_MONO = fontsOf('noto-sans-mono', ['latin'], 400);
/** What names are written with: Latin, Greek, Cyrillic, Devanagari, Arabic and Hebrew script, in the order they are tried. */
export const BOLD = [
  ...fontsOf('noto-sans', ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'devanagari'], 700),
  ...fontsOf('noto-sans-arabic', ['arabic'], 700),
  ...fontsOf('noto-sans-hebrew', ['hebrew'], 700),
];

function fontsOf(family: string, parts: readonly string[], weight: 400 | 700): SheetFont[] {
  return parts.map((part) => fontOf(resolve(`@fontsource/${family}/files/${family}-${part}-${weight}-normal.woff`)));
}

/** Read when it is first tried. */
function fontOf(path: string): SheetFont {
  let known: ReadonlySet<number> | undefined;
  return {
    path,
    writes: (characters) => {
      known ??= new Set(read(path).characterSet);
      return Array.from(characters).every((one) => known!.has(one.codePointAt(0)!));
    },
  };
}

function read(path: string): Font {
  const font = create(readFileSync(path));
  if ('fonts' in font) throw new Error('A file of the package of fonts holds several fonts.');
  return font;
}
