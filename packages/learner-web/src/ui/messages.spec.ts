import { describe, expect, it } from '@jest/globals';
import { languageOf } from './messages.js';

describe('the language of the learner pages', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['fr', 'de'], 'de'],
    [['en-GB', 'de'], 'en'],
    [['fr'], 'en'],
    [[], 'en'],
  ])('for %j is %s', (preferred, expected) => {
    expect(languageOf(preferred)).toBe(expected);
  });
});
