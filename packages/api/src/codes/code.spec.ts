import { describe, expect, it } from '@jest/globals';
import { hasValidCheckSymbol } from '@portico/shared';
import fc from 'fast-check';
import { generateCode, readCode } from './code.js';

describe('a generated code', () => {
  it('is twelve symbols nobody confuses in groups of four, the last a check symbol, and reads back to its key', () => {
    for (let time = 0; time < 500; time += 1) {
      const code = generateCode();
      expect(code.text).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(hasValidCheckSymbol(code.foldedKey)).toBe(true);
      expect(readCode(code.text)).toEqual(code);
    }
  });

  it('uses every symbol in every place, and is never made twice', () => {
    const codes = Array.from({ length: 2_000 }, () => generateCode().foldedKey);
    expect(new Set(codes).size).toBe(codes.length);
    for (let at = 0; at < 12; at += 1) expect(new Set(codes.map((code) => code[at])).size).toBe(32);
  });
});

describe('a code somebody entered', () => {
  it('is shown as entered, without the spaces around it', () => {
    expect(readCode('  Fall-2026 O ')).toEqual({ text: 'Fall-2026 O', foldedKey: 'fa1120260' });
  });

  it('fits into the database, or is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aB1oOIl -\u00a0é'), maxLength: 90 }), (text) => {
        const code = readCode(text);
        if (code === undefined) return;
        expect(code.text.length).toBeLessThanOrEqual(60);
        expect(code.foldedKey).toMatch(/^[a-z0-9]{4,40}$/);
      }),
    );
  });
});
