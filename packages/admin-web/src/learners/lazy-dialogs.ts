import { lazySoon } from '../ui/overlay/lazy-soon.js';

// The list is there before the dialogs are; each is loaded behind it.

/** Adds a learner to a client. */
export const AddWithoutInviteDialog = lazySoon(async () => (await import('./AddWithoutInviteDialog.js')).AddWithoutInviteDialog);

/** Does the same to many learners. */
export const BulkDialog = lazySoon(async () => (await import('./BulkDialog.js')).BulkDialog);

/** What can be done with one learner, each in a dialog of its own. */
export const LearnerDialogs = lazySoon(async () => (await import('./LearnerDialogs.js')).LearnerDialogs);
