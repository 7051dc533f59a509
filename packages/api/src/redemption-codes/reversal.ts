import { giveBack } from '../allowances/allowances.api.js';
import { REDEEMED } from '../codes/codes.api.js';
import { Change, recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import { readTime, type StoredTime } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, idFromBytes, type ClientId, type CodeId, type LearnerId, type RedemptionId, type SublicenseId } from '../kernel/ids.js';
import { rows, run } from '../kernel/sql.js';
import { seesSublicense, type Scope } from '../kernel/viewer.js';
import { takeTurnsOfAny, withdrawTheseGrounds } from '../learners/learners.api.js';

/** A redemption that was reversed: all that is left of it. */
export type Reversed = {
  readonly id: RedemptionId;
  readonly codeId: CodeId;
  readonly learnerId: LearnerId;
  readonly clientId: ClientId;
  readonly code: string;
  readonly redeemedAt: string;
  /** What it had given. */
  readonly gave: readonly SublicenseId[];
};

/** Remembers, outside of what may run again, what this very call reversed. */
export interface ReversalMemory {
  reversed?: Reversed;
}

/** How a redemption is taken back. */
export interface Reversing {
  readonly reason: string;
  /** What whoever asks looks after. */
  readonly scope: Scope;
  readonly act: Act;
  readonly memory: ReversalMemory;
}

interface RedeemedRow {
  code_id: Buffer;
  client_id: Buffer;
  batch_id: Buffer | null;
  kind: 'REGISTRATION' | 'REDEMPTION';
  code: string;
  use_allowance_id: Buffer;
  redeemed_at: StoredTime;
}

/**
 * Takes a redemption back: its ground goes, and with its last ground the access and the seat; the code can be used again, by the
 * same learner too.
 *
 * @throws NotFound when it was reversed meanwhile, or gave something out of the scope, whatever its code opens by now
 */
export async function reverse(tx: Tx, { id, learnerId }: { readonly id: RedemptionId; readonly learnerId: LearnerId }, { reason, scope, act, memory }: Reversing): Promise<Reversed> {
  const turn = await takeTurnsOfAny(tx, [learnerId]);
  const [row] = await rows<RedeemedRow>(
    tx,
    'SELECT r.code_id, k.client_id, k.batch_id, k.kind, k.code, k.use_allowance_id, r.redeemed_at FROM redemption r JOIN code k ON k.id = r.code_id WHERE r.id = ?',
    [idBytes(id)],
  );
  if (row === undefined && memory.reversed !== undefined) return memory.reversed;
  if (row === undefined) throw new NotFound('redemption');
  const grounds = await groundsOf(tx, row.code_id, learnerId);
  const clientId = idFromBytes('cli', row.client_id);
  const gave = grounds.map((ground) => idFromBytes('sub', ground.sublicense_id));
  if (!gave.every((sublicense) => seesSublicense(scope, clientId, sublicense))) throw new NotFound('redemption');
  memory.reversed = {
    id, learnerId, clientId, codeId: idFromBytes('cod', row.code_id), code: row.code, redeemedAt: readTime(row.redeemed_at).toISOString(), gave,
  };
  await run(tx, 'DELETE FROM redemption WHERE id = ?', [idBytes(id)]);
  if (row.kind === 'REDEMPTION') await run(tx, `UPDATE code SET standing = standing - ${REDEEMED} WHERE id = ?`, [row.code_id]);
  const subject = row.batch_id === null ? memory.reversed.codeId : idFromBytes('bat', row.batch_id);
  const summary = `Reversed a redemption of the ${row.kind.toLowerCase()} code ${row.code}.`;
  await recordHistory(tx, act, [{ action: 'redemption.reversed', clientId, subject, summary, changes: [new Change('reason', null, reason)] }]);
  await withdrawTheseGrounds(turn, { grounds: grounds.map((ground) => idFromBytes('gnd', ground.id)), clients: [clientId] }, act);
  await giveBack(tx, new Map([[idFromBytes('alw', row.use_allowance_id), 1]]));
  return memory.reversed;
}

/** The grounds a code gave somebody, withdrawn ones too, in the order of their sublicenses. */
function groundsOf(tx: Tx, code: Buffer, learner: LearnerId): Promise<{ id: Buffer; sublicense_id: Buffer }[]> {
  return rows(
    tx,
    `SELECT g.id, a.sublicense_id FROM membership m JOIN access a ON a.membership_id = m.id
      JOIN access_ground g ON g.access_id = a.id AND g.door IN ('REGISTRATION_CODE', 'REDEMPTION_CODE') AND g.source_id = ?
      WHERE m.learner_id = ? ORDER BY a.sublicense_id`,
    [code, idBytes(learner)],
  );
}
