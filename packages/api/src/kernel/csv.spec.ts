import { describe, expect, it } from '@jest/globals';
import { csvLine } from './csv.js';

describe('a line of CSV', () => {
  it('has commas between its values and ends as RFC 4180 says', () => {
    expect(csvLine(['Ada', 'Byron', 3, null, ''])).toBe('Ada,Byron,3,,\r\n');
  });

  it.each([
    ['a comma', 'Byron, Ada', '"Byron, Ada"'],
    ['quotes', 'the "first"', '"the ""first"""'],
    ['a line break', 'one\ntwo', '"one\ntwo"'],
    ['blanks at its ends', ' Ada ', '" Ada "'],
  ])('quotes a value with %s', (_, value, written) => {
    expect(csvLine([value])).toBe(`${written}\r\n`);
  });

  it.each(['=1+1', '+49 30', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠1', '=cmd|" /C calc"!A0'])('makes no formula of %j', (value) => {
    expect(csvLine([value])).toBe(`"'${value.replaceAll('"', '""')}"\r\n`);
  });

  it.each(['a=1', '1-2', 'ada@example.test', "'=1"])('leaves %j as it is', (value) => {
    expect(csvLine([value])).toBe(`${value}\r\n`);
  });
});
