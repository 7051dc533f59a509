import { describe, expect, it } from '@jest/globals';
import { validate } from 'class-validator';
import { isLine, Line } from './line.js';

class Lines {
  @Line(10)
  name: unknown = 'a';

  @Line(10, { each: true })
  tags: unknown = [];
}

async function messages(lines: Partial<Lines>): Promise<string[]> {
  const errors = await validate(Object.assign(new Lines(), lines));
  return errors.flatMap(({ constraints }) => Object.values(constraints ?? {}));
}

const LENGTH = 'must be one line of 1 to 10 characters';
const BROKEN = 'must not have half a character in it';
const TURNING = 'must not have characters in it that turn the direction of writing';
const UNSEEN = 'must have something in it that can be seen';

describe('A line', () => {
  it.each([' a ', 'a b', 'Zoë', 'שלום', '\u200fשלום', '安全', 'a\u200bb', 'می\u200cخواهم', '👩\u200d🚀', '\u{1d160}'.repeat(5)])('may be %j', (text) => {
    expect(isLine(text, 10)).toBe(true);
  });

  it.each<[unknown, string]>([
    [null, LENGTH], [7, LENGTH], ['', LENGTH], ['  ', LENGTH], ['\u00a0\ufeff', LENGTH], ['x'.repeat(11), LENGTH], ['a\nb', LENGTH], ['a\u0000b', LENGTH], ['a\u2028b', LENGTH],
    ['\u200b', UNSEEN], [' \u200b \u2060', UNSEEN], ['\u00ad', UNSEEN], ['\u3164', UNSEEN], ['\u2800', UNSEEN], ['\u200e', UNSEEN], ['\u{e0020}', UNSEEN], ['\ufe0f', UNSEEN],
    ...['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'].map((turn): [string, string] => [`a${turn}b`, TURNING]),
    ['\ud800', BROKEN], ['a\udc00b', BROKEN], ['\udc00\ud800', BROKEN],
  ])('may not be %j, and says why', async (text, problem) => {
    expect(isLine(text, 10)).toBe(false);
    expect(await messages({ name: text })).toEqual([`name ${problem}`]);
    expect(await messages({ tags: ['a', text] })).toEqual([`Each of tags ${problem}`]);
  });
});
