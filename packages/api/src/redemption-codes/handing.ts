import { HANDED } from '../codes/codes.api.js';
import { recordHistory, type Deed } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import { timeText } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type CodeId, type LearnerId } from '../kernel/ids.js';
import { sortKey } from '../kernel/keys.js';
import { insertRows, rowsIn, runIn, runInPortions } from '../kernel/sql.js';
import { LONGEST_HANDED_TO } from './handing.inputs.js';

interface CodeRow {
  id: Buffer;
  batch_id: Buffer;
  client_id: Buffer;
  code: string;
  handed_to: string | null;
  is_handed: number;
}

/** To whom codes were handed, by code; null: to nobody after all. */
export type Handing = ReadonlyMap<CodeId, string | null>;

/** Notes to whom redemption codes were handed. History tells that it was noted, and not who it is: that goes with the person. */
export async function markHanded(tx: Tx, handing: Handing, act: Act): Promise<void> {
  const ids = [...handing.keys()].map(idBytes);
  await runIn(tx, ids, (marks) => `UPDATE code SET label = label WHERE id IN (${marks})`);
  const found = await rowsIn<CodeRow>(
    tx,
    ids,
    (marks) => `SELECT k.id, k.batch_id, k.client_id, k.code, h.handed_to, MOD(k.standing, 2) AS is_handed FROM code k LEFT JOIN handed_code h ON h.code_id = k.id
      WHERE k.kind = 'REDEMPTION' AND k.id IN (${marks}) ORDER BY k.id`,
  );
  const wanted = (row: CodeRow) => handing.get(idFromBytes('cod', row.id)) ?? null;
  const changing = found.filter((row) => row.handed_to !== wanted(row) || Number(row.is_handed) !== (wanted(row) === null ? 0 : HANDED));
  const [given, free] = [changing.filter((row) => wanted(row) !== null), changing.filter((row) => wanted(row) === null)];
  await runIn(tx, changing.map(({ id }) => id), (marks) => `DELETE FROM handed_code WHERE code_id IN (${marks})`);
  await insertRows(
    tx,
    'handed_code',
    ['code_id', 'batch_id', 'handed_to', 'handed_key', 'handed_at'],
    given.map((row) => [row.id, row.batch_id, wanted(row), sortKey(wanted(row)!, LONGEST_HANDED_TO), timeText(act.now)]),
  );
  await runIn(tx, given.map(({ id }) => id), (marks) => `UPDATE code SET standing = standing - MOD(standing, 2) + ${HANDED} WHERE id IN (${marks})`);
  await runIn(tx, free.map(({ id }) => id), (marks) => `UPDATE code SET standing = standing - MOD(standing, 2) WHERE id IN (${marks})`);
  await recordHistory(tx, act, changing.map((row) => deedOf(row, wanted(row))));
}

function deedOf(row: CodeRow, handedTo: string | null): Deed {
  const [what, done] = handedTo === null ? (['taken_back', 'Noted that nobody has'] as const) : (['handed_out', 'Noted to whom was handed'] as const);
  return { action: `redemption_code.${what}`, clientId: idFromBytes('cli', row.client_id), subject: idFromBytes('bat', row.batch_id), summary: `${done} the redemption code ${row.code}.` };
}

/** Forgets to whom codes were handed that people redeemed, or that were handed to their addresses. That they were handed stays. */
export async function forgetHanded(tx: Tx, people: readonly LearnerId[]): Promise<void> {
  const ids = people.map(idBytes);
  const addresses = await rowsIn<{ email: string }>(tx, ids, (marks) => `SELECT email FROM learner WHERE erased_at IS NULL AND id IN (${marks})`);
  const keys = addresses.map(({ email }) => sortKey(email, LONGEST_HANDED_TO));
  const handed = await rowsIn<{ code_id: Buffer }>(tx, keys, (marks) => `SELECT code_id FROM handed_code WHERE handed_key IN (${marks})`);
  const redeemed = await rowsIn<{ code_id: Buffer }>(tx, ids, (marks) => `SELECT code_id FROM redemption WHERE learner_id IN (${marks})`);
  await runInPortions(tx, [...handed, ...redeemed].map((row) => row.code_id), (marks) => `DELETE FROM handed_code WHERE code_id IN (${marks})`);
}
