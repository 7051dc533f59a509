import { describe, expect, it } from '@jest/globals';
import { beginnings, changesBetween, Named } from './changes.js';

describe('changesBetween', () => {
  it('tells the fields that differ, as text, and no others', () => {
    const before = { name: 'Acme', seatLimit: 10, expiresAt: null, content: ['A', 'B'], enabled: true };
    const after = { name: 'Acme', seatLimit: 12, expiresAt: new Date('2027-01-01T00:00:00.000Z'), content: ['A'], enabled: false };
    expect(changesBetween(before, after)).toEqual([
      { field: 'seatLimit', before: '10', after: '12' },
      { field: 'expiresAt', before: null, after: '2027-01-01T00:00:00.000Z' },
      { field: 'content', before: 'A, B', after: 'A' },
      { field: 'enabled', before: 'true', after: 'false' },
    ]);
  });

  it('leaves out a field that is undefined on either side', () => {
    expect(changesBetween({ name: 'Acme', sku: undefined }, { name: undefined, sku: 'A-1' })).toEqual([]);
  });

  it('tells an empty list as nothing, and an object by its values', () => {
    expect(changesBetween({ reference: [] }, { reference: [{ name: 'CRM', value: '17' }] })).toEqual([{ field: 'reference', before: null, after: 'CRM: 17' }]);
  });

  it('compares values, not their texts, and tells apart what would be told alike', () => {
    const [one, other] = [{ name: 'b', value: 'c, d: e' }, [{ name: 'b', value: 'c' }, { name: 'd', value: 'e' }]];
    expect(changesBetween({ reference: [one] }, { reference: other })).toEqual([
      { field: 'reference', before: '[{"name":"b","value":"c, d: e"}]', after: '[{"name":"b","value":"c"},{"name":"d","value":"e"}]' },
    ]);
    expect(changesBetween({ contentTags: ['a, b'] }, { contentTags: ['a', 'b'] })).toHaveLength(1);
    expect(changesBetween({ reference: [] }, { reference: null })).toEqual([]);
  });

  it('tells things by their titles, and by their ids too where the titles are alike', () => {
    const [one, twin, third] = [new Named('cnt_1', 'Safety'), new Named('cnt_2', 'Safety'), new Named('cnt_3', 'Fire')];
    expect(changesBetween({ content: [one] }, { content: [one, third] })).toEqual([{ field: 'content', before: 'Safety', after: 'Safety, Fire' }]);
    expect(changesBetween({ content: [one] }, { content: [twin] })).toEqual([{ field: 'content', before: 'Safety (cnt_1)', after: 'Safety (cnt_2)' }]);
    expect(changesBetween({ content: [one] }, { content: [new Named('cnt_1', 'Safety')] })).toEqual([]);
  });

  it('cuts a long text, but sees a difference behind the cut', () => {
    const long = 'a'.repeat(1_500);
    const [change] = changesBetween({ text: long }, { text: `${long}b` });
    expect(change!.before).toHaveLength(1_000);
    expect(change!.after).toHaveLength(1_000);
  });
});

describe('beginnings', () => {
  it('tells every field that has a value', () => {
    expect(beginnings({ name: 'Acme', sku: null, seatLimit: 0, content: [] })).toEqual([
      { field: 'name', before: null, after: 'Acme' },
      { field: 'seatLimit', before: null, after: '0' },
    ]);
  });
});
