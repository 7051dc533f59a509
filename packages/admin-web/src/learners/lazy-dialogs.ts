import { lazy } from 'react';

// The list is there before the dialogs are; each is loaded when it is first opened.

/** Adds a learner to a client. */
export const AddLearnerDialog = lazy(async () => ({ default: (await import('./AddLearnerDialog.js')).AddLearnerDialog }));

/** What can be done with one learner, each in a dialog of its own. */
export const LearnerDialogs = lazy(async () => ({ default: (await import('./LearnerDialogs.js')).LearnerDialogs }));
