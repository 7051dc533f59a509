import { describe, expect, it } from '@jest/globals';
import { colourWords, isColour } from './colour-words.js';

describe('what becomes of an accent colour', () => {
  it('says the contrast, the colour of links and the text of buttons', () => {
    expect(colourWords('#F28C28')).toBe('2.45:1 on white, links use #ac5d00; buttons keep it, with dark text.');
    expect(colourWords('#0B1F4B')).toMatch(/^16\.\d\d:1 on white, links keep it; buttons keep it, with white text\.$/);
    expect(colourWords('#7A7F87')).toContain('buttons use #71767e, with white text.');
  });

  it('takes six hexadecimal digits after a number sign for a colour, and nothing else', () => {
    expect(['#4052d9', ' #ABCDEF '].every(isColour)).toBe(true);
    expect(['4052d9', '#4052d', '#4052d99', 'red', ''].some(isColour)).toBe(false);
  });
});
