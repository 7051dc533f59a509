import { describe, expect, it } from '@jest/globals';
import { goneWith, hereBy, tagsThatBring, withTag } from './client-content.js';

const SAFETY = { id: 'safety', tags: ['Onboarding', 'yard'] };
const BOOK = { id: 'book', tags: [] };
const FORKLIFT = { id: 'forklift', tags: ['yard'] };
const ALL = [SAFETY, BOOK, FORKLIFT];

describe('what a client has, and by what', () => {
  it('comes by a tag whatever its case, was chosen by itself, or both', () => {
    const by = { chosenContent: [BOOK, SAFETY], contentTags: ['onboarding', 'YARD'] };
    expect(tagsThatBring(SAFETY, ['onboarding'])).toEqual(['Onboarding']);
    expect(ALL.map((item) => hereBy(item, by))).toEqual(['choice and tag Onboarding, yard', 'choice', 'tag yard']);
  });

  it('goes with the last tag that brought it, unless it was chosen, too', () => {
    const chosenContent = [BOOK];
    expect(goneWith(ALL, { chosenContent, contentTags: ['onboarding', 'yard'] }, 'Yard')).toEqual([FORKLIFT]);
    expect(goneWith(ALL, { chosenContent, contentTags: ['yard'] }, 'yard')).toEqual([SAFETY, FORKLIFT]);
    expect(goneWith(ALL, { chosenContent: [FORKLIFT], contentTags: ['yard'] }, 'yard')).toEqual([SAFETY]);
  });

  it('has each tag once', () => {
    expect(withTag(['Yard'], ' yard ')).toEqual(['Yard']);
    expect(withTag(['Yard'], '  ')).toEqual(['Yard']);
    expect(withTag(['Yard'], ' Office')).toEqual(['Yard', 'Office']);
  });
});
