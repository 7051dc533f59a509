import { IsOptional, Max, MaxLength, Min } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { invalid } from './problem.js';

/** The most nodes of a page. */
export const MAX_PAGE = 100;
/** What a page holds when nobody says. */
export const DEFAULT_PAGE = 20;
/** Counting stops here; beyond it `totalCountIsExact` is false. */
export const COUNT_CAP = 10_000;

/** No cursor is longer: the longest key of an order is an e-mail address. */
const MAX_CURSOR = 2_000;

/** The arguments of a list that pages forwards (Relay Cursor Connections Specification). */
@ArgsType()
export class ForwardPageArgs {
  @Field(() => Int, { nullable: true, description: 'The first so many after `after`; 1 to 100, 20 when nothing is said.' })
  @IsOptional()
  @Min(1)
  @Max(MAX_PAGE)
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Start behind this cursor.' })
  @IsOptional()
  @MaxLength(MAX_CURSOR)
  after?: string | null;
}

/** The arguments of a list that pages both ways. */
@ArgsType()
export class PageArgs extends ForwardPageArgs {
  @Field(() => Int, { nullable: true, description: 'The last so many before `before`; 1 to 100.' })
  @IsOptional()
  @Min(1)
  @Max(MAX_PAGE)
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'End in front of this cursor.' })
  @IsOptional()
  @MaxLength(MAX_CURSOR)
  before?: string | null;
}

/** A column a list is ordered by. The last of an order is an id, so that the order is total. None may hold null. */
export interface OrderColumn {
  readonly column: string;
  readonly direction: 'ASC' | 'DESC';
  /** What it holds: a folded text, a time as `timeText` writes it, a number, or an id. A cursor with something else is refused. */
  readonly holds?: 'text' | 'time' | 'number' | 'id';
}

/** A value of an order column. */
export type Key = string | number | Buffer;

/** One page asked for: where it starts, which way it reads, how much. */
export interface PageRequest {
  readonly size: number;
  readonly backward: boolean;
  /** What the cursor says: the list it is of, then the keys of its row. */
  readonly from: readonly Key[] | null;
}

/** Reads the arguments of a page. @throws InvalidInput for arguments that contradict each other or a bad cursor */
export function pageRequest(args: PageArgs): PageRequest {
  const backward = args.last != null || (args.before != null && args.first == null);
  if (args.first != null && args.last != null) throw invalid('last', 'Give first or last, not both.');
  if (args.after != null && args.before != null) throw invalid('before', 'Give after or before, not both.');
  if (backward && args.after != null) throw invalid('after', 'Use last with before, and first with after.');
  if (!backward && args.before != null) throw invalid('before', 'Use last with before, and first with after.');
  const cursor = backward ? args.before : args.after;
  return {
    size: (backward ? args.last : args.first) ?? DEFAULT_PAGE,
    backward,
    from: cursor == null ? null : readCursor(cursor, backward ? 'before' : 'after'),
  };
}

/** The cursor of a row: its order keys. Opaque to callers, not secret. */
export function cursorOf(keys: readonly Key[]): string {
  const plain = keys.map((key) => (Buffer.isBuffer(key) ? { id: key.toString('base64url') } : key));
  return Buffer.from(JSON.stringify(plain)).toString('base64url');
}

function readCursor(cursor: string, field: string): Key[] {
  try {
    const plain = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as (string | number | { id: string })[];
    return plain.map((key) => {
      if (typeof key === 'string' || typeof key === 'number') return key;
      return Buffer.from(key.id, 'base64url');
    });
  } catch {
    throw foreignCursor(field);
  }
}

function foreignCursor(field: string) {
  return invalid(field, 'This cursor is not one of this list in this order. Start again without it.');
}

const TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.\d{3}$/;

const HOLDS: Readonly<Record<NonNullable<OrderColumn['holds']>, (key: Key) => boolean>> = {
  text: (key) => typeof key === 'string',
  time: (key) => typeof key === 'string' && TIME.test(key),
  number: (key) => Number.isSafeInteger(key),
  id: (key) => Buffer.isBuffer(key) && key.length === 16,
};

/**
 * The keys of the row a page starts at.
 *
 * @param list names the list and its order; a cursor begins with the name of its own
 * @throws InvalidInput for a cursor of another list or order
 */
export function startOf(page: PageRequest, list: string, order: readonly OrderColumn[]): readonly Key[] | null {
  if (page.from === null) return null;
  const [of, ...keys] = page.from;
  const fits = of === list && keys.length === order.length && order.every(({ holds }, at) => holds === undefined || HOLDS[holds](keys[at]!));
  if (!fits) throw foreignCursor(page.backward ? 'before' : 'after');
  return keys;
}

/** Where to read from, which way, and whether the row at the very start counts. */
export interface Reading {
  readonly from: readonly Key[] | null;
  readonly backward: boolean;
  readonly inclusive?: boolean;
}

/**
 * The condition and order of a keyset page. In the expanded form, because MariaDB does not turn a row
 * comparison `(a, b) > (?, ?)` into an index range.
 */
export function keyset(order: readonly OrderColumn[], { from, backward, inclusive = false }: Reading): { where: string; parameters: Key[]; orderBy: string } {
  const directed = order.map(({ column, direction }) => ({ column, up: (direction === 'ASC') !== backward }));
  const orderBy = directed.map(({ column, up }) => `${column} ${up ? 'ASC' : 'DESC'}`).join(', ');
  if (from === null) return { where: '1 = 1', parameters: [], orderBy };
  return { ...expanded(directed, from, inclusive), orderBy };
}

type Directed = readonly { readonly column: string; readonly up: boolean }[];

function expanded([first, ...rest]: Directed, from: readonly Key[], inclusive: boolean): { where: string; parameters: Key[] } {
  const value = from[0]!;
  const beyond = first!.up ? '>' : '<';
  if (rest.length === 0) return { where: `${first!.column} ${beyond}${inclusive ? '=' : ''} ?`, parameters: [value] };
  const inner = expanded(rest, from.slice(1), inclusive);
  return {
    where: `${first!.column} ${beyond}= ? AND (${first!.column} ${beyond} ? OR (${first!.column} = ? AND (${inner.where})))`,
    parameters: [value, value, value, ...inner.parameters],
  };
}
