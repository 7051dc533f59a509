import { readTime, type StoredTime } from '../kernel/clock.js';
import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, type AccessId, type IdType } from '../kernel/ids.js';
import { rowsIn } from '../kernel/sql.js';
import type { Door } from '../kernel/door.js';
import { byKey } from './learners.read-model.js';
import { AccessGroundType } from './learners.types.js';

/** The type of thing behind a door's grounds. */
const SOURCE_TYPES: Partial<Record<Door, IdType>> = { STAFF: 'stf', REGISTRATION_CODE: 'cod', REDEMPTION_CODE: 'cod', INVITE: 'inv' };

/** What the doors of codes are called. */
const CODES: Partial<Record<Door, string>> = { REGISTRATION_CODE: 'Registration code', REDEMPTION_CODE: 'Redemption code' };

/** True when a code is behind a ground of this door. */
export function isOfCode(door: Door): boolean {
  return CODES[door] !== undefined;
}

interface GroundRow {
  id: Buffer;
  access_id: Buffer;
  door: Door;
  source_id: Buffer;
  since: StoredTime;
  staff_name: string | null;
  code: string | null;
}

/** What stands behind accesses, oldest first; withdrawn grounds are left out. */
export async function groundsOfAccesses(reader: Reader, ids: readonly AccessId[]): Promise<Map<AccessId, AccessGroundType[]>> {
  const found = await rowsIn<GroundRow>(
    reader,
    ids.map(idBytes),
    (marks) => `SELECT g.id, g.access_id, g.door, g.source_id, g.since, t.name AS staff_name, k.code
      FROM access_ground g
      LEFT JOIN staff t ON g.door = 'STAFF' AND t.id = g.source_id
      LEFT JOIN code k ON g.door IN ('REGISTRATION_CODE', 'REDEMPTION_CODE') AND k.id = g.source_id
      WHERE g.withdrawn_at IS NULL AND g.access_id IN (${marks}) ORDER BY g.since, g.id`,
  );
  return byKey(found.map(readGround), (ground) => ground.accessId);
}

function readGround(row: GroundRow): AccessGroundType {
  const type = SOURCE_TYPES[row.door];
  return Object.assign(new AccessGroundType(), {
    id: idFromBytes('gnd', row.id),
    accessId: idFromBytes('acc', row.access_id),
    sourceId: type === undefined ? null : idFromBytes<IdType>(type, row.source_id),
    door: row.door,
    since: readTime(row.since),
    label: labelOf(row),
  });
}

function labelOf(row: GroundRow): string {
  if (row.door === 'INVITE') return 'Invited';
  const kind = CODES[row.door];
  if (kind !== undefined) return row.code === null ? kind : `${kind} ${row.code}`;
  return row.staff_name === null ? 'Given by staff' : `Given by ${row.staff_name}`;
}

/** The same ground for staff who do not look after the code behind it. */
export function withoutSource(ground: AccessGroundType): AccessGroundType {
  return Object.assign(new AccessGroundType(), ground, { sourceId: null, label: CODES[ground.door] });
}

/** The same ground as a learner may read it: the people and things behind it stay the client's own. */
export function asLearnerReads(ground: AccessGroundType): AccessGroundType {
  const label = ground.door === 'STAFF' ? 'Given by your administrator' : ground.label;
  return Object.assign(new AccessGroundType(), ground, { sourceId: null, label });
}
