import { afterEach, describe, expect, it } from '@jest/globals';
import type { LearnerFilter, MembershipRowFragment } from '@portico/shared/admin';
import { act, cleanup, renderHook } from '@testing-library/react';
import { useChosenLearners } from './use-chosen-learners.js';

const member = (id: string, client = 'cli_1') => ({ id, client: { id: client } }) as MembershipRowFragment; // All that choosing looks at.
const FIRST = [member('mem_1'), member('mem_2')];
const SECOND = [member('mem_3', 'cli_2')];

function list() {
  return renderHook((props: { readonly filter: LearnerFilter; readonly rows: readonly MembershipRowFragment[] }) => useChosenLearners({ ...props, total: 3 }), { initialProps: { filter: {}, rows: FIRST } });
}

describe('learners that are chosen', () => {
  afterEach(cleanup);

  it('stay chosen on other pages, each with its client', () => {
    const { result, rerender } = list();
    act(() => result.current.selection.change(new Set(['mem_2'])));
    rerender({ filter: {}, rows: SECOND });
    act(() => result.current.selection.change(new Set(['mem_2', 'mem_3'])));
    expect(result.current.chosen).toMatchObject({ membershipIds: ['mem_2', 'mem_3'], count: 2, clientIds: ['cli_1', 'cli_2'] });
  });

  it('are nobody under another search or filter, ticked or all', () => {
    const { result, rerender } = list();
    act(() => result.current.selection.change(new Set(['mem_2'])));
    rerender({ filter: { search: 'bo' }, rows: FIRST });
    expect(result.current.chosen.count).toBe(0);
    act(() => result.current.chooseAll());
    expect(result.current.chosen).toMatchObject({ membershipIds: null, filter: { search: 'bo' }, count: 3 });
    rerender({ filter: { search: 'bob' }, rows: FIRST });
    expect([result.current.isAll, result.current.chosen.count]).toEqual([false, 0]);
  });

  it('are of one client where the filter says so, of any where it does not', () => {
    const { result, rerender } = list();
    act(() => result.current.chooseAll());
    expect(result.current.chosen.clientIds).toBeNull();
    rerender({ filter: { clientId: 'cli_2' }, rows: SECOND });
    act(() => result.current.chooseAll());
    expect(result.current.chosen.clientIds).toEqual(['cli_2']);
  });
});
