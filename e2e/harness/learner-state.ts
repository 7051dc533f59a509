import type { Page } from 'playwright-core';
import type { House, Resident } from './house.js';

/** What a page is made of, whatever stands on it. */
export type Kind = 'box' | 'form' | 'tap' | 'sign-in' | 'dashboard' | 'profile' | 'notice';

/** One state of a learner page, and how a page is brought into it. */
export interface LearnerState {
  readonly name: string;
  readonly kind: Kind;
  /** What is to be read once it is there. */
  readonly says: RegExp;
  /** English unless told. */
  readonly language?: 'de';
  /** The page belongs to no client. */
  readonly brandless?: boolean;
  /** Who opens it; a stranger unless told. */
  readonly as?: (house: House) => Promise<Resident>;
  readonly expectedTroubles?: readonly RegExp[];
  readonly reach: (page: Page, house: House, resident: Resident | null) => Promise<unknown>;
}
