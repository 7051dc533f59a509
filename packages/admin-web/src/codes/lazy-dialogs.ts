import { lazy } from 'react';

// The list is there before the dialogs are; each is loaded when it is first opened.

/** Makes a code. */
export const AddCodeDialog = lazy(async () => ({ default: (await import('./AddCodeDialog.js')).AddCodeDialog }));

/** Changes a code. */
export const EditCodeDialog = lazy(async () => ({ default: (await import('./EditCodeDialog.js')).EditCodeDialog }));

/** One code in full. */
export const CodeDrawer = lazy(async () => ({ default: (await import('./CodeDrawer.js')).CodeDrawer }));
