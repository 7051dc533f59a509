import { lazySoon } from '../ui/overlay/lazy-soon.js';

// The list is there before the dialogs are; each is loaded behind it.

/** Makes a client. */
export const AddClientDialog = lazySoon(async () => (await import('./AddClientDialog.js')).AddClientDialog);

/** Makes a client like another. */
export const CopyClientDialog = lazySoon(async () => (await import('./CopyClientDialog.js')).CopyClientDialog);

/** Deletes a client. */
export const DeleteClientDialog = lazySoon(async () => (await import('./DeleteClientDialog.js')).DeleteClientDialog);

/** Chooses the client something is added to. */
export const ChooseClientDialog = lazySoon(async () => (await import('./ChooseClientDialog.js')).ChooseClientDialog);
