import type { Area } from '../kernel/areas.js';
import type { Reader } from '../kernel/database.js';
import type { Direction } from '../kernel/direction.js';
import { idBytes } from '../kernel/ids.js';
import { allOf, pageOfParts, type Condition, type ListPart, type PageOfIds } from '../kernel/list-page.js';
import { anyRow, FEW, FEW_TO_TRY, firstRare, isIn, isWhileWalking, readBy, type RareFilter } from '../kernel/list-paths.js';
import type { OrderColumn, PageRequest } from '../kernel/paging.js';
import { pairOf, type SearchTerm } from '../kernel/search-words.js';
import { Door } from './door.js';
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

type Columns = readonly Omit<OrderColumn, 'direction'>[];

const ID = { column: 'm.id', holds: 'id' } as const;
const ORDERS: Readonly<Record<LearnerOrderField, Columns>> = {
  LAST_NAME: [{ column: 'm.last_name_key', holds: 'text' }, { column: 'm.first_name_key', holds: 'text' }, ID],
  EMAIL: [{ column: 'm.email_key', holds: 'text' }, ID],
  JOINED_AT: [{ column: 'm.joined_at', holds: 'time' }, ID],
  LAST_SEEN_AT: [{ column: 'm.last_seen_key', holds: 'time' }, ID],
};

/** One page of memberships, by id. Reads few by their own index and sorts them; else walks the index of the order. */
export async function pageOfLearners(reader: Reader, list: LearnersList, page: PageRequest): Promise<PageOfIds> {
  const rare = (await firstRare(reader, list.few, rareFilters(list))) ?? (await firstRare(reader, list.few * (FEW_TO_TRY / FEW), havingWords(list)));
  const parts = rare === undefined ? list.areas.map((area) => walk(list, area)) : [readBy(rare, 'membership m', allOf([inAreas(list.areas), ...tests(list)]))];
  const order = ORDERS[list.by].map((column) => ({ ...column, direction: list.direction }));
  return pageOfParts(reader, { list: 'learners', parts: list.areas.length === 0 ? [] : parts, order }, page);
}

function walk(list: LearnersList, area: Area): ListPart {
  const { sql, parameters } = allOf([inArea(area), ...tests(list)]);
  return { from: 'membership m', where: sql, parameters };
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
  const all = areas.map(inArea);
  return { sql: all.map(({ sql }) => `(${sql})`).join(' OR '), parameters: all.flatMap(({ parameters }) => parameters) };
}

/** What a membership must pass besides lying in the area. */
function tests({ terms, status, joinedThrough }: LearnersList): Condition[] {
  return [
    ...terms.map((term) => {
      const { sql, parameters } = isWord(term);
      return anyRow('learner_word w', `w.learner_id = m.learner_id AND (${sql})`, parameters);
    }),
    ...(status === null ? [] : [isWhileWalking('m.status', status)]),
    ...(joinedThrough === null ? [] : [isWhileWalking('m.joined_through', joinedThrough)]),
  ];
}

/** The filters that have an index of their own, the rarest kind first. */
function rareFilters(list: LearnersList): RareFilter[] {
  return [...havingPair(list), ...list.terms.map(havingWord), ...holding(list.areas), ...standing(list)];
}

function isWord(term: SearchTerm, table: 'w' | 'v' = 'w'): Condition {
  return inRanges(rangesOf(term), table);
}

function inRanges(ranges: readonly SearchTerm[], table: 'w' | 'v'): Condition {
  return { sql: ranges.map(() => `(${table}.word >= ? AND ${table}.word < ?)`).join(' OR '), parameters: ranges.flatMap(({ from, to }) => [from, to]) };
}

function found({ sql, parameters }: Condition): RareFilter {
  return { rows: { from: 'learner_word w', where: `(${sql})`, parameters }, id: 'w.learner_id', joins: 'm.learner_id' };
}

const havingWord = (term: SearchTerm): RareFilter => found(isWord(term));

/** Two words of a search together: both a person's own, or one of them of a domain. */
function havingPair({ terms }: LearnersList): RareFilter[] {
  const pair = pairOf(terms);
  if (pair === undefined) return [];
  const both = isIn('w.word', pair.words);
  const ofDomain = inRanges(pair.terms.map(rangeOfDomain), 'w');
  return [found({ sql: `${both.sql} OR ${ofDomain.sql}`, parameters: [...both.parameters, ...ofDomain.parameters] })];
}

/** Of several words: those who have one, the longest first, since fewer have it, tried for the others. */
function havingWords({ terms }: LearnersList): RareFilter[] {
  if (terms.length < 2) return [];
  const longestFirst = terms.toSorted((a, b) => b.from.length - a.from.length);
  return longestFirst.map((term) => {
    const others = terms.filter((other) => other !== term);
    const tried = others.map((other) => {
      const { sql, parameters } = isWord(other, 'v');
      return anyRow('learner_word v', `v.learner_id = w.learner_id AND (${sql})`, parameters);
    });
    return { ...havingWord(term), tried: allOf(tried) };
  });
}

function holding(areas: readonly Area[]): RareFilter[] {
  if (areas.length === 0 || areas.some(({ sublicenses }) => sublicenses === null)) return [];
  const { sql, parameters } = isIn('a.sublicense_id', areas.flatMap(({ sublicenses }) => sublicenses!.map(idBytes)));
  return [{ rows: { from: 'access a', where: sql, parameters }, id: 'a.membership_id', joins: 'm.id' }];
}

/** Both columns of the index are given, if need be with all their values, so that the third, the client, narrows it too. */
function standing({ areas, status, joinedThrough }: LearnersList): RareFilter[] {
  if (status === null && joinedThrough === null) return [];
  const clients = areas.flatMap(({ client }) => (client === null ? [] : [idBytes(client)]));
  const { sql, parameters } = allOf([
    isIn('s.status', status === null ? Object.values(LearnerStatus) : [status]),
    isIn('s.joined_through', joinedThrough === null ? Object.values(Door) : [joinedThrough]),
    ...(clients.length === 0 ? [] : [isIn('s.client_id', clients)]),
  ]);
  return [{ rows: { from: 'membership s', where: sql, parameters }, id: 's.id', joins: 'm.id' }];
}
