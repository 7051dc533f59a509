import { describe, expect, it } from '@jest/globals';
import { fieldWords, isBeginning, sentence, valueWords } from './history-words.js';

describe('the words of history', () => {
  it('calls fields what people call them, and leaves what people wrote in quotes', () => {
    expect(sentence('Changed seatLimit, expiresAt of the sublicense "slug seatLimit".')).toBe('Changed seats, end of the sublicense “slug seatLimit”.');
    expect(sentence('Disabled the learner: all seats here came free.')).toBe('Disabled the learner: all seats here came free.');
    expect(fieldWords('EMEA')).toBe('EMEA');
  });

  it('tells moments in the zone, counts with their thousands apart, and what no value means', () => {
    expect(valueWords('expiresAt', '2027-03-31T21:59:59.000Z', 'Europe/Berlin')).toBe('31 Mar 2027, 23:59 Berlin');
    expect(valueWords('seatLimit', '1200', 'UTC')).toBe('1,200');
    expect(valueWords('seatLimit', null, 'UTC')).toBe('no limit');
    expect(valueWords('sku', null, 'UTC')).toBe('none');
    expect(valueWords('language', 'DE', 'UTC')).toBe('German');
    expect(valueWords('EMEA', 'open', 'UTC')).toBe('open');
  });

  it('knows what a thing began with from what it was changed to', () => {
    expect(isBeginning([{ field: 'name', before: null, after: 'Acme' }])).toBe(true);
    expect(isBeginning([{ field: 'name', before: null, after: 'Acme' }, { field: 'sku', before: 'A', after: null }])).toBe(false);
  });
});
