import type { Page } from 'playwright-core';
import type { AdminHouse } from './admin-house.js';
import { expectText } from './expect-text.js';

/** A state of a page of the admin app: an address, and what is opened there. */
export interface AdminState {
  readonly name: string;
  /** The file of the dialog or drawer that is open there; none is where this is left out. */
  readonly over?: string;
  /** Below `/admin`. */
  readonly path: (house: AdminHouse) => string;
  /** What the page says once it is there. */
  readonly says: string | RegExp;
  /** Opens something over the page, and waits for it. */
  readonly open?: (page: Page) => Promise<void>;
  /** Only where the window is as narrow as a telephone, or only where it is not. */
  readonly width?: 'narrow' | 'wide';
  readonly expectedTroubles?: readonly RegExp[];
  /** True: nobody is signed in. */
  readonly stranger?: boolean;
}

/** Gets a page into a state. */
export async function reachAdminState(page: Page, house: AdminHouse, state: AdminState): Promise<void> {
  await page.goto(`/admin${state.path(house)}`);
  await expectText(page.locator('body'), state.says);
  await state.open?.(page);
}
