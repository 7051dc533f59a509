import { foldCode } from '@portico/shared';
import type { Reader } from '../kernel/database.js';
import { idBytes, type BatchId } from '../kernel/ids.js';
import { sortKey } from '../kernel/keys.js';
import { anyOf, allOf, pageOfParts, type Condition, type ListPart, type PageOfIds } from '../kernel/list-page.js';
import { anyRow, FEW, firstRareOf, walkedBy, type RareFilter } from '../kernel/list-paths.js';
import type { PageRequest } from '../kernel/paging.js';
import { beginningWith, type SearchTerm } from '../kernel/search-words.js';
import type { RedemptionCodeFilter } from './batch-codes.inputs.js';
import type { CodeStatus } from './code-status.js';
import { standingsOf } from './code-standing.js';

/** Which codes of which batch are listed. */
export interface BatchCodesList {
  readonly batch: BatchId;
  /** How their batch stands: what its codes cannot be then is not looked for. */
  readonly batchStands: CodeStatus;
  readonly filter: RedemptionCodeFilter;
  /** Up to so many codes are read by the search and sorted. */
  readonly few?: number;
}

/**
 * A page of the codes of a batch, in the order they were made. Each standing that passes the filter is one range of the index of
 * the batch; a search that few codes pass is read by itself instead.
 */
export async function pageOfBatchCodes(reader: Reader, list: BatchCodesList, page: PageRequest): Promise<PageOfIds> {
  const standings = standingsThat(list);
  const search = list.filter.search?.trim() ?? '';
  const ways = search === '' ? undefined : waysTo(list.batch, search);
  const few = ways === undefined ? undefined : await firstRareOf(reader, list.few ?? FEW, [ways]);
  const found = ways === undefined ? [] : [anyOf(ways.map(({ passes }) => passes))];
  const parts = few === undefined ? standings.map((standing) => walk(list.batch, standing, found)) : standings.length === 0 ? [] : [readFew(list.batch, standings, ways!)];
  return pageOfParts(reader, { list: 'codes of a batch', parts, order: [{ column: 'k.id', direction: 'ASC', holds: 'id' }] }, page);
}

/** The standings of the codes a filter lets through, in a batch that stands as it does. */
function standingsThat({ batchStands, filter: { status, redeemed, handedOut } }: BatchCodesList): number[] {
  const wanted = { ...(redeemed != null && { redeemed }), ...(handedOut != null && { handed: handedOut }) };
  if (status == null) return standingsOf(wanted);
  if (status === 'DISABLED') return standingsOf(batchStands === 'DISABLED' ? wanted : { ...wanted, switchedOff: true });
  if (batchStands === 'DISABLED') return [];
  if (batchStands === 'EXPIRED' || status === 'EXPIRED') return batchStands === status ? standingsOf({ ...wanted, switchedOff: false }) : [];
  if (status === 'EXHAUSTED') return redeemed === false ? [] : standingsOf({ ...wanted, redeemed: true, switchedOff: false });
  const batchLetsIn = batchStands === 'SCHEDULED' ? 'SCHEDULED' : 'LIVE';
  return status !== batchLetsIn || redeemed === true ? [] : standingsOf({ ...wanted, redeemed: false, switchedOff: false });
}

/** A way to find codes by what somebody entered: what it reads, and how it is tried on codes `k` in their order. */
interface Way extends RareFilter {
  readonly passes: Condition;
}

function waysTo(batch: BatchId, search: string): Way[] {
  const folded = foldCode(search);
  const [code, handed] = [beginningWith(folded), beginningWith(sortKey(search, 200))];
  const byCode = range('k.folded_key', code);
  const byHand = range('h.handed_key', handed);
  const inBatch = { sql: 'h.batch_id = ?', parameters: [idBytes(batch)] };
  const handRows = allOf([inBatch, byHand]);
  const ways: Way[] = [
    { rows: { from: 'handed_code h', where: handRows.sql, parameters: handRows.parameters }, id: 'h.code_id', joins: 'k.id', passes: anyRow('handed_code h', `h.code_id = k.id AND ${byHand.sql}`, byHand.parameters) },
  ];
  if (/^[a-z0-9]+$/.test(folded)) ways.push({ rows: { from: 'code k', where: byCode.sql, parameters: byCode.parameters }, id: 'k.id', joins: 'k.id', passes: byCode });
  return ways;
}

function range(column: string, { from, to }: SearchTerm): Condition {
  return { sql: `${column} >= ? AND ${column} < ?`, parameters: [from, to] };
}

function walk(batch: BatchId, standing: number, found: readonly Condition[]): ListPart {
  const { sql, parameters } = allOf([{ sql: 'k.batch_id = ? AND k.standing = ?', parameters: [idBytes(batch), standing] }, ...found]);
  return { from: `code k ${walkedBy('ix_code_batch')}`, where: sql, parameters };
}

function readFew(batch: BatchId, standings: readonly number[], ways: readonly Way[]): ListPart {
  const selects = ways.map(({ rows, id }) => `SELECT ${id} AS rare_id FROM ${rows.from} WHERE ${rows.where}`).join(' UNION ');
  return {
    from: `(${selects}) AS rare CROSS JOIN code k ON k.id = rare.rare_id`,
    where: `k.batch_id = ? AND k.standing IN (${standings.join(', ')})`,
    parameters: [...ways.flatMap(({ rows }) => rows.parameters), idBytes(batch)],
  };
}
