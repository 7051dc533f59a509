import { describe, expect, it } from '@jest/globals';
import { writtenCode } from './code-words.js';

describe('a code that was typed', () => {
  it('is saved with a hyphen for every gap, as its preview shows it, so that its link needs no escapes', () => {
    expect(writtenCode('  spring 2099 ')).toBe('spring-2099');
    expect(writtenCode('FALL \t 2026 EMEA')).toBe('FALL-2026-EMEA');
    expect(writtenCode('FALL-2026')).toBe('FALL-2026');
  });

  it('is left to be generated when there are only gaps', () => {
    expect(writtenCode('  ')).toBe('');
  });
});
