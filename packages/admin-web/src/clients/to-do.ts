import type { Rights } from '../server/rights.js';
import { meterWords } from '../ui/marks/seat-words.js';
import { daysUntil } from '../ui/words/dates.js';
import { counted, total } from '../ui/words/numbers.js';

/** Something that wants to be done for a client, and where. */
export interface ToDoItem {
  readonly text: string;
  /** The place below the client's own address; null: it is done at once, where it is said. */
  readonly to: string | null;
  readonly action: string;
  /** The right it takes to do it. */
  readonly takes: keyof Rights;
}

interface Counter {
  readonly limit: number | null;
  readonly taken: number;
}

interface Standing {
  readonly status: 'ACTIVE' | 'DISABLED';
  readonly expiresAt: string | null;
  readonly seats: Counter;
  readonly sublicenses: readonly { readonly name: string; readonly seats: Counter }[];
  readonly registrationCodes: { readonly totalCount: number };
  readonly redemptionCodeBatches: { readonly totalCount: number };
  readonly bouncedInvites: { readonly totalCount: number; readonly totalCountIsExact: boolean };
}

/** From so many days before its end on, a client wants a decision. */
const SOON_DAYS = 30;

function endOf(client: Standing, now: number): ToDoItem[] {
  if (client.expiresAt === null) return [];
  const days = daysUntil(client.expiresAt, now);
  if (days <= 0) return [{ text: 'Its end has come: nobody gets in', to: '/settings', action: 'Extend', takes: 'site' as const }];
  return days <= SOON_DAYS ? [{ text: `Access ends in ${counted(days, 'day')}`, to: '/settings', action: 'Extend', takes: 'site' as const }] : [];
}

/** Mails that did not arrive: whoever they were for knows nothing of their seat. */
function bouncedOf({ bouncedInvites: { totalCount, totalCountIsExact } }: Standing): ToDoItem[] {
  if (totalCount === 0) return [];
  const text = `${total(totalCount, totalCountIsExact)} ${totalCount === 1 ? 'invite' : 'invites'} bounced`;
  return [{ text, to: '/invites?status=bounced', action: 'Fix', takes: 'people' as const }];
}

/** What wants to be done, the most urgent first. */
export function toDoFor(client: Standing, now: number): ToDoItem[] {
  const isFull = (seats: Counter) => meterWords(seats).level === 'full';
  return [
    ...(client.status === 'DISABLED' ? [{ text: 'It is disabled: nobody gets in, and nothing opens', to: null, action: 'Enable', takes: 'site' as const }] : []),
    ...endOf(client, now),
    ...(isFull(client.seats) ? [{ text: 'Every seat is taken', to: '/settings', action: 'Add seats', takes: 'site' as const }] : []),
    ...client.sublicenses.filter(({ seats }) => isFull(seats)).map(({ name }) => ({ text: `${name} is full`, to: '/sublicenses', action: 'Edit', takes: 'clients' as const })),
    ...bouncedOf(client),
    ...(client.registrationCodes.totalCount + client.redemptionCodeBatches.totalCount === 0 ? [{ text: 'No way in yet', to: '/codes?add=1', action: 'Add a code', takes: 'people' as const }] : []),
  ];
}
