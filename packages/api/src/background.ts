import { cancelInvitesOfMembers, InviteDesk, InviteReminders, InviteResending, noteInviteMail } from './invites/invites.api.js';
import type { JobKind } from './kernel/jobs.js';
import type { Courier } from './kernel/outbox.js';
import { learnerActionKinds } from './learner-actions/learner-actions.api.js';
import { sweep } from './learners/learners.api.js';
import { MailCourier, SeatAlerts, type MailLooks } from './mails/mails.api.js';
import { GenerationJob, JobRights, sweepLines, UnfinishedBatches, UploadJob } from './redemption-codes/redemption-codes.api.js';
import type { Parts } from './parts.js';
import type { Composed, CompositionParts } from './platform/site/composition-contract.js';
import { forgetLinks, LinkCourier } from './sign-in/sign-in.api.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Who delivers what waits in the outbox. */
export function couriersOf({ mailTransport: transport, publicUrl }: CompositionParts, { linkAccounts: accounts, readClients: clients, settings, post }: Parts, looks: MailLooks): Courier[] {
  return [
    new LinkCourier({ accounts, clients, settings, post }),
    new MailCourier({ transport, settings, clients, looks, publicUrl, ends: { INVITE: noteInviteMail, INVITE_REMINDER: noteInviteMail } }),
  ];
}

/** The long work there is. */
export function jobKindsOf({ database, clock, idempotency }: CompositionParts, parts: Parts): JobKind[] {
  const { readLearners: reads, readClients: clients, readStaff: staff, readInvites: readModel, settings, post, accounts, linkRequests: proofs, matching, uploads } = parts;
  const desk = new InviteDesk({ database, idempotency, accounts, post, settings });
  const resending = new InviteResending({ database, clock, desk, post, readModel, clients, staff });
  const rights = new JobRights({ staff, codes: parts.readCodes });
  return [new GenerationJob({ rights }), new UploadJob({ database, uploads, rights }), ...learnerActionKinds({ database, clock, reads, settings, proofs, resending, leaving: cancelInvitesOfMembers, matching, staff })];
}

/** What goes on by itself, now and then. */
export function tasksOf({ database, clock, jobs }: CompositionParts, { post, readClients, readStaff, uploads, logos }: Parts): Composed['tasks'] {
  const reminders = new InviteReminders({ database, clock, post, clients: readClients, staff: readStaff });
  const seatAlerts = new SeatAlerts({ database, clock, post });
  const unfinished = new UnfinishedBatches({ database, jobs, clock });
  return [
    { name: 'free the seats of ended accesses', every: MINUTE, run: () => sweep(database, clock.now()) },
    { name: 'forget old links', every: HOUR, run: () => forgetLinks(database, clock.now()) },
    { name: 'tell of seats that run out', every: 5 * MINUTE, run: () => seatAlerts.run() },
    { name: 'remind of invites', every: HOUR, run: () => reminders.run() },
    { name: 'sweep uploads', every: HOUR, run: () => uploads.sweep(clock.now()) },
    { name: 'clear batches away', every: 10 * SECOND, run: () => unfinished.sweep() },
    { name: 'sweep uploaded lines', every: HOUR, run: () => sweepLines(database, clock.now()) },
    { name: 'sweep logos', every: HOUR, run: () => logos.sweep(clock.now()) },
  ];
}
