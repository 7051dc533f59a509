import { lazySoon } from '../ui/overlay/lazy-soon.js';

// The list is there before the dialogs are; each is loaded behind it.

/** Makes a batch. */
export const AddRedemptionCodesDialog = lazySoon(async () => (await import('./AddRedemptionCodesDialog.js')).AddRedemptionCodesDialog);

/** Changes a batch. */
export const EditBatchDialog = lazySoon(async () => (await import('./EditBatchDialog.js')).EditBatchDialog);

/** Adds codes to a batch. */
export const MoreCodesDialog = lazySoon(async () => (await import('./MoreCodesDialog.js')).MoreCodesDialog);

/** Notes to whom codes were handed. */
export const HandToDialog = lazySoon(async () => (await import('./HandToDialog.js')).HandToDialog);

/** Takes a redemption back. */
export const ReverseDialog = lazySoon(async () => (await import('./ReverseDialog.js')).ReverseDialog);

/** What was done to a batch. */
export const BatchHistoryDrawer = lazySoon(async () => (await import('./BatchHistoryDrawer.js')).BatchHistoryDrawer);
