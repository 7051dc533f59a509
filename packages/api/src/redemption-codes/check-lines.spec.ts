import { describe, expect, it } from '@jest/globals';
import { isGood, readLine } from './check-lines.js';

describe('a line of codes', () => {
  it.each([
    ['a line break', 'SPRING\n2026'],
    ['a carriage return', 'SPRING\r2026'],
    ['a tab', 'SPRING\t2026'],
    ['a separator of lines', 'SPRING\u20282026'],
    ['a space that does not break', 'SPRING\u00a02026'],
    ['a mark of byte order', 'SPRING\ufeff2026'],
  ])('is none with %s within: it is printed, mailed and told in history as one line', (_, text) => {
    expect(isGood(readLine({ line: 1, text }))).toBe(false);
  });

  it('has hyphens and spaces between its symbols', () => {
    expect(readLine({ line: 1, text: ' spring 2026-x ' })).toEqual({ line: 1, text: 'spring 2026-x', foldedKey: 'spr1ng2026x' });
  });
});
