/** The zone of whoever looks: a mail belongs to no client. */
export const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

const KIND_WORDS: Readonly<Record<string, string>> = {
  INVITE: 'Invite',
  INVITE_REMINDER: 'Reminder of an invite',
  ACCESS_ADDED: 'Access added',
  CODE_HANDED_OUT: 'Code handed out',
  SIGN_IN_LINK: 'Sign-in link',
  PASSWORD_RESET: 'New password',
  ADDRESS_PROOF: 'Proof of an address',
  ADDRESS_CHANGED: 'Address changed',
  STAFF_INVITE: 'Invite to the staff',
  SEATS: 'Seats',
  TEST: 'Test',
};

/** What sort of mail it is, in words. A kind that has none is told as the server names it. */
export function kindWords(kind: string): string {
  return KIND_WORDS[kind] ?? kind;
}
