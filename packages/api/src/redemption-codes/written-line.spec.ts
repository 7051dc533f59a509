import { describe, expect, it } from '@jest/globals';
import { BOLD } from './sheet-fonts.js';
import { beginningOf, writtenLine } from './written-line.js';

const shown = (text: string) => writtenLine(text, BOLD)?.map((run) => run.text);

describe('a name on a sheet', () => {
  it('of one script is one run', () => {
    expect(shown('Acme Größe & Söhne')).toEqual(['Acme Größe & Söhne']);
  });

  it('of several scripts has a run for each font', () => {
    expect(shown('Acme Київ')!.join('')).toBe('Acme Київ');
    expect(shown('Acme Київ')!.length).toBeGreaterThan(1);
  });

  it('from right to left stands in the order it is seen in, brackets turned', () => {
    const runs = shown('النور (Acme)')!;
    expect(runs[0]).toContain('(');
    expect(runs.at(-1)).toContain('النور');
    expect(runs.findIndex((run) => run.includes('Acme'))).toBeLessThan(runs.findIndex((run) => run.includes('النور')));
  });

  it('loses its pictures, and the gaps they leave', () => {
    expect(shown(' Acme 🚀  👩‍🚀 Ltd 🎉')).toEqual(['Acme Ltd']);
  });

  it('has plain letters for letters that are symbols', () => {
    expect(shown('𝓐𝓬𝓶𝓮')).toEqual(['Acme']);
  });

  it.each(['株式会社', 'Acme 株式会社', '🚀', '', '\u0000\u202E'])('is none when a letter cannot be written or nothing is left: %j', (name) => {
    expect(shown(name)).toBeUndefined();
  });

  it('is cut between characters as its reader counts them', () => {
    expect(beginningOf('e\u0301👩‍🚀x', 2)).toBe('e\u0301👩‍🚀');
  });
});
