import { lazySoon } from '../ui/overlay/lazy-soon.js';

// The list is there before the dialogs are; each is loaded behind it.

/** Gives a client content. */
export const AddToClientDialog = lazySoon(async () => (await import('./AddToClientDialog.js')).AddToClientDialog);

/** What a sublicense opens. */
export const SublicenseContentDialog = lazySoon(async () => (await import('./SublicenseContentDialog.js')).SublicenseContentDialog);
