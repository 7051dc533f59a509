import type { ClientFilter, ClientOrder, ClientsQueryVariables } from '@portico/shared/admin';
import type { ListAddress } from '../ui/list/list-address.js';

/** The order when the address says none. */
export const USUAL_ORDER = 'name';

const ORDERS: Readonly<Record<string, ClientOrder['by']>> = { name: 'NAME', seats: 'SEATS_TAKEN', ends: 'EXPIRES_AT', made: 'CREATED_AT' };

/** Orders that no column has. */
export const MORE_ORDERS = [{ by: 'made', title: 'Made', descending: true }] as const;

/** The filters of the list and what each may be, as the address and the pages say it. */
export const FILTERS = [
  { name: 'status', label: 'Status', options: [{ value: 'active', label: 'Active' }, { value: 'disabled', label: 'Disabled' }] },
  { name: 'seats', label: 'Seats', options: [{ value: 'full', label: 'Full' }, { value: 'free', label: 'With room' }] },
  { name: 'ends', label: 'Ends', options: [{ value: '30', label: 'in 30 days' }, { value: '90', label: 'in 90 days' }] },
] as const;

function filterOf(address: ListAddress): ClientFilter {
  const status = address.get('status');
  const seats = address.get('seats');
  const days = Number(address.get('ends'));
  return {
    ...(address.get('q') !== null && { search: address.get('q') }),
    ...(status !== null && { status: status === 'disabled' ? 'DISABLED' : 'ACTIVE' }),
    ...(seats !== null && { full: seats === 'full' }),
    ...(address.get('ends') !== null && Number.isInteger(days) && { expiringWithinDays: days }),
  };
}

/** What the server is asked for when the list stands like this. */
export function clientListVariables(address: ListAddress): ClientsQueryVariables {
  const { by, descending } = address.sort;
  return { ...address.page, filter: filterOf(address), orderBy: { by: ORDERS[by] ?? 'NAME', direction: descending ? 'DESC' : 'ASC' } };
}
