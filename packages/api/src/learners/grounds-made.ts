import type { Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type GroundId, type LearnerId } from '../kernel/ids.js';
import { rowsIn } from '../kernel/sql.js';
import { holdsSeat } from './access.entity.js';
import type { AdmissionMemory } from './admit-learners.js';
import type { AdmissionPlan } from './admission-plan.js';

/**
 * The grounds an admission to one place wrote, by learner, so that these and no others can be withdrawn. Without those of
 * people who held a seat there before and got more of it: what they had would be withdrawn too.
 */
export async function groundsMadeBy(tx: Tx, plan: AdmissionPlan, memory: AdmissionMemory): Promise<Map<LearnerId, GroundId>> {
  const improved = new Set(plan.gains.filter(({ before }) => before !== undefined && holdsSeat(before.status)).map(({ person }) => person));
  const asked = new Map(plan.grounds.filter(({ person }) => !improved.has(person)).map((ground) => [memory.groundOf(ground), ground.person]));
  const found = await rowsIn<{ id: Buffer }>(tx, [...asked.keys()].map(idBytes), (marks) => `SELECT id FROM access_ground WHERE id IN (${marks})`);
  return new Map(found.map((row) => idFromBytes('gnd', row.id)).map((id) => [asked.get(id)!, id]));
}
