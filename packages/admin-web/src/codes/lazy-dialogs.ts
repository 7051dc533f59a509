import { lazySoon } from '../ui/overlay/lazy-soon.js';

// The list is there before the dialogs are; each is loaded behind it.

/** Makes a code. */
export const AddCodeDialog = lazySoon(async () => (await import('./AddCodeDialog.js')).AddCodeDialog);

/** Changes a code. */
export const EditCodeDialog = lazySoon(async () => (await import('./EditCodeDialog.js')).EditCodeDialog);

/** Deletes a code. */
export const DeleteCodeDialog = lazySoon(async () => (await import('./DeleteCodeDialog.js')).DeleteCodeDialog);

/** One code in full. */
export const CodeDrawer = lazySoon(async () => (await import('./CodeDrawer.js')).CodeDrawer);
