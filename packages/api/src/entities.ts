import { Allowance } from './allowances/allowances.api.js';
import { Client, ClientContent, ClientContentTag, ClientLogo, ClientSlug, ClientWord } from './clients/clients.api.js';
import {
  Code, CodeSublicense, HandedCode, Redemption, RedemptionCodeBatchRow, RedemptionCodeBatchSublicense, RedemptionCodeBatchWord,  RegistrationCodeListing, RegistrationCodeWord, RetiredCode,
} from './codes/codes.api.js';
import { ContentItem, ContentItemTag } from './content/content.api.js';
import { HistoryEntry } from './history/history.api.js';
import { Invite, InviteSublicense, InviteWord, EarlierInviteLink } from './invites/invites.api.js';
import { LearnerActionRow } from './learner-actions/learner-actions.api.js';
import { SeatAlert } from './mails/mails.api.js';
import { Access, AccessGround, FormerMembership, Learner, LearnerTurn, LearnerWord, Membership, MembershipWord } from './learners/learners.api.js';
import { GuessBudgetRow } from './platform/guess-budget/guess-budget.entity.js';
import { IdempotencyKey } from './platform/idempotency/idempotency-key.entity.js';
import { JobRow } from './platform/jobs/job.entity.js';
import { MailboxMail } from './platform/mail/mailbox-mail.entity.js';
import { OutboxRow } from './platform/outbox/outbox-message.entity.js';
import { Session } from './platform/sessions/session.entity.js';
import { UploadedCode } from './redemption-codes/redemption-codes.api.js';
import { SettingsRow } from './settings/settings.api.js';
import { MailedLink } from './sign-in/sign-in.api.js';
import { StaffClient, StaffMember, StaffSetUp, StaffSublicense } from './staff/staff.api.js';
import { StaffInvite } from './staffing/staffing.api.js';
import { Sublicense, SublicenseContent, SublicenseContentTag } from './sublicenses/sublicenses.api.js';
import { Upload, UploadPart } from './uploads/uploads.api.js';

/** Every table, as entities. The migrations make them; a test holds the two together. */
export const ENTITIES = [
  Allowance,
  HistoryEntry,
  StaffMember,
  StaffClient,
  StaffSublicense,
  StaffSetUp,
  SettingsRow,
  ContentItem,
  ContentItemTag,
  Client,
  ClientSlug,
  ClientContent,
  ClientContentTag,
  ClientWord,
  ClientLogo,
  Upload,
  UploadPart,
  Sublicense,
  SublicenseContent,
  SublicenseContentTag,
  Learner,
  LearnerTurn,
  LearnerWord,
  Membership,
  MembershipWord,
  FormerMembership,
  Access,
  AccessGround,
  Code,
  CodeSublicense,
  RetiredCode,
  Redemption,
  RegistrationCodeListing,
  RegistrationCodeWord,
  RedemptionCodeBatchRow,
  RedemptionCodeBatchSublicense,
  RedemptionCodeBatchWord,
  HandedCode,
  UploadedCode,
  SeatAlert,
  Invite,
  InviteSublicense,
  InviteWord,
  EarlierInviteLink,
  MailedLink,
  StaffInvite,
  Session,
  GuessBudgetRow,
  IdempotencyKey,
  OutboxRow,
  JobRow,
  LearnerActionRow,
  MailboxMail,
] as const;
