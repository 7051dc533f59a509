import type { StaffRole } from '../kernel/viewer.js';

/** A link that whoever gets the mail may follow until a moment; http or https. */
interface Linked {
  readonly link: string;
  readonly expiresAt: Date;
}

/** What an invite and its reminders say. */
interface Invitation extends Linked {
  readonly firstName: string;
  /** Who invited, by name. */
  readonly inviter: string;
  /** By name. */
  readonly sublicenses: readonly string[];
  /** Plain text of several lines. */
  readonly message: string | null;
  /** The client's own; null: the usual one. */
  readonly subject: string | null;
}

/** Somebody is invited to a client. */
export interface InviteFacts extends Invitation {
  readonly kind: 'INVITE';
}

/** The same once more. */
export interface InviteReminderFacts extends Invitation {
  readonly kind: 'INVITE_REMINDER';
  /** No further reminder comes. */
  readonly isLast: boolean;
}

/** Somebody has access now, without anything left to do. */
export interface AccessAddedFacts {
  readonly kind: 'ACCESS_ADDED';
  readonly firstName: string;
  readonly sublicenses: readonly string[];
  readonly link: string;
  readonly message: string | null;
  /** Null: no end. Left out: not the same for all of them. */
  readonly endsAt?: Date | null | undefined;
}

/** A redemption code is theirs. */
export interface CodeHandedOutFacts {
  readonly kind: 'CODE_HANDED_OUT';
  readonly firstName: string;
  /** As it is displayed. */
  readonly code: string;
  readonly link: string;
  readonly sublicenses: readonly string[];
  readonly message: string | null;
}

/** A link to sign in with, to choose a new password, or to prove an address. */
export interface AccountLinkFacts extends Linked {
  readonly kind: 'SIGN_IN_LINK' | 'PASSWORD_RESET' | 'ADDRESS_PROOF';
  readonly firstName: string;
}

/** To the old address: the account has another one now. */
export interface AddressChangedFacts {
  readonly kind: 'ADDRESS_CHANGED';
  readonly firstName: string;
  readonly newEmail: string;
}

/** Somebody is asked to work in the admin app. */
export interface StaffInviteFacts extends Linked {
  readonly kind: 'STAFF_INVITE';
  readonly name: string;
  readonly inviter: string;
  readonly role: StaffRole;
}

/** To staff: seats are running out. */
export interface SeatsFacts {
  readonly kind: 'SEATS';
  /** The client, by name. */
  readonly client: string;
  /** Null: the client's own seats. */
  readonly sublicense: string | null;
  /** The percentage that was passed. */
  readonly level: 80 | 95 | 100;
  readonly taken: number;
  readonly limit: number;
  readonly link: string;
}

/** To the member of the staff who asked for it, in the client's design. */
export interface TestFacts {
  readonly kind: 'TEST';
  readonly name: string;
  /** Where its button leads. */
  readonly link: string;
}

/** What a mail is about. What people wrote stands here as they wrote it: rendering makes it harmless. */
export type MailFacts =
  | InviteFacts
  | InviteReminderFacts
  | AccessAddedFacts
  | CodeHandedOutFacts
  | AccountLinkFacts
  | AddressChangedFacts
  | StaffInviteFacts
  | SeatsFacts
  | TestFacts;
