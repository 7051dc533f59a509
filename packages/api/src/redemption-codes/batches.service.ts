import { createAllowance } from '../allowances/allowances.api.js';
import { requireSublicenses, refuseBackwards, type CodeOrigin } from '../codes/codes.api.js';
import { beginnings, changesBetween, recordHistory, type Change, type Deed } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import { NO_END, timeText, timeTextOrNull } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, type AllowanceId, type BatchId, type ClientId, type JobId, type StaffId, type SublicenseId } from '../kernel/ids.js';
import { sortKey } from '../kernel/keys.js';
import { withoutBeginnings, wordStarts } from '../kernel/search-words.js';
import { insertRows, rows, run } from '../kernel/sql.js';
import { lockBatch, settingsOf } from './batch-rows.js';
import type { CodeShape } from './draw-codes.js';

/** A batch about to be made; its ids are made outside whatever may run again. */
export interface NewBatch {
  readonly id: BatchId;
  readonly uses: AllowanceId;
  readonly clientId: ClientId;
  readonly label: string;
  readonly purchaseReference: string | null;
  readonly origin: CodeOrigin;
  /** How its generated codes look; null for uploaded ones. */
  readonly shape: CodeShape | null;
  readonly sublicenses: readonly SublicenseId[];
  readonly startsAt: Date | null;
  readonly expiresAt: Date | null;
  readonly accessDays: number | null;
  /** The job that makes its codes; null: they are made in this transaction. */
  readonly job: JobId | null;
  /** How many codes it is to have; 0: nobody knows yet. */
  readonly count: number;
  readonly by: StaffId;
}

/** What may change about a batch; what is undefined stays. */
export interface BatchChanges {
  readonly label?: string | undefined;
  readonly purchaseReference?: string | null | undefined;
  readonly startsAt?: Date | null | undefined;
  readonly expiresAt?: Date | null | undefined;
  readonly accessDays?: number | null | undefined;
  readonly sublicenses?: readonly SublicenseId[] | undefined;
}

/** The only writer of batches. Their codes are written by `write-codes.ts`, under the lock of their batch. */
export class BatchesService {
  /**
   * Makes a batch without codes.
   *
   * @returns false when an earlier try of this very call made it
   */
  async create(tx: Tx, batch: NewBatch, act: Act): Promise<boolean> {
    const made = await rows(tx, 'SELECT 1 AS one FROM redemption_code_batch WHERE id = ?', [idBytes(batch.id)]);
    if (made.length > 0) return false;
    await requireSublicenses(tx, batch.sublicenses);
    const { id, clientId, label, origin, shape, job, startsAt, expiresAt, accessDays, purchaseReference } = batch;
    await insertRows(tx, 'redemption_code_batch', COLUMNS, [
      [
        idBytes(id), idBytes(clientId), label, sortKey(label, 120), purchaseReference, origin, shape?.prefix ?? null, shape?.length ?? null,
        job === null ? 'MADE' : 'MAKING', true, idBytes(batch.uses), timeTextOrNull(startsAt), timeTextOrNull(expiresAt), timeText(expiresAt ?? NO_END), accessDays,
        job === null ? null : idBytes(job), timeText(act.now), idBytes(batch.by),
      ],
    ]);
    await putSublicenses(tx, id, batch.sublicenses);
    await addWords(tx, batch);
    await createAllowance(tx, { id: batch.uses, counts: 'BATCH_USES', ownerId: id, clientId }, 0);
    const { fields, opens } = await settingsOf(tx, batch);
    const done = origin === 'GENERATED' ? 'Generated' : 'Uploaded';
    await recordHistory(tx, act, [deedOf(batch, opens, { what: 'created', summary: `${done} ${batch.count === 0 ? '' : `${batch.count} `}redemption codes: "${label}".`, changes: beginnings(fields) })]);
    return true;
  }

  /** Changes a batch; what was redeemed stays as it was. */
  async update(tx: Tx, id: BatchId, { changes, act }: { readonly changes: BatchChanges; readonly act: Act }): Promise<void> {
    const before = await lockBatch(tx, id);
    if (before === undefined) throw new NotFound('batch of redemption codes');
    const was = await settingsOf(tx, before);
    const after = { ...before, ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) };
    refuseBackwards(after.startsAt, after.expiresAt);
    await run(tx, 'UPDATE redemption_code_batch SET label = ?, label_key = ?, purchase_reference = ?, starts_at = ?, expires_at = ?, expires_key = ?, access_days = ? WHERE id = ?', [
      after.label, sortKey(after.label, 120), after.purchaseReference, timeTextOrNull(after.startsAt), timeTextOrNull(after.expiresAt), timeText(after.expiresAt ?? NO_END), after.accessDays, idBytes(id),
    ]);
    await run(tx, 'DELETE FROM redemption_code_batch_word WHERE batch_id = ?', [idBytes(id)]);
    await addWords(tx, after);
    if (changes.sublicenses !== undefined) {
      await requireSublicenses(tx, changes.sublicenses);
      await run(tx, 'DELETE FROM redemption_code_batch_sublicense WHERE batch_id = ?', [idBytes(id)]);
      await putSublicenses(tx, id, changes.sublicenses);
    }
    const is = await settingsOf(tx, after);
    const changed = changesBetween(was.fields, is.fields);
    if (changed.length === 0) return;
    const opens = was.opens.length === 1 && is.opens.length === 1 && was.opens[0] === is.opens[0] ? is.opens : [];
    const summary = `Changed ${changed.map(({ field }) => field).join(', ')} of the batch of redemption codes "${before.label}".`;
    await recordHistory(tx, act, [deedOf(before, opens, { what: 'updated', summary, changes: changed })]);
  }
}

const COLUMNS = [
  'id', 'client_id', 'label', 'label_key', 'purchase_reference', 'origin', 'prefix', 'length', 'state', 'enabled', 'use_allowance_id', 'starts_at', 'expires_at', 'expires_key',
  'access_days', 'job_id', 'created_at', 'created_by',
];

/** What was done to a batch, as history tells it. */
export function deedOf(
  { id, clientId }: { readonly id: BatchId; readonly clientId: ClientId },
  opens: readonly SublicenseId[],
  { what, summary, changes }: { readonly what: 'created' | 'updated' | 'extended'; readonly summary: string; readonly changes: readonly Change[] },
): Deed {
  return { action: `redemption_code_batch.${what}`, clientId, subject: id, sublicenseId: opens.length === 1 ? opens[0] : undefined, summary, changes };
}

async function putSublicenses(tx: Tx, batch: BatchId, sublicenses: readonly SublicenseId[]): Promise<void> {
  await insertRows(tx, 'redemption_code_batch_sublicense', ['batch_id', 'sublicense_id'], sublicenses.map((id) => [idBytes(batch), idBytes(id)]));
}

async function addWords(tx: Tx, { id, clientId, label, purchaseReference }: Pick<NewBatch, 'id' | 'clientId' | 'label' | 'purchaseReference'>): Promise<void> {
  const words = withoutBeginnings([...wordStarts(label), ...wordStarts(purchaseReference ?? '')]);
  await insertRows(tx, 'redemption_code_batch_word', ['batch_id', 'word', 'client_id'], words.map((word) => [idBytes(id), word, idBytes(clientId)]));
}
