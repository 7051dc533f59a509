import { timeText } from '../kernel/clock.js';
import type { Database, Reader, Tx } from '../kernel/database.js';
import { idBytes, type ClientId, type Id, type StaffId } from '../kernel/ids.js';
import { insertRows, rows, run, runIn } from '../kernel/sql.js';
import { isGood, isTaken, repeats, takenKeys, type BadLine, type GoodLine } from './check-lines.js';
import type { DrawnCode } from './draw-codes.js';

/** Where lines of one upload stand: those of the job that reads them, or those that were refused. */
export interface Report {
  readonly id: Id<'job' | 'rej'>;
  readonly client: ClientId;
  readonly staff: StaffId;
}

/** How long lines are kept, in milliseconds. */
const KEPT = 7 * 86_400_000;
/** Lines deleted in one transaction. */
const PORTION = 5_000;

/** Writes lines down as they were read. */
export async function putLines(tx: Tx, { id, client, staff }: Report, lines: readonly (GoodLine | BadLine)[], now: Date): Promise<void> {
  await insertRows(
    tx,
    'uploaded_code',
    ['report_id', 'line', 'client_id', 'staff_id', 'code', 'folded_key', 'reason', 'created_at'],
    lines.map((line) => [idBytes(id), line.line, idBytes(client), idBytes(staff), isGood(line) ? line.text : line.code, isGood(line) ? line.foldedKey : null, isGood(line) ? null : line.reason, timeText(now)]),
  );
}

interface LineRow {
  line: number;
  code: string;
  folded_key: string | null;
}

/** Judges the next lines behind one against the others and against the codes of the client. @returns the last line looked at; null when none was left */
export async function judgeLines(tx: Tx, report: Report, { behind, most, now }: { readonly behind: number; readonly most: number; readonly now: Date }): Promise<{ readonly last: number; readonly looked: number } | null> {
  const id = idBytes(report.id);
  const found = await rows<LineRow>(tx, `SELECT line, code, folded_key FROM uploaded_code WHERE report_id = ? AND line > ? ORDER BY line LIMIT ${most}`, [id, behind]);
  const last = found.at(-1)?.line;
  if (last === undefined) return null;
  const good = found.flatMap(({ line, code, folded_key }): GoodLine[] => (folded_key === null ? [] : [{ line, text: code, foldedKey: folded_key }]));
  const keys = good.map(({ foldedKey }) => foldedKey);
  const taken = await takenKeys(tx, report.client, keys);
  const first = await firstLines(tx, report, keys);
  const bad = good.flatMap((line): BadLine[] => {
    const before = first.get(line.foldedKey)!;
    if (before.line < line.line) return [repeats(line, before)];
    const code = taken.get(line.foldedKey);
    return code === undefined ? [] : [isTaken(line, code)];
  });
  await runIn(tx, bad.map(({ line }) => line), (marks) => `DELETE FROM uploaded_code WHERE report_id = ? AND line IN (${marks})`, [id]);
  await keepKeys(tx, report, bad.map((line) => ({ ...line, foldedKey: good.find((one) => one.line === line.line)!.foldedKey })), now);
  return { last, looked: found.length };
}

/** Where each key stands first, with how it is written there. */
async function firstLines(tx: Tx, { id }: Report, keys: readonly string[]): Promise<Map<string, { readonly line: number; readonly text: string }>> {
  const distinct = [...new Set(keys)];
  const found: { line: number; code: string; folded_key: string }[] = [];
  for (let at = 0; at < distinct.length; at += PORTION) {
    const some = distinct.slice(at, at + PORTION);
    const marks = some.map(() => '?').join(', ');
    found.push(...(await rows<(typeof found)[number]>(
      tx,
      `SELECT u.line, u.code, u.folded_key FROM uploaded_code u JOIN (SELECT folded_key, MIN(line) AS line FROM uploaded_code WHERE report_id = ? AND folded_key IN (${marks}) GROUP BY folded_key) f
        ON u.report_id = ? AND u.line = f.line`,
      [idBytes(id), ...some, idBytes(id)],
    )));
  }
  return new Map(found.map(({ line, code, folded_key }) => [folded_key, { line, text: code }]));
}

/** A refused line keeps its key: others repeat it. */
async function keepKeys(tx: Tx, { id, client, staff }: Report, bad: readonly (BadLine & { readonly foldedKey: string })[], now: Date): Promise<void> {
  await insertRows(
    tx,
    'uploaded_code',
    ['report_id', 'line', 'client_id', 'staff_id', 'code', 'folded_key', 'reason', 'created_at'],
    bad.map(({ line, code, reason, foldedKey }) => [idBytes(id), line, idBytes(client), idBytes(staff), code, foldedKey, reason, timeText(now)]),
  );
}

/** How many lines cannot be codes. */
export async function countBad(reader: Reader, id: Report['id']): Promise<number> {
  const [row] = await rows<{ n: number }>(reader, 'SELECT COUNT(*) AS n FROM uploaded_code WHERE report_id = ? AND reason IS NOT NULL', [idBytes(id)]);
  return Number(row!.n);
}

/** The next good lines in the order of their keys. */
export async function codesBehind(reader: Reader, id: Report['id'], { key, most }: { readonly key: string; readonly most: number }): Promise<DrawnCode[]> {
  const found = await rows<{ code: string; folded_key: string }>(
    reader,
    `SELECT code, folded_key FROM uploaded_code WHERE report_id = ? AND folded_key > ? ORDER BY folded_key LIMIT ${most}`,
    [idBytes(id), key],
  );
  return found.map((row) => ({ text: row.code, foldedKey: row.folded_key }));
}

/** The refused lines of a report behind one, for whoever uploaded them. */
export function badLinesBehind(reader: Reader, { id, staff }: Pick<Report, 'id' | 'staff'>, { behind, most }: { readonly behind: number; readonly most: number }): Promise<BadLine[]> {
  return rows<BadLine>(
    reader,
    `SELECT line, code, reason FROM uploaded_code WHERE report_id = ? AND staff_id = ? AND line > ? AND reason IS NOT NULL ORDER BY line LIMIT ${most}`,
    [idBytes(id), idBytes(staff), behind],
  );
}

/** Forgets a portion of the lines of a report. @returns how many; 0 when none is left */
export async function forgetLines(tx: Tx, id: Report['id']): Promise<number> {
  const found = await rows<{ line: number }>(tx, `SELECT line FROM uploaded_code WHERE report_id = ? LIMIT ${PORTION}`, [idBytes(id)]);
  return runIn(tx, found.map(({ line }) => line), (marks) => `DELETE FROM uploaded_code WHERE report_id = ? AND line IN (${marks})`, [idBytes(id)]);
}

/** Forgets what was uploaded more than a week ago. */
export async function sweepLines(database: Database, now: Date): Promise<void> {
  const before = timeText(new Date(now.getTime() - KEPT));
  for (;;) {
    const old = await rows<{ report_id: Buffer; line: number }>(database.reader, `SELECT report_id, line FROM uploaded_code WHERE created_at < ? ORDER BY created_at LIMIT ${PORTION}`, [before]);
    const [first] = old;
    if (first === undefined) return;
    const lines = old.filter((row) => row.report_id.equals(first.report_id)).map(({ line }) => line);
    await database.inTransaction((tx) => runIn(tx, lines, (marks) => `DELETE FROM uploaded_code WHERE report_id = ? AND line IN (${marks})`, [first.report_id]));
  }
}

/** Forgets the lines of a client that goes. */
export async function forgetLinesOfClient(tx: Tx, client: ClientId): Promise<void> {
  await run(tx, 'DELETE FROM uploaded_code WHERE client_id = ?', [idBytes(client)]);
}
