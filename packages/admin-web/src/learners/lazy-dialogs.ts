import { lazySoon } from '../ui/overlay/lazy-soon.js';

// The list is there before the dialogs are; each is loaded behind it.

/** Adds a learner to a client. */
export const AddLearnerDialog = lazySoon(async () => (await import('./AddLearnerDialog.js')).AddLearnerDialog);

/** What can be done with one learner, each in a dialog of its own. */
export const LearnerDialogs = lazySoon(async () => (await import('./LearnerDialogs.js')).LearnerDialogs);
