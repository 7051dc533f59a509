import type { CodeOrder, CodeStatus, RegistrationCodesQueryVariables } from '@portico/shared/admin';
import type { Filter } from '../ui/list/FilterMenu.js';
import type { ListAddress } from '../ui/list/list-address.js';

/** The order when the address says none: the newest first. */
export const USUAL_ORDER = '-made';

const ORDERS: Readonly<Record<string, CodeOrder['by']>> = { label: 'LABEL', made: 'CREATED_AT', ends: 'EXPIRES_AT', redeemed: 'REDEMPTIONS' };
/** Orders that no column has. */
export const MORE_ORDERS = [{ by: 'made', title: 'Made', descending: true }] as const;

const STATES: Readonly<Record<string, CodeStatus>> = { live: 'LIVE', scheduled: 'SCHEDULED', 'used-up': 'EXHAUSTED', expired: 'EXPIRED', disabled: 'DISABLED' };

/** The filter every list of codes has. */
export const STATE_FILTER: Filter = {
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

/** What the server is asked for when the list stands like this; `clientId` undefined: of all clients. */
export function codeListVariables(address: ListAddress, clientId: string | undefined): RegistrationCodesQueryVariables {
  const { by, descending } = address.sort;
  const status = STATES[address.get('state') ?? ''];
  const filter = {
    ...(address.get('q') !== null && { search: address.get('q') }),
    ...(clientId !== undefined && { clientId }),
    ...(address.get('sublicense') !== null && { sublicenseId: address.get('sublicense') }),
    ...(status !== undefined && { status }),
  };
  return { ...address.page, filter, orderBy: { by: ORDERS[by] ?? 'CREATED_AT', direction: descending ? 'DESC' : 'ASC' } };
}
