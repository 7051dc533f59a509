import { useSearchParams } from 'react-router';
import type { LinkTab } from '../page/LinkTabs.js';

/** What of the address belongs to the drawer alone, and goes with it. */
export const DRAWER_GONE = { tab: null, earlier: null, do: null, access: null } as const;

interface DrawerPlace {
  /** Which tab is open; null: the first. */
  readonly tab: string | null;
  /** The cursor behind which the list of the tab goes on; undefined: it begins with the newest. */
  readonly earlier: string | undefined;
  readonly goEarlier: (cursor: string | null | undefined) => void;
  readonly goNewest: () => void;
  /** A tab that is an address: of this drawer, over this page. */
  readonly linkTo: (tab: string | null, label: string, count?: string) => LinkTab;
}

/** Where a drawer stands: its tab and the page of the list in it, all of it in the address. */
export function useDrawerPlace(): DrawerPlace {
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab');
  const withChange = (name: string, value: string | null) => {
    const next = new URLSearchParams(params);
    next.delete('earlier');
    if (value === null) next.delete(name);
    else next.set(name, value);
    return next;
  };
  return {
    tab,
    earlier: params.get('earlier') ?? undefined,
    goEarlier: (cursor) => setParams(withChange('earlier', cursor ?? null)),
    goNewest: () => setParams(withChange('earlier', null)),
    linkTo: (to, label, count) => ({ to: `?${withChange('tab', to).toString()}`, label, count, current: tab === to }),
  };
}
