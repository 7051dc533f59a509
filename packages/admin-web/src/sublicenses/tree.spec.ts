import { describe, expect, it } from '@jest/globals';
import { overWords } from './over-words.js';
import { branchOf, hasBranch, parentsFor } from './tree.js';

const at = (id: string, parent: string | null = null, isMain = false) => ({ id, isMain, parent: parent === null ? null : { id: parent } });
// Berlin stands before what it hangs under: the order must not matter.
const ALL = [at('main', null, true), at('berlin', 'germany'), at('emea'), at('germany', 'emea'), at('apac')];
const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id);

describe('where a sublicense may hang', () => {
  it('is under any but Main, itself and what hangs below it', () => {
    expect(ids(parentsFor(ALL, 'emea'))).toEqual(['apac']);
    expect(ids(parentsFor(ALL, 'germany'))).toEqual(['emea', 'apac']);
    expect(ids(parentsFor(ALL, null))).toEqual(['berlin', 'emea', 'germany', 'apac']);
  });

  it('knows a branch at any depth', () => {
    expect([...branchOf(ALL, 'emea')].toSorted()).toEqual(['berlin', 'emea', 'germany']);
    expect(['emea', 'germany', 'berlin'].map((id) => hasBranch(ALL, id))).toEqual([true, true, false]);
  });
});

describe('a seat limit below what is taken', () => {
  it('says how many would be over, and that nobody loses access', () => {
    expect(overWords('80', 88)).toBe('88 seats are taken: 8 would be over. Nobody loses access; nobody else gets in until enough are free.');
    expect(overWords('0', 1)).toContain('1 seat is taken: 1 would be over.');
  });

  it('is said of no other limit', () => {
    for (const typed of ['88', '100', '', 'many']) expect(overWords(typed, 88)).toBeNull();
  });
});
