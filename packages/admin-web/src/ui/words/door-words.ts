import type { Door } from '@portico/shared/admin';

/** The door somebody came through, in words. */
export const DOOR_WORDS: Record<Door, string> = {
  INVITE: 'Invite',
  BULK_IMPORT: 'Bulk import',
  REGISTRATION_CODE: 'Registration code',
  REDEMPTION_CODE: 'Redemption code',
  SINGLE_SIGN_ON: 'Single sign-on',
  STAFF: 'Staff',
};
