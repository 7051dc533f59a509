import type { InviteStatus, InvitesQueryVariables } from '@portico/shared/admin';
import type { Filter } from '../ui/list/FilterMenu.js';
import { PAGE_SIZE, type ListAddress } from '../ui/list/list-address.js';
import { PENDING } from './invite-words.js';

const STATES: Readonly<Record<string, readonly InviteStatus[]>> = { pending: PENDING, bounced: ['BOUNCED'], accepted: ['ACCEPTED'], expired: ['EXPIRED'], 'taken-back': ['CANCELLED'] };

/** The filters of a list of invites. */
export const INVITE_FILTERS: readonly Filter[] = [
  {
    name: 'status',
    label: 'Status',
    options: [
      { value: 'pending', label: 'Pending' },
      { value: 'bounced', label: 'Bounced' },
      { value: 'accepted', label: 'Accepted' },
      { value: 'expired', label: 'Expired' },
      { value: 'taken-back', label: 'Taken back' },
    ],
  },
];

/** What the server is asked for when the list stands like this. It gives invites forwards only, the newest first. */
export function inviteListVariables(address: ListAddress, clientId: string): InvitesQueryVariables {
  const status = STATES[address.get('status') ?? ''];
  const search = address.get('q');
  const after = address.get('after');
  return { first: PAGE_SIZE, ...(after !== null && { after }), filter: { clientId, ...(search !== null && { search }), ...(status !== undefined && { status: [...status] }) } };
}
