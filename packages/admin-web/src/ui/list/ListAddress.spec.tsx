import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, renderHook } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router';
import { useListAddress } from './list-address.js';

function openAt(search: string) {
  const hook = renderHook(() => ({ address: useListAddress('name'), search: useLocation().search }), { wrapper: ({ children }) => <MemoryRouter initialEntries={[`/${search}`]}>{children}</MemoryRouter> });
  const now = () => hook.result.current;
  return { now, does: (work: () => void) => act(work) };
}

describe('where a list stands', () => {
  afterEach(cleanup);

  it('is its first page in the usual order without a word in the address', () => {
    const { address } = openAt('').now();
    expect(address.page).toEqual({ first: 25 });
    expect(address.sort).toEqual({ by: 'name', descending: false });
    expect(address.firstRow).toBe(1);
  });

  it('goes on behind the last row and back in front of the first, counting rows', () => {
    const { now, does } = openAt('?q=acme');
    does(() => now().address.goNext('c25'));
    expect(now().search).toBe('?q=acme&after=c25&row=26');
    does(() => now().address.goNext('c50'));
    expect(now().address.page).toEqual({ first: 25, after: 'c50' });
    does(() => now().address.goBack('c51'));
    expect(now().address.page).toEqual({ last: 25, before: 'c51' });
    expect(now().address.firstRow).toBe(26);
    does(() => now().address.goBack('c26'));
    expect(now().search).toBe('?q=acme');
  });

  it('begins anew with every filter, search and order, and forgets what is empty or usual', () => {
    const { now, does } = openAt('?after=c25&row=26');
    does(() => now().address.set({ status: 'disabled', q: '' }));
    expect(now().search).toBe('?status=disabled');
    does(() => now().address.setSort({ by: 'seats', descending: true }));
    expect(now().search).toBe('?status=disabled&sort=-seats');
    does(() => now().address.setSort({ by: 'name', descending: false }));
    does(() => now().address.set({ status: null }));
    expect(now().search).toBe('');
  });

  it('stays where it is while something opens over it', () => {
    const { now, does } = openAt('?after=c25&row=26');
    does(() => now().address.show({ code: 'cod_1' }));
    expect(now().search).toBe('?after=c25&row=26&code=cod_1');
    does(() => now().address.show({ code: null }));
    expect(now().search).toBe('?after=c25&row=26');
  });

  it('tells the pages one step away, as going there asks for them', () => {
    const { now, does } = openAt('?after=c50&row=51');
    const ends = { hasNextPage: true, hasPreviousPage: true, startCursor: 'c51', endCursor: 'c75' };
    const [next, before] = now().address.beside(ends);
    does(() => now().address.goNext('c75'));
    expect(next).toEqual(now().address.page);
    does(() => now().address.goBack('c76'));
    does(() => now().address.goBack('c51'));
    expect(before).toEqual(now().address.page);
    does(() => now().address.goBack('c26'));
    expect(now().address.beside({ ...ends, hasPreviousPage: false })).toEqual([{ first: 25, after: 'c75' }]);
    expect(now().address.beside({ ...ends, hasNextPage: false, hasPreviousPage: false })).toEqual([]);
  });

  it('takes a row in the address that is none for the first', () => {
    for (const row of ['-3', 'x', '0', '1.5']) expect(openAt(`?row=${row}`).now().address.firstRow).toBe(1);
  });
});
