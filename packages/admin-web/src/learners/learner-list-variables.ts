import type { Door, LearnerFilter, LearnerOrder, LearnerStatus, LearnersQueryVariables } from '@portico/shared/admin';
import type { Filter } from '../ui/list/FilterMenu.js';
import type { ListAddress } from '../ui/list/list-address.js';

/** The order when the address says none. */
export const USUAL_ORDER = 'name';

const ORDERS: Readonly<Record<string, LearnerOrder['by']>> = { name: 'LAST_NAME', email: 'EMAIL', joined: 'JOINED_AT', seen: 'LAST_SEEN_AT' };
const STATES: Readonly<Record<string, LearnerStatus>> = { active: 'ACTIVE', invited: 'INVITED', disabled: 'DISABLED' };
const DOORS: Readonly<Record<string, Door>> = { invite: 'INVITE', code: 'REGISTRATION_CODE', staff: 'STAFF' };

/** The filters every list of learners has. */
export const LEARNER_FILTERS: readonly Filter[] = [
  {
    name: 'status',
    label: 'Status',
    options: [
      { value: 'active', label: 'Active' },
      { value: 'invited', label: 'Invited' },
      { value: 'disabled', label: 'Disabled' },
    ],
  },
  {
    name: 'door',
    label: 'Added by',
    options: [
      { value: 'invite', label: 'Invite' },
      { value: 'code', label: 'Registration code' },
      { value: 'staff', label: 'Staff' },
    ],
  },
];

/** Whom the list matches when it stands like this; `clientId` undefined: of all clients. */
export function learnerFilter(address: ListAddress, clientId: string | undefined): LearnerFilter {
  const status = STATES[address.get('status') ?? ''];
  const joinedThrough = DOORS[address.get('door') ?? ''];
  return {
    ...(address.get('q') !== null && { search: address.get('q') }),
    ...(clientId !== undefined && { clientId }),
    ...(address.get('sublicense') !== null && { sublicenseId: address.get('sublicense') }),
    ...(status !== undefined && { status }),
    ...(joinedThrough !== undefined && { joinedThrough }),
  };
}

/** Where to get everybody whom a filter matches, as CSV. */
export function learnersCsvUrl(filter: LearnerFilter): string {
  const said = Object.entries(filter).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  const query = new URLSearchParams(said).toString();
  return `/exports/learners.csv${query === '' ? '' : `?${query}`}`;
}

/** What the server is asked for when the list stands like this; `clientId` undefined: of all clients. */
export function learnerListVariables(address: ListAddress, clientId: string | undefined): LearnersQueryVariables {
  const { by, descending } = address.sort;
  return { ...address.page, filter: learnerFilter(address, clientId), orderBy: { by: ORDERS[by] ?? 'LAST_NAME', direction: descending ? 'DESC' : 'ASC' } };
}
