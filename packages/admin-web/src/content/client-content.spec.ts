import { describe, expect, it } from '@jest/globals';
import { chosenOf, goneWith, tagsThatBring, withTag } from './client-content.js';

const SAFETY = { id: 'safety', tags: ['Onboarding', 'yard'] };
const BOOK = { id: 'book', tags: [] };
const FORKLIFT = { id: 'forklift', tags: ['yard'] };
const ALL = [SAFETY, BOOK, FORKLIFT];

describe('what a client has, and by what', () => {
  it('comes by a tag whatever its case, or was chosen by itself', () => {
    expect(tagsThatBring(SAFETY, ['onboarding'])).toEqual(['Onboarding']);
    expect(chosenOf(ALL, ['onboarding', 'YARD'])).toEqual([BOOK]);
  });

  it('goes with the last tag that brought it', () => {
    expect(goneWith(ALL, ['onboarding', 'yard'], 'Yard')).toEqual([FORKLIFT]);
    expect(goneWith(ALL, ['yard'], 'yard')).toEqual([SAFETY, FORKLIFT]);
  });

  it('has each tag once', () => {
    expect(withTag(['Yard'], ' yard ')).toEqual(['Yard']);
    expect(withTag(['Yard'], '  ')).toEqual(['Yard']);
    expect(withTag(['Yard'], ' Office')).toEqual(['Yard', 'Office']);
  });
});
