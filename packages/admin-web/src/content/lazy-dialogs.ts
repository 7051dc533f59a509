import { lazy } from 'react';

// The list is there before the dialogs are; each is loaded when it is first opened.

/** Gives a client content. */
export const AddToClientDialog = lazy(async () => ({ default: (await import('./AddToClientDialog.js')).AddToClientDialog }));

/** What a sublicense opens. */
export const SublicenseContentDialog = lazy(async () => ({ default: (await import('./SublicenseContentDialog.js')).SublicenseContentDialog }));
