import { useQuery } from '@apollo/client/react';
import { SublicenseChoicesDocument, type CodeFilter, type CodeOrder, type CodeStatus } from '@portico/shared/admin';
import { useMemo } from 'react';
import type { Filter } from '../list/FilterMenu.js';
import type { ListAddress } from '../list/list-address.js';

/** The order when the address says none: the newest first. */
export const USUAL_ORDER = '-made';

const ORDERS: Readonly<Record<string, CodeOrder['by']>> = { label: 'LABEL', made: 'CREATED_AT', ends: 'EXPIRES_AT', redeemed: 'REDEMPTIONS' };
/** Orders that no column has. */
export const MORE_ORDERS = [{ by: 'made', title: 'Made', descending: true }] as const;

/** How codes stand, by the word for it in the address. */
export const STATES: Readonly<Record<string, CodeStatus>> = { live: 'LIVE', scheduled: 'SCHEDULED', 'used-up': 'EXHAUSTED', expired: 'EXPIRED', disabled: 'DISABLED' };

const STATE_FILTER: Filter = {
  name: 'state',
  label: 'State',
  options: [
    { value: 'live', label: 'Live' },
    { value: 'scheduled', label: 'Not started' },
    { value: 'used-up', label: 'Used up' },
    { value: 'expired', label: 'Expired' },
    { value: 'disabled', label: 'Disabled' },
  ],
};

/** The filters of a list of codes or batches; within one client also by its sublicenses. */
export function useCodeFilters(clientId: string | undefined): readonly Filter[] {
  const { data } = useQuery(SublicenseChoicesDocument, { variables: { clientId: clientId ?? '' }, skip: clientId === undefined });
  const sublicenses = data?.client?.sublicenses;
  return useMemo(() => {
    const options = (sublicenses ?? []).map(({ id, path }) => ({ value: id, label: path.join(' / ') }));
    return options.length < 2 ? [STATE_FILTER] : [STATE_FILTER, { name: 'sublicense', label: 'Sublicense', options }];
  }, [sublicenses]);
}

/** Which codes or batches are listed when the list stands like this; `clientId` undefined: of all clients. */
export function codeFilterOf(address: ListAddress, clientId: string | undefined): CodeFilter {
  const status = STATES[address.get('state') ?? ''];
  return {
    ...(address.get('q') !== null && { search: address.get('q') }),
    ...(clientId !== undefined && { clientId }),
    ...(address.get('sublicense') !== null && { sublicenseId: address.get('sublicense') }),
    ...(status !== undefined && { status }),
  };
}

/** In which order they are listed. */
export function codeOrderOf({ sort: { by, descending } }: ListAddress): CodeOrder {
  return { by: ORDERS[by] ?? 'CREATED_AT', direction: descending ? 'DESC' : 'ASC' };
}
