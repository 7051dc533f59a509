import type { StateForm } from '../ui/marks/StateBadge.js';

interface ClientStanding {
  readonly status: 'ACTIVE' | 'DISABLED';
  readonly expiresAt: string | null;
}

/** How a client stands, in one word. */
export function clientState({ status, expiresAt }: ClientStanding, now: number): StateForm {
  if (status === 'DISABLED') return { word: 'Disabled', tone: 'grey' };
  if (expiresAt !== null && Date.parse(expiresAt) <= now) return { word: 'Ended', tone: 'grey' };
  return { word: 'Active', tone: 'good' };
}

/** Where a client is found: the address of its landing page without what every address begins with. */
export function shortAddress(landingUrl: string): string {
  return landingUrl.replace(/^https?:\/\//, '');
}
