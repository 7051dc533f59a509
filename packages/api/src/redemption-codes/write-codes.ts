import { standingOf, setLimit } from '../allowances/allowances.api.js';
import { timeText } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, newId, type AllowanceId, type BatchId, type ClientId, type CodeId, type Id, type IdType, type StaffId } from '../kernel/ids.js';
import { rows, run, type SqlValue } from '../kernel/sql.js';
import type { DrawnCode } from './draw-codes.js';

/** The batch codes are written for, under its lock. */
export interface TargetBatch {
  readonly id: BatchId;
  readonly clientId: ClientId;
  readonly uses: AllowanceId;
  /** Who makes the codes. */
  readonly by: StaffId;
}

/** Codes to be written. */
export interface Written {
  readonly codes: readonly DrawnCode[];
  /** True for codes Portico made: they are unique on the site. */
  readonly generated: boolean;
  readonly now: Date;
  /** The id of the first, made outside of what may run again: by it a call knows its own work. Left out: made here. */
  readonly first?: CodeId;
}

/** Rows of one statement: more costs memory and gains nothing (docs/adr/0027). */
const AT_ONCE = 1_000;

/**
 * Writes codes of a batch, and raises its limit by as many. What is the same for all of them stands in the statement itself: to
 * send and read it a thousand times takes longer than to write the rows. A code that is there already makes the whole
 * transaction run again: whoever drew it draws another.
 */
export async function writeCodes(tx: Tx, batch: TargetBatch, { codes, generated, now, first }: Written): Promise<void> {
  const same = [
    hex(batch.clientId), "'REDEMPTION'", "''", '1', hex(batch.uses), 'NULL', 'NULL', 'NULL', `'${timeText(now)}'`, hex(batch.by), hex(batch.id), '0',
  ].join(', ');
  const row = `(?, ?, ?, ?, ${same})`;
  for (let at = 0; at < codes.length; at += AT_ONCE) {
    const part = codes.slice(at, at + AT_ONCE);
    const values = part.flatMap(({ text, foldedKey }, n): SqlValue[] => [idBytes(at + n === 0 && first !== undefined ? first : newId('cod')), text, foldedKey, generated ? foldedKey : null]);
    await run(tx, `INSERT INTO code (${COLUMNS}) VALUES ${part.map(() => row).join(', ')}`, values);
  }
  const before = (await standingOf(tx, [batch.uses])).get(batch.uses)?.maxTaken ?? 0;
  await setLimit(tx, batch.uses, before + codes.length);
}

const COLUMNS = `id, code, folded_key, generated_key, client_id, kind, label, enabled, use_allowance_id, starts_at, expires_at, email_domains, created_at, created_by,
  batch_id, standing`;

/** An id as both databases write bytes. */
function hex(id: Id<IdType>): string {
  return `x'${idBytes(id).toString('hex')}'`;
}

/** Keys of a client's deleted codes, which are given to no other: of those that are as long as a code to come. */
export async function retiredKeys(tx: Tx, client: ClientId, symbols: number): Promise<ReadonlySet<string>> {
  const found = await rows<{ folded_key: string }>(tx, 'SELECT folded_key FROM retired_code WHERE client_id = ? AND LENGTH(folded_key) = ?', [idBytes(client), symbols]);
  return new Set(found.map((row) => row.folded_key));
}
