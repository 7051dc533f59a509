import type { Area } from '../kernel/areas.js';
import type { Reader } from '../kernel/database.js';
import type { Direction } from '../kernel/direction.js';
import { idBytes } from '../kernel/ids.js';
import { allOf, anyOf, pageOfParts, type Condition, type ListPart, type PageOfIds } from '../kernel/list-page.js';
import { anyRow, firstRareOf, isIn, isWhileWalking, readBy, walkedBy, type RareFilter } from '../kernel/list-paths.js';
import type { OrderColumn, PageRequest } from '../kernel/paging.js';
import type { SearchTerm } from '../kernel/search-words.js';
import { Door } from '../kernel/door.js';
import type { LearnerOrderField } from './learners-list.inputs.js';
import { LearnerStatus } from './learners.types.js';

/** Which memberships are listed, in which order. */
export interface LearnersList {
  /** Where to look; those of the caller's scope. */
  readonly areas: readonly Area[];
  /** Every word of the search. */
  readonly terms: readonly SearchTerm[];
  readonly status: LearnerStatus | null;
  readonly joinedThrough: Door | null;
  readonly by: LearnerOrderField;
  readonly direction: Direction;
  /** Up to so many rows are read by a filter of their own and sorted. */
  readonly few: number;
}

type Columns = readonly Omit<OrderColumn, 'direction'>[];

const ID = { column: 'm.id', holds: 'id' } as const;
const ORDERS: Readonly<Record<LearnerOrderField, Columns>> = {
  LAST_NAME: [{ column: 'm.last_name_key', holds: 'text' }, { column: 'm.first_name_key', holds: 'text' }, ID],
  EMAIL: [{ column: 'm.email_key', holds: 'text' }, ID],
  JOINED_AT: [{ column: 'm.joined_at', holds: 'time' }, ID],
  LAST_SEEN_AT: [{ column: 'm.last_seen_key', holds: 'time' }, ID],
};

/** The ends of the names of the indexes: one of the whole site and one of each client. */
const INDEXES: Readonly<Record<LearnerOrderField, string>> = { LAST_NAME: 'name', EMAIL: 'email', JOINED_AT: 'joined', LAST_SEEN_AT: 'seen' };

/** One page of memberships, by id. Reads few by their own index and sorts them; else walks the index of the order. */
export async function pageOfLearners(reader: Reader, list: LearnersList, page: PageRequest): Promise<PageOfIds> {
  const rare = await firstRareOf(reader, list.few, rareFilters(list));
  const parts = rare === undefined ? list.areas.map((area) => walk(list, area)) : rare.map((way) => readBy(way, 'membership m', allOf([inAreas(list.areas), ...way.besides, ...tests(list)])));
  const order = ORDERS[list.by].map((column) => ({ ...column, direction: list.direction }));
  return pageOfParts(reader, { list: 'learners', parts: list.areas.length === 0 ? [] : parts, order }, page);
}

function walk(list: LearnersList, area: Area): ListPart {
  const { sql, parameters } = allOf([inArea(area), ...tests(list)]);
  const index = `ix_membership_${area.client === null ? '' : 'client_'}${INDEXES[list.by]}`;
  return { from: `membership m ${walkedBy(index)}`, where: sql, parameters };
}

function inArea({ client, sublicenses }: Area): Condition {
  const conditions: Condition[] = client === null ? [] : [{ sql: 'm.client_id = ?', parameters: [idBytes(client)] }];
  if (sublicenses !== null) {
    const among = isIn('a.sublicense_id', sublicenses.map(idBytes));
    conditions.push(anyRow('access a', `a.membership_id = m.id AND ${among.sql}`, among.parameters));
  }
  return allOf(conditions);
}

function inAreas(areas: readonly Area[]): Condition {
  return anyOf(areas.map(inArea));
}

/** What a membership must pass besides lying in the area. */
function tests({ terms, status, joinedThrough }: LearnersList): Condition[] {
  return [
    ...terms.map((term) => anyOf([wordOfLearner(term), wordOfMembership(term)])),
    ...(status === null ? [] : [isWhileWalking('m.status', status)]),
    ...(joinedThrough === null ? [] : [isWhileWalking('m.joined_through', joinedThrough)]),
  ];
}

/** The learner's own words find them in every client, the words of a membership in its client alone. */
function wordOfLearner({ from, to }: SearchTerm): Condition {
  return anyRow('learner_word w', 'w.learner_id = m.learner_id AND w.word >= ? AND w.word < ?', [from, to]);
}

function wordOfMembership({ from, to }: SearchTerm): Condition {
  return anyRow('membership_word x', 'x.membership_id = m.id AND x.word >= ? AND x.word < ?', [from, to]);
}

/** A way to pass a rare filter, and what keeps rows from being listed that were found by a way before it. */
interface RareWay extends RareFilter {
  readonly besides: readonly Condition[];
}

/** The filters that have an index of their own, the rarest kind first. */
function rareFilters(list: LearnersList): RareWay[][] {
  const single = [...holding(list.areas), ...standing(list)].map((filter) => [{ ...filter, besides: [] }]);
  return [...list.terms.map((term) => havingWord(term, list.areas)), ...single];
}

function havingWord(term: SearchTerm, areas: readonly Area[]): RareWay[] {
  const { from, to } = term;
  const ofLearner = { rows: { from: 'learner_word w', where: 'w.word >= ? AND w.word < ?', parameters: [from, to] }, id: 'w.learner_id', joins: 'm.learner_id', besides: [] };
  const { sql, parameters } = allOf([...inClients('x.client_id', areas), { sql: 'x.word >= ? AND x.word < ?', parameters: [from, to] }]);
  const found = wordOfLearner(term);
  const notYet = { sql: `NOT COALESCE(${found.sql}, 1 = 0)`, parameters: found.parameters };
  return [ofLearner, { rows: { from: 'membership_word x', where: sql, parameters }, id: 'x.membership_id', joins: 'm.id', besides: [notYet] }];
}

/** Nothing, where an area is all clients. */
function inClients(column: string, areas: readonly Area[]): Condition[] {
  const clients = areas.flatMap(({ client }) => (client === null ? [] : [idBytes(client)]));
  return clients.length === 0 ? [] : [isIn(column, clients)];
}

function holding(areas: readonly Area[]): RareFilter[] {
  if (areas.length === 0 || areas.some(({ sublicenses }) => sublicenses === null)) return [];
  const { sql, parameters } = isIn('a.sublicense_id', areas.flatMap(({ sublicenses }) => sublicenses!.map(idBytes)));
  return [{ rows: { from: 'access a', where: sql, parameters }, id: 'a.membership_id', joins: 'm.id' }];
}

/** Both columns of the index are given, if need be with all their values, so that the third, the client, narrows it too. */
function standing({ areas, status, joinedThrough }: LearnersList): RareFilter[] {
  if (status === null && joinedThrough === null) return [];
  const { sql, parameters } = allOf([
    isIn('s.status', status === null ? Object.values(LearnerStatus) : [status]),
    isIn('s.joined_through', joinedThrough === null ? Object.values(Door) : [joinedThrough]),
    ...inClients('s.client_id', areas),
  ]);
  return [{ rows: { from: 'membership s', where: sql, parameters }, id: 's.id', joins: 'm.id' }];
}
