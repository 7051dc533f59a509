import bidiFactory from 'bidi-js';
import type { SheetFont } from './sheet-fonts.js';

/** Characters that one font writes in one direction. */
export interface Run {
  readonly text: string;
  readonly font: SheetFont;
}

/** A character as its reader sees it, with the font that has it. */
interface Written {
  readonly text: string;
  readonly font: SheetFont;
}

// Its types say that the function is the default of what is imported; Node imports the function itself.
const bidi = (bidiFactory as unknown as typeof bidiFactory.default)();
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Without which a word says something else. */
const OF_WORDS = /[\p{L}\p{N}]/u;
const SPACE = /^\s+$/u;
/** Marks and signs nobody sees by themselves; controls among them. */
const UNSEEN = /[\p{M}\p{C}]/gu;
/** Controls, but for the joiners (U+200C, U+200D) that words of some scripts are spelled with. */
const CONTROLS = /(?![\u200C\u200D])[\p{Cc}\p{Cf}]/gu;

/**
 * How a text is written with fonts that have not every character: its runs from left to right, by the Unicode bidirectional
 * algorithm (UAX 9). Pictures, which no font here has, are left out.
 *
 * @returns undefined when a letter or a figure of it cannot be written, or nothing is left
 */
export function writtenLine(text: string, fonts: readonly SheetFont[]): Run[] | undefined {
  // Letters that are symbols (𝓐) are letters in their compatibility form.
  const plain = text.replace(CONTROLS, '');
  const written = charactersOf(plain.normalize('NFC'), fonts) ?? charactersOf(plain.normalize('NFKC'), fonts);
  return written === undefined || written.length === 0 ? undefined : inSight(written);
}

/** The beginning of a text, of so many characters as its reader counts them. */
export function beginningOf(text: string, count: number): string {
  return [...graphemes.segment(text)].slice(0, count).map(({ segment }) => segment).join('');
}

function charactersOf(text: string, fonts: readonly SheetFont[]): Written[] | undefined {
  const written: Written[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const before = written.at(-1);
    if (SPACE.test(segment)) {
      if (before !== undefined && before.text !== ' ') written.push({ text: ' ', font: fontFor(' ', fonts, before.font) ?? before.font });
      continue;
    }
    const one = writtenCharacter(segment, fonts, before?.font);
    if (one !== undefined) written.push(one);
    else if (OF_WORDS.test(segment)) return undefined;
  }
  while (written.at(-1)?.text === ' ') written.pop();
  return written;
}

function writtenCharacter(segment: string, fonts: readonly SheetFont[], before: SheetFont | undefined): Written | undefined {
  for (const text of [segment, segment.replace(UNSEEN, '')]) {
    const font = text === '' ? undefined : fontFor(text, fonts, before);
    if (font !== undefined) return { text, font };
  }
  return undefined;
}

/** That of the character before, where it can be: letters join within one run. */
function fontFor(text: string, fonts: readonly SheetFont[], before: SheetFont | undefined): SheetFont | undefined {
  return before?.writes(text) === true ? before : fonts.find((font) => font.writes(text));
}

function inSight(written: readonly Written[]): Run[] {
  const text = written.map((one) => one.text).join('');
  const { levels } = bidi.getEmbeddingLevels(text, 'auto');
  const runs: (Run & { level: number })[] = [];
  let at = 0;
  for (const one of written) {
    const level = levels[at] ?? 0;
    const last = runs.at(-1);
    at += one.text.length;
    if (last?.font === one.font && last.level === level) runs[runs.length - 1] = { ...last, text: last.text + one.text };
    else runs.push({ ...one, level });
  }
  return reordered(runs).map(({ text: characters, font, level }) => ({ font, text: level % 2 === 1 ? mirrored(characters) : characters }));
}

/** UAX 9, rule L2, over whole runs: within one, the font turns right-to-left letters itself. */
function reordered<One extends { readonly level: number }>(runs: readonly One[]): One[] {
  const order = [...runs];
  for (let level = Math.max(...order.map((one) => one.level)); level > 0; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while (to < order.length && order[to]!.level >= level) to += 1;
      order.splice(from, to - from, ...order.slice(from, to).toReversed());
      from = Math.max(from, to - 1);
    }
  }
  return order;
}

function mirrored(text: string): string {
  return Array.from(text, (one) => bidi.getMirroredCharacter(one) ?? one).join('');
}
