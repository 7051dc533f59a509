import { describe, expect, it } from '@jest/globals';
import { inSightFirst } from './rows-in-sight.js';

const shown = (rows: string, before: string, seen: number) => inSightFirst([...rows], [...before], { seen, keyOf: (row) => row }).join('');

describe('rows that take the place of others', () => {
  it('stand where they are seen, with those before still below', () => {
    expect(shown('FGHIJ', 'ABCDE', 2)).toBe('FGCDE');
  });

  it('stand each once, also one that came up from below', () => {
    expect(shown('DABCE', 'ABCDE', 2)).toBe('DACE');
  });

  it('leave none of those before behind when all of them can be seen', () => {
    expect(['FG', 'FGH'].map((rows) => shown(rows, 'ABCDE', 3))).toEqual(['FG', 'FGH']);
    expect(shown('FGHIJ', 'ABCDE', Infinity)).toBe('FGHIJ');
  });
});
