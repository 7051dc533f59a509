import { IsOptional, Max, Min } from 'class-validator';
import { ArgsType, Field, Int } from 'type-graphql';
import { invalid } from './problem.js';

/** The most nodes of a page. */
export const MAX_PAGE = 100;
/** What a page holds when nobody says. */
const DEFAULT_PAGE = 20;
/** Counting stops here; beyond it `totalCountIsExact` is false. */
export const COUNT_CAP = 10_000;

/** The arguments of a list that pages both ways (Relay Cursor Connections Specification). */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'The first so many after `after`; 1 to 100, 20 when nothing is said.' })
  @IsOptional()
  @Min(1)
  @Max(MAX_PAGE)
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Start behind this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'The last so many before `before`; 1 to 100.' })
  @IsOptional()
  @Min(1)
  @Max(MAX_PAGE)
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'End in front of this cursor.' })
  before?: string | null;
}

/** A column a list is ordered by. The last of an order is an id, so that the order is total. */
export interface OrderColumn {
  readonly column: string;
  readonly direction: 'ASC' | 'DESC';
}

type Key = string | number | Buffer;

/** One page asked for: where it starts, which way it reads, how much. */
export interface PageRequest {
  readonly size: number;
  readonly backward: boolean;
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
    throw invalid(field, 'This cursor is not one of this list. Start again without it.');
  }
}

/**
 * The condition and order of a keyset page. In the expanded form, because MariaDB does not turn a row
 * comparison `(a, b) > (?, ?)` into an index range.
 */
export function keyset(order: readonly OrderColumn[], page: PageRequest): { where: string; parameters: Key[]; orderBy: string } {
  const directed = order.map(({ column, direction }) => ({
    column,
    up: (direction === 'ASC') !== page.backward,
  }));
  const orderBy = directed.map(({ column, up }) => `${column} ${up ? 'ASC' : 'DESC'}`).join(', ');
  if (page.from === null) return { where: '1 = 1', parameters: [], orderBy };
  if (page.from.length !== order.length) throw invalid('after', 'This cursor is not one of this list. Start again without it.');
  return { ...expanded(directed, page.from), orderBy };
}

function expanded(columns: readonly { column: string; up: boolean }[], from: readonly Key[]): { where: string; parameters: Key[] } {
  const [first, ...rest] = columns;
  const value = from[0]!;
  const beyond = first!.up ? '>' : '<';
  if (rest.length === 0) return { where: `${first!.column} ${beyond} ?`, parameters: [value] };
  const inner = expanded(rest, from.slice(1));
  return {
    where: `${first!.column} ${beyond}= ? AND (${first!.column} ${beyond} ? OR (${first!.column} = ? AND (${inner.where})))`,
    parameters: [value, value, value, ...inner.parameters],
  };
}
