import type { Area } from '../kernel/areas.js';
import type { Reader } from '../kernel/database.js';
import type { Direction } from '../kernel/direction.js';
import { idBytes } from '../kernel/ids.js';
import { Door } from '../kernel/door.js';
import { allOf, anyOf, countTo, pageOfParts, type Condition, type ListPart, type PageOfIds } from '../kernel/list-page.js';
import { anyRow, FEW, FEW_TO_TRY, firstRareOf, isIn, isWhileWalking, readBy, walkedBy, type RareFilter } from '../kernel/list-paths.js';
import type { OrderColumn, PageRequest } from '../kernel/paging.js';
import { pairOf, type SearchTerm } from '../kernel/search-words.js';
import { rangeOfDomain, rangesOf } from './learner-keys.js';
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

/** More than there can be. */
const EVERYBODY = 2_000_000_000;

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
  const order = ORDERS[list.by].map((column) => ({ ...column, direction: list.direction }));
  return pageOfParts(reader, { list: 'learners', parts: await partsOf(reader, list), order }, page);
}

/** How many memberships there are, all counted: for who is about to do something to each of them. */
export async function countLearners(reader: Reader, list: LearnersList): Promise<number> {
  let all = 0;
  for (const part of await partsOf(reader, list)) all += await countTo(reader, EVERYBODY, part);
  return all;
}

async function partsOf(reader: Reader, list: LearnersList): Promise<ListPart[]> {
  if (list.areas.length === 0) return [];
  const rare = (await firstRareOf(reader, list.few, rareFilters(list))) ?? (await firstRareOf(reader, list.few * (FEW_TO_TRY / FEW), havingWords(list)));
  return rare === undefined ? list.areas.map((area) => walk(list, area)) : rare.map((way) => readBy(way, 'membership m', allOf([inAreas(list.areas), ...way.besides, ...tests(list)])));
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

/** Whoever is no more than invited is found by the names of the invite: those of an account are nobody's business yet. */
const GOES_BY_ACCOUNT: Condition = { sql: 'm.invited_last_name IS NULL', parameters: [] };

/** The learner's own words find them in every client, the words of a membership in its client alone. */
function wordOfLearner(term: SearchTerm): Condition {
  const { sql, parameters } = isWord(term);
  return ownWord(sql, parameters);
}

function ownWord(sql: string, parameters: Condition['parameters']): Condition {
  const any = anyRow('learner_word w', `w.learner_id = m.learner_id AND (${sql})`, parameters);
  return { sql: `(${GOES_BY_ACCOUNT.sql} AND ${any.sql})`, parameters: any.parameters };
}

function wordOfMembership(term: SearchTerm): Condition {
  const { sql, parameters } = inRanges([term], 'x');
  return anyRow('membership_word x', `x.membership_id = m.id AND ${sql}`, parameters);
}

function isWord(term: SearchTerm, table: 'w' | 'v' = 'w'): Condition {
  return inRanges(rangesOf(term), table);
}

function inRanges(ranges: readonly SearchTerm[], table: 'w' | 'v' | 'x'): Condition {
  return anyOf(ranges.map(({ from, to }) => ({ sql: `(${table}.word >= ? AND ${table}.word < ?)`, parameters: [from, to] })));
}

/** A way to pass a rare filter, and what keeps rows from being listed that were found by a way before it. */
interface RareWay extends RareFilter {
  readonly besides: readonly Condition[];
}

/** The filters that have an index of their own, the rarest kind first. */
function rareFilters(list: LearnersList): RareWay[][] {
  const single = [...holding(list.areas), ...standing(list)].map((filter) => [{ ...filter, besides: [] }]);
  return [...havingPair(list), ...list.terms.map((term) => havingWord(term, list.areas)), ...single];
}

/** Whoever has words of their own of this kind. */
function found({ sql, parameters }: Condition): RareWay {
  return { rows: { from: 'learner_word w', where: `(${sql})`, parameters }, id: 'w.learner_id', joins: 'm.learner_id', besides: [GOES_BY_ACCOUNT] };
}

/** Whoever one of the terms finds by what their client calls them; `found` are those another way found. */
function foundByClient(terms: readonly SearchTerm[], areas: readonly Area[], found: Condition): RareWay {
  const { sql, parameters } = allOf([...inClients('x.client_id', areas), inRanges(terms, 'x')]);
  const notYet = { sql: `NOT COALESCE(${found.sql}, 1 = 0)`, parameters: found.parameters };
  return { rows: { from: 'membership_word x', where: sql, parameters }, id: 'x.membership_id', joins: 'm.id', besides: [notYet] };
}

function havingWord(term: SearchTerm, areas: readonly Area[]): RareWay[] {
  return [found(isWord(term)), foundByClient([term], areas, wordOfLearner(term))];
}

/** Two words of a search together: both a person's own, or one of them of a domain; or one that their client calls them. */
function havingPair({ terms, areas }: LearnersList): RareWay[][] {
  const pair = pairOf(terms);
  if (pair === undefined) return [];
  const own = anyOf([isIn('w.word', pair.words), inRanges(pair.terms.map(rangeOfDomain), 'w')]);
  return [[found(own), foundByClient(pair.terms, areas, ownWord(own.sql, own.parameters))]];
}

/** Of several words: those who have one, the longest first, since fewer have it, tried for the others; or one that their client calls them. */
function havingWords({ terms, areas }: LearnersList): RareWay[][] {
  if (terms.length < 2) return [];
  const allOwn = allOf(terms.map(wordOfLearner));
  const byClient = foundByClient(terms, areas, { ...allOwn, sql: `(${allOwn.sql})` });
  const longestFirst = terms.toSorted((a, b) => b.from.length - a.from.length);
  return longestFirst.map((term) => {
    const others = terms.filter((other) => other !== term);
    const tried = others.map((other) => {
      const { sql, parameters } = isWord(other, 'v');
      return anyRow('learner_word v', `v.learner_id = w.learner_id AND (${sql})`, parameters);
    });
    return [{ ...found(isWord(term)), tried: allOf(tried) }, byClient];
  });
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
