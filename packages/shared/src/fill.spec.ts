import { describe, expect, it } from '@jest/globals';
import { fill } from './fill.js';

describe('a message', () => {
  it('keeps a place nobody fills in as it is written', () => {
    expect(fill('Ask {who} by {date}.', { who: 'Ada' })).toEqual(['Ask ', 'Ada', ' by ', '{date}', '.']);
  });

  it('has no places in what is filled in', () => {
    expect(fill('Ask {who}.', { who: '{date}', date: 'today' })).toEqual(['Ask ', '{date}', '.']);
  });
});
