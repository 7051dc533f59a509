import { readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, type CodeId, type LearnerId, type RedemptionId } from '../kernel/ids.js';
import { rows, rowsIn } from '../kernel/sql.js';

/** A learner's earlier use of a code, and what became of the access it gave. */
export interface EarlierRedemption {
  readonly id: RedemptionId;
  readonly standing: 'HELD' | 'ENDED' | 'REVOKED';
}

interface GivenRow {
  source_id: Buffer;
  status: string;
  own_ends_at: StoredTime | null;
  membership_status: string;
}

/** The learner's earlier redemptions of these codes. */
export async function earlierRedemptions(
  reader: Reader,
  learner: LearnerId,
  { codes, now }: { readonly codes: readonly CodeId[]; readonly now: Date },
): Promise<Map<CodeId, EarlierRedemption>> {
  const redeemed = await rowsIn<{ id: Buffer; code_id: Buffer }>(
    reader,
    codes.map(idBytes),
    (marks) => `SELECT id, code_id FROM redemption WHERE learner_id = ? AND code_id IN (${marks})`,
    [idBytes(learner)],
  );
  if (redeemed.length === 0) return new Map();
  const given = await givenTo(reader, learner);
  return new Map(
    redeemed.map((row) => {
      const here = given.filter((one) => one.source_id.equals(row.code_id));
      return [idFromBytes('cod', row.code_id), { id: idFromBytes('red', row.id), standing: standingOf(here, now) }];
    }),
  );
}

/** By the learner, not by the code: a code can have let in a million. */
function givenTo(reader: Reader, learner: LearnerId): Promise<GivenRow[]> {
  return rows<GivenRow>(
    reader,
    `SELECT g.source_id, a.status, a.own_ends_at, m.status AS membership_status
      FROM membership m JOIN access a ON a.membership_id = m.id JOIN access_ground g ON g.access_id = a.id
      WHERE m.learner_id = ?`,
    [idBytes(learner)],
  );
}

function standingOf(given: readonly GivenRow[], now: Date): EarlierRedemption['standing'] {
  if (given.some((row) => row.membership_status === 'DISABLED')) return 'REVOKED';
  const live = given.some((row) => {
    const end = readTimeOrNull(row.own_ends_at);
    return (row.status === 'ACTIVE' || row.status === 'RESERVED') && (end === null || end > now);
  });
  if (live) return 'HELD';
  return given.some((row) => row.status === 'REVOKED') ? 'REVOKED' : 'ENDED';
}
