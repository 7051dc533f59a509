import { describe, expect, it } from '@jest/globals';
import { guessOdds } from './guess-odds.js';

describe('the odds of a guess', () => {
  it('are told in words people can say, the more so the longer the codes and the fewer they are', () => {
    expect(guessOdds(500, 12)).toEqual({ level: 5, word: 'Very hard to guess', odds: '1 in 72 trillion per try, with these 500 codes' });
    expect(guessOdds(1, 8)).toEqual({ level: 4, word: 'Very hard to guess', odds: '1 in 34 billion per try, with this code' });
    expect(guessOdds(1000, 8)).toMatchObject({ level: 2, odds: '1 in 34 million per try, with these 1,000 codes' });
    expect(guessOdds(500, 24)?.odds).toBe('Less than 1 in 1,000 trillion per try, with these 500 codes');
  });

  it('are said to be too good where the server refuses them', () => {
    expect(guessOdds(1_000_000, 8)).toMatchObject({ level: 1, word: 'Too easy to guess' });
    expect(guessOdds(3435, 8)?.level).toBe(2);
    expect(guessOdds(3437, 8)?.level).toBe(1);
  });

  it('are not told of no codes, nor of a length that no code can have', () => {
    for (const [codes, length] of [[0, 12], [500, 7], [500, 25]] as const) expect(guessOdds(codes, length)).toBeNull();
  });
});
