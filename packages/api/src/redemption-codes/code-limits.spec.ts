import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../kernel/problem.js';
import { shapeOf } from './code-limits.js';

describe('a prefix', () => {
  it.each(['ßßßßßßßß', 'ﬃﬃ'])('of other letters, such as %s, is refused, whatever their capitals are', (prefix) => {
    expect(() => shapeOf({ prefix, length: 12 })).toThrow(Refusal);
  });

  it('is written in capitals', () => {
    expect(shapeOf({ prefix: ' spring ', length: 12 })).toEqual({ prefix: 'SPRING', length: 12 });
  });
});
