import { timeText } from '../kernel/clock.js';
import type { Reader } from '../kernel/database.js';
import { idBytes } from '../kernel/ids.js';
import { allOf, pageOfParts, type Condition, type ListPart, type PageOfIds } from '../kernel/list-page.js';
import { anyRow, FEW, firstRare, isIn, readBy, type RareFilter } from '../kernel/list-paths.js';
import { pageRequest, type OrderColumn } from '../kernel/paging.js';
import { searchTerms, type SearchTerm } from '../kernel/search-words.js';
import { clientsInScope, type Scope } from '../kernel/viewer.js';
import type { ClientFilter, ClientOrderField, ClientsArgs } from './clients-list.inputs.js';

const DAY = 86_400_000;
const ID = { column: 'c.id', holds: 'id' } as const;
const ORDERS: Readonly<Record<ClientOrderField, readonly Omit<OrderColumn, 'direction'>[]>> = {
  NAME: [{ column: 'c.name_key', holds: 'text' }, ID],
  CREATED_AT: [{ column: 'c.created_at', holds: 'time' }, ID],
  EXPIRES_AT: [{ column: 'c.expires_key', holds: 'time' }, ID],
  SEATS_TAKEN: [{ column: 'al.taken', holds: 'number' }, { column: 'al.owner_id', holds: 'id' }],
};

/** Which clients are listed, in which order. */
export interface ClientsList {
  readonly args: ClientsArgs;
  readonly now: Date;
  /** Up to so many rows are read by a filter of their own and sorted. */
  readonly few?: number;
}

/** One page of the clients of which at least a part is in scope, by id. */
export async function pageOfClients(reader: Reader, scope: Scope, { args, now, few = FEW }: ClientsList): Promise<PageOfIds> {
  const by = args.orderBy?.by ?? 'NAME';
  const terms = searchTerms(args.filter?.search);
  const clients = clientsInScope(scope);
  const nothing = clients?.length === 0 || terms?.length === 0;
  const where = allOf([...(clients === null ? [] : [isIn('c.id', clients.map(idBytes))]), ...tests(args.filter ?? {}, terms ?? [], now)]);
  const rare = await firstRare(reader, few, (terms ?? []).map(havingWord));
  const part = rare === undefined ? walk(by, args.filter?.full != null, where) : readBy(rare, `client c CROSS JOIN ${SEATS_OF_CLIENT}`, where);
  const order = ORDERS[by].map((column) => ({ ...column, direction: args.orderBy?.direction ?? ('ASC' as const) }));
  return pageOfParts(reader, { list: 'clients', parts: nothing ? [] : [part], order }, pageRequest(args));
}

const SEATS_OF_CLIENT = 'allowance al ON al.id = c.seat_allowance_id';

/** Begins at the table whose index has the order. */
function walk(by: ClientOrderField, asksForSeats: boolean, { sql, parameters }: Condition): ListPart {
  if (by === 'SEATS_TAKEN') return { from: 'allowance al CROSS JOIN client c ON c.id = al.owner_id', where: `al.counts = 'CLIENT_SEATS' AND ${sql}`, parameters };
  return { from: asksForSeats ? `client c CROSS JOIN ${SEATS_OF_CLIENT}` : 'client c', where: sql, parameters };
}

function tests({ status, full, expiringWithinDays }: ClientFilter, terms: readonly SearchTerm[], now: Date): Condition[] {
  const soon = expiringWithinDays == null ? null : new Date(now.getTime() + expiringWithinDays * DAY);
  return [
    ...terms.map(({ from, to }) => anyRow('client_word w', 'w.client_id = c.id AND w.word >= ? AND w.word < ?', [from, to])),
    ...(status == null ? [] : [{ sql: 'c.status = ?', parameters: [status] }]),
    ...(full == null ? [] : [{ sql: full ? 'al.taken >= al.max_taken' : 'al.max_taken IS NULL OR al.taken < al.max_taken', parameters: [] }]),
    ...(soon === null ? [] : [{ sql: 'c.expires_at > ? AND c.expires_at <= ?', parameters: [timeText(now), timeText(soon)] }]),
  ];
}

function havingWord({ from, to }: SearchTerm): RareFilter {
  return { rows: { from: 'client_word w', where: 'w.word >= ? AND w.word < ?', parameters: [from, to] }, id: 'w.client_id', joins: 'c.id' };
}
