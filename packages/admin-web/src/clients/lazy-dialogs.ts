import { lazy } from 'react';

// The list is there before the dialogs are; each is loaded when it is first opened.

/** Makes a client. */
export const AddClientDialog = lazy(async () => ({ default: (await import('./AddClientDialog.js')).AddClientDialog }));

/** Makes a client like another. */
export const CopyClientDialog = lazy(async () => ({ default: (await import('./CopyClientDialog.js')).CopyClientDialog }));

/** Deletes a client. */
export const DeleteClientDialog = lazy(async () => ({ default: (await import('./DeleteClientDialog.js')).DeleteClientDialog }));

/** Chooses the client something is added to. */
export const ChooseClientDialog = lazy(async () => ({ default: (await import('./ChooseClientDialog.js')).ChooseClientDialog }));
