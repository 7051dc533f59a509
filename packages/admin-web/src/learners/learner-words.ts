import type { AccessStatus, Door, LearnerStatus } from '@portico/shared/admin';
import type { IconName } from '../ui/marks/Icon.js';
import type { StateForm } from '../ui/marks/StateBadge.js';

/** How a learner stands with a client, in one word. */
export const LEARNER_STATES: Record<LearnerStatus, StateForm> = {
  INVITED: { word: 'Invited', tone: 'accent', ring: true },
  ACTIVE: { word: 'Active', tone: 'good' },
  DISABLED: { word: 'Disabled', tone: 'grey' },
};

const ACCESS_STATES: Record<AccessStatus, StateForm> = {
  RESERVED: { word: 'Held until accepted', tone: 'accent', ring: true },
  ACTIVE: { word: 'Open', tone: 'good' },
  ENDED: { word: 'Ended', tone: 'grey' },
  REVOKED: { word: 'Revoked', tone: 'grey' },
};

/** How an access stands, in one word; a seat that is held, with what opens it: an invite that is accepted, or the proof of the address. */
export function accessState({ status, grounds }: { readonly status: AccessStatus; readonly grounds: readonly { readonly door: Door }[] }): StateForm {
  const waitsForProof = status === 'RESERVED' && !grounds.some(({ door }) => door === 'INVITE');
  return waitsForProof ? { ...ACCESS_STATES.RESERVED, word: 'Held until the address is proven' } : ACCESS_STATES[status];
}

/** The door somebody came through, in words. */
export const DOOR_WORDS: Record<Door, string> = {
  INVITE: 'Invite',
  BULK_IMPORT: 'Bulk import',
  REGISTRATION_CODE: 'Registration code',
  REDEMPTION_CODE: 'Redemption code',
  SINGLE_SIGN_ON: 'Single sign-on',
  STAFF: 'Staff',
};

/** The same where space is short. */
export const DOOR_SHORT_WORDS: Partial<Record<Door, string>> = { REGISTRATION_CODE: 'Code' };

/** The drawing of a door. */
export const DOOR_ICONS: Record<Door, IconName> = {
  INVITE: 'mail',
  BULK_IMPORT: 'arrowDown',
  REGISTRATION_CODE: 'ticket',
  REDEMPTION_CODE: 'ticket',
  SINGLE_SIGN_ON: 'key',
  STAFF: 'hand',
};

/** First and last name as one. */
export function fullName({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }): string {
  return `${firstName} ${lastName}`;
}

/**
 * What a grant came to. Where the address is not proven the seat is held, and a mail asks for the proof: somebody else may have
 * opened the account.
 *
 * @param sublicense by name; null: it was just chosen
 */
export function grantedWords(name: string, sublicense: string | null, result: { readonly __typename: string; readonly access?: { readonly status: string } } | undefined): { readonly title: string; readonly meaning: string } {
  const to = sublicense === null ? '' : ` to ${sublicense}`;
  if (result?.access?.status === 'RESERVED') return { title: `A seat is held for ${name}`, meaning: 'It opens when they prove their address; a mail asks them to.' };
  return { title: `${name} has access${to}`, meaning: 'Given by the hand of staff.' };
}
