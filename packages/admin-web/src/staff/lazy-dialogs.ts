import { lazySoon } from '../ui/overlay/lazy-soon.js';

// The list is there before the dialogs are; each is loaded behind it.

/** Asks somebody in, or gives somebody another post. */
export const StaffDialog = lazySoon(async () => (await import('./StaffDialog.js')).StaffDialog);

/** Removes somebody. */
export const RemoveStaffDialog = lazySoon(async () => (await import('./RemoveStaffDialog.js')).RemoveStaffDialog);
