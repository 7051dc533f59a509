import { lazySoon } from '../ui/overlay/lazy-soon.js';

// The list is there before the dialogs are; each is loaded behind it.

/** Asks people in. */
export const InviteDialog = lazySoon(async () => (await import('./InviteDialog.js')).InviteDialog);

/** Sends an invite to another address. */
export const CorrectInviteDialog = lazySoon(async () => (await import('./CorrectInviteDialog.js')).CorrectInviteDialog);

/** Takes invites back. */
export const TakeBackDialog = lazySoon(async () => (await import('./TakeBackDialog.js')).TakeBackDialog);
