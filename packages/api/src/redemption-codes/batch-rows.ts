import { Named, type Told } from '../history/history.api.js';
import { readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import type { Reader, Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type AllowanceId, type BatchId, type ClientId, type SublicenseId } from '../kernel/ids.js';
import { rows, run } from '../kernel/sql.js';

/** A batch under its lock: nobody else changes it, or adds codes to it, until the transaction ends. */
export interface LockedBatch {
  readonly id: BatchId;
  readonly clientId: ClientId;
  readonly uses: AllowanceId;
  readonly label: string;
  readonly purchaseReference: string | null;
  readonly origin: 'GENERATED' | 'UPLOADED';
  readonly prefix: string | null;
  readonly length: number | null;
  readonly state: 'MAKING' | 'MADE';
  readonly startsAt: Date | null;
  readonly expiresAt: Date | null;
  readonly accessDays: number | null;
}

interface BatchRow extends Pick<LockedBatch, 'label' | 'origin' | 'prefix' | 'length' | 'state'> {
  client_id: Buffer;
  use_allowance_id: Buffer;
  purchase_reference: string | null;
  starts_at: StoredTime | null;
  expires_at: StoredTime | null;
  access_days: number | null;
}

/** Locks a batch; undefined when it is gone. */
export async function lockBatch(tx: Tx, id: BatchId): Promise<LockedBatch | undefined> {
  const locked = await run(tx, 'UPDATE redemption_code_batch SET label = label WHERE id = ?', [idBytes(id)]);
  if (locked === 0) return undefined;
  const [row] = await rows<BatchRow>(
    tx,
    `SELECT client_id, use_allowance_id, label, purchase_reference, origin, prefix, length, state, starts_at, expires_at, access_days
      FROM redemption_code_batch WHERE id = ?`,
    [idBytes(id)],
  );
  const { client_id, use_allowance_id, purchase_reference, starts_at, expires_at, access_days, ...same } = row!;
  return {
    ...same,
    id,
    clientId: idFromBytes('cli', client_id),
    uses: idFromBytes('alw', use_allowance_id),
    purchaseReference: purchase_reference,
    startsAt: readTimeOrNull(starts_at),
    expiresAt: readTimeOrNull(expires_at),
    accessDays: access_days,
  };
}

/** What a batch is set to, as history tells it, and which sublicenses its codes open. */
export interface BatchSettings {
  readonly fields: { readonly [field: string]: Told };
  readonly opens: readonly SublicenseId[];
}

/** Reads {@link BatchSettings} by the names the API has for them. */
export async function settingsOf(reader: Reader, batch: Pick<LockedBatch, 'id' | 'label' | 'purchaseReference' | 'startsAt' | 'expiresAt' | 'accessDays'>): Promise<BatchSettings> {
  const { id, label, purchaseReference, startsAt, expiresAt, accessDays } = batch;
  const opened = await rows<{ id: Buffer; name: string }>(
    reader,
    'SELECT s.id, s.name FROM redemption_code_batch_sublicense ks JOIN sublicense s ON s.id = ks.sublicense_id WHERE ks.batch_id = ? ORDER BY s.id',
    [idBytes(id)],
  );
  const sublicenses = opened.map((one) => new Named(idFromBytes('sub', one.id), one.name));
  return { fields: { label, purchaseReference, startsAt, expiresAt, accessDays, sublicenses }, opens: opened.map((one) => idFromBytes('sub', one.id)) };
}
