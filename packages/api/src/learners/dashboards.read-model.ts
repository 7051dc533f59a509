import { earliest, readTimeOrNull, type StoredTime } from '../kernel/clock.js';
import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, type AccessId, type ClientId, type LearnerId, type SublicenseId } from '../kernel/ids.js';
import { rows } from '../kernel/sql.js';
import { holdsSeat, type AccessState } from './access.entity.js';
import { DashboardStatus } from './dashboards.types.js';

/** What a dashboard is made of: one access with its place. */
export interface DashboardFacts {
  readonly accessId: AccessId;
  readonly clientId: ClientId;
  readonly sublicenseId: SublicenseId;
  readonly sublicense: string;
  readonly status: DashboardStatus;
  /** When it ended, was taken away or disabled; null as long as it is open. */
  readonly since: Date | null;
  readonly expiresAt: Date | null;
}

interface DashboardRow {
  id: Buffer;
  client_id: Buffer;
  sublicense_id: Buffer;
  sublicense: string;
  status: AccessState;
  disabled_from: string | null;
  own_ends_at: StoredTime | null;
  ended_at: StoredTime | null;
  revoked_at: StoredTime | null;
  sublicense_ends_at: StoredTime | null;
  client_ends_at: StoredTime | null;
  client_disabled_at: StoredTime | null;
  membership_disabled_at: StoredTime | null;
}

/**
 * One row for every sublicense the learner holds or once held, open ones first. A seat that is held for them, but not by a
 * code of their own, is not shown: whoever opened an account on somebody else's address learns nothing of what that person is given.
 */
export async function dashboardsOf(reader: Reader, learner: LearnerId, now: Date): Promise<DashboardFacts[]> {
  const found = await rows<DashboardRow>(
    reader,
    `SELECT a.id, m.client_id, a.sublicense_id, s.name AS sublicense, a.status, a.disabled_from, a.own_ends_at, a.ended_at, a.revoked_at,
        s.expires_at AS sublicense_ends_at, c.expires_at AS client_ends_at,
        c.disabled_at AS client_disabled_at, m.disabled_at AS membership_disabled_at
      FROM membership m JOIN access a ON a.membership_id = m.id
      JOIN sublicense s ON s.id = a.sublicense_id JOIN client c ON c.id = m.client_id
      WHERE m.learner_id = ? AND (a.status <> 'RESERVED' OR EXISTS (SELECT 1 FROM access_ground g
        WHERE g.access_id = a.id AND g.withdrawn_at IS NULL AND g.door IN ('REGISTRATION_CODE', 'REDEMPTION_CODE'))) ORDER BY a.id`,
    [idBytes(learner)],
  );
  const facts = found.map((row) => factsOf(row, now));
  return [...facts.filter((one) => one.status === 'OPEN'), ...facts.filter((one) => one.status !== 'OPEN')];
}

function factsOf(row: DashboardRow, now: Date): DashboardFacts {
  const end = earliest(readTimeOrNull(row.own_ends_at), readTimeOrNull(row.sublicense_ends_at), readTimeOrNull(row.client_ends_at));
  return {
    accessId: idFromBytes('acc', row.id),
    clientId: idFromBytes('cli', row.client_id),
    sublicenseId: idFromBytes('sub', row.sublicense_id),
    sublicense: row.sublicense,
    expiresAt: end,
    ...stateOf(row, end, now),
  };
}

/** The reason that weighs most is the one told: staff's word before an end. */
function stateOf(row: DashboardRow, end: Date | null, now: Date): Pick<DashboardFacts, 'status' | 'since'> {
  if (row.status === 'REVOKED') return { status: DashboardStatus.REVOKED, since: readTimeOrNull(row.revoked_at) };
  const disabledAt = readTimeOrNull(row.client_disabled_at) ?? readTimeOrNull(row.membership_disabled_at);
  const live = holdsSeat(row.status) || row.disabled_from !== null;
  if (live && disabledAt !== null) return { status: DashboardStatus.DISABLED, since: disabledAt };
  if (end !== null && end <= now) return { status: DashboardStatus.ENDED, since: end };
  if (row.status === 'ENDED') return { status: DashboardStatus.ENDED, since: readTimeOrNull(row.ended_at) };
  return { status: row.status === 'RESERVED' ? DashboardStatus.WAITING_FOR_PROOF : DashboardStatus.OPEN, since: null };
}
