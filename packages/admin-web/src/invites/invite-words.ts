import type { InviteStatus } from '@portico/shared/admin';
import type { StateForm } from '../ui/marks/StateBadge.js';

/** How an invite stands, in words. */
export const INVITE_STATES: Record<InviteStatus, StateForm> = {
  QUEUED: { word: 'Waits to be sent', tone: 'accent', ring: true },
  SENT: { word: 'Sent', tone: 'accent', ring: true },
  BOUNCED: { word: 'Bounced', tone: 'bad' },
  ACCEPTED: { word: 'Accepted', tone: 'good' },
  EXPIRED: { word: 'Expired', tone: 'grey' },
  CANCELLED: { word: 'Taken back', tone: 'grey' },
};

/** Those that still hold their seats. */
export const PENDING: readonly InviteStatus[] = ['QUEUED', 'SENT', 'BOUNCED'];

/** Whether something can be done with an invite: it is neither accepted nor taken back. */
export function isOpen({ status }: { readonly status: InviteStatus }): boolean {
  return status !== 'ACCEPTED' && status !== 'CANCELLED';
}

/** Who is invited, as staff entered the name. */
export function inviteeOf({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }): string {
  return `${firstName} ${lastName}`;
}
