import { momentIn } from '../words/dates.js';
import { count } from '../words/numbers.js';

/** What became of one field, as the API tells it. */
export interface ToldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The fields the API names by a word of its own, as people call them. What is not here is in people's words already. */
const FIELDS: Readonly<Record<string, string>> = {
  accentColor: 'accent colour',
  accessDays: 'days of access',
  contentTags: 'content tags',
  emailDomains: 'e-mail domains',
  expiresAt: 'end',
  externalId: 'external id',
  firstName: 'given name',
  inviteSubject: 'subject of invites',
  lastName: 'family name',
  maxRedemptions: 'redemptions',
  parent: 'place in the tree',
  parentId: 'place in the tree',
  purchaseReference: 'reference',
  seatLimit: 'seats',
  senderName: 'sender name',
  sku: 'SKU',
  slug: 'path',
  startsAt: 'start',
  supportEmail: 'support address',
  timeZone: 'time zone',
  welcomeText: 'welcome text',
};

/** What it means that a field has no value, where it is more than nothing. */
const NOTHING: Readonly<Record<string, string>> = { seatLimit: 'no limit', maxRedemptions: 'no limit', expiresAt: 'no end', accessDays: 'no end', startsAt: 'at once', parent: 'beside Main', parentId: 'beside Main' };

const COUNTS = new Set(['seatLimit', 'maxRedemptions', 'accessDays']);
const WORDS: Readonly<Record<string, string>> = { ACTIVE: 'active', DISABLED: 'disabled', EN: 'English', DE: 'German', true: 'yes', false: 'no' };
const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const WORD_OF_THE_API = new RegExp(`\\b(${Object.keys(FIELDS).join('|')})\\b`, 'g');

/** A field as people call it. */
export function fieldWords(field: string): string {
  return FIELDS[field] ?? field;
}

/** A value as people read it: moments in the zone, counts with their thousands apart, and what it means that there is none. */
export function valueWords(field: string, value: string | null, timeZone: string): string {
  if (value === null || value === '') return NOTHING[field] ?? 'none';
  if (MOMENT.test(value)) return momentIn(value, timeZone);
  return COUNTS.has(field) ? count(Number(value)) : (WORDS[value] ?? value);
}

/** A sentence of the history with the fields as people call them. What stands in quotes is somebody's own and stays. */
export function sentence(summary: string): string {
  return summary
    .split(/("[^"]*")/)
    .map((part) => (part.startsWith('"') ? `“${part.slice(1, -1)}”` : part.replace(WORD_OF_THE_API, (field) => fieldWords(field))))
    .join('');
}

/** Whether something was there before: of a thing just made, only what it began with can be told. */
export function isBeginning(changes: readonly ToldChange[]): boolean {
  return changes.every(({ before }) => before === null);
}
