import { recordHistory, type Deed } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type BatchId, type CodeId } from '../kernel/ids.js';
import { rowsIn, runIn } from '../kernel/sql.js';
import type { CodeKind } from './code.entity.js';
import { SWITCHED_OFF } from './code-standing.js';

/** What is to be switched on or off, and by whom. */
export interface Switch {
  readonly enabled: boolean;
  readonly act: Act;
}

interface CodeRow {
  id: Buffer;
  kind: CodeKind;
  client_id: Buffer;
  code: string;
  only: Buffer | null;
}

/** The one sublicense something opens; NULL when it opens several. */
const onlyOf = (table: string, where: string) => `(SELECT CASE WHEN COUNT(*) = 1 THEN MIN(ks.sublicense_id) END FROM ${table} ks WHERE ${where})`;

/** Switches codes of either kind on or off, one by one. */
export async function switchCodes(tx: Tx, ids: readonly CodeId[], { enabled, act }: Switch): Promise<void> {
  await runIn(tx, ids.map(idBytes), (marks) => `UPDATE code SET label = label WHERE id IN (${marks})`);
  const own = onlyOf('code_sublicense', 'ks.code_id = k.id');
  const shared = onlyOf('redemption_code_batch_sublicense', 'ks.batch_id = k.batch_id');
  const found = await rowsIn<CodeRow>(
    tx,
    ids.map(idBytes),
    (marks) => `SELECT k.id, k.kind, k.client_id, k.code, COALESCE(${shared}, ${own}) AS only FROM code k WHERE k.enabled <> ? AND k.id IN (${marks})`,
    [enabled],
  );
  // The standing of a registration code is null and stays so.
  const mark = enabled ? `- ${SWITCHED_OFF}` : `+ ${SWITCHED_OFF}`;
  await runIn(tx, found.map((row) => row.id), (marks) => `UPDATE code SET enabled = ?, standing = standing ${mark} WHERE id IN (${marks})`, [enabled]);
  const deeds = found.map((row): Deed => {
    const kind = row.kind === 'REGISTRATION' ? 'registration' : 'redemption';
    return { ...where(row), action: `${kind}_code.${done(enabled)}`, subject: idFromBytes('cod', row.id), summary: `${said(enabled)} the ${kind} code ${row.code}.` };
  });
  await recordHistory(tx, act, deeds);
}

interface BatchRow {
  id: Buffer;
  client_id: Buffer;
  label: string;
  only: Buffer | null;
}

/** Switches batches on or off, and with them all of their codes: one row each, however many codes there are. */
export async function switchBatches(tx: Tx, ids: readonly BatchId[], { enabled, act }: Switch): Promise<void> {
  await runIn(tx, ids.map(idBytes), (marks) => `UPDATE redemption_code_batch SET label = label WHERE id IN (${marks})`);
  const found = await rowsIn<BatchRow>(
    tx,
    ids.map(idBytes),
    (marks) => `SELECT b.id, b.client_id, b.label, ${onlyOf('redemption_code_batch_sublicense', 'ks.batch_id = b.id')} AS only FROM redemption_code_batch b WHERE b.enabled <> ? AND b.id IN (${marks})`,
    [enabled],
  );
  await runIn(tx, found.map((row) => row.id), (marks) => `UPDATE redemption_code_batch SET enabled = ? WHERE id IN (${marks})`, [enabled]);
  const deeds = found.map((row): Deed => ({
    ...where(row),
    action: `redemption_code_batch.${done(enabled)}`,
    subject: idFromBytes('bat', row.id),
    summary: `${said(enabled)} the batch of redemption codes "${row.label}".`,
  }));
  await recordHistory(tx, act, deeds);
}

function where({ client_id, only }: Pick<CodeRow, 'client_id' | 'only'>): Pick<Deed, 'clientId' | 'sublicenseId'> {
  return { clientId: idFromBytes('cli', client_id), sublicenseId: only === null ? undefined : idFromBytes('sub', only) };
}

const done = (enabled: boolean) => (enabled ? 'enabled' : 'disabled');
const said = (enabled: boolean) => (enabled ? 'Switched on' : 'Switched off');
