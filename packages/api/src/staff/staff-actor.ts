import type { StaffId } from '../kernel/ids.js';
import { load } from '../kernel/loading.js';
import type { RequestContext } from '../kernel/request-context.js';
import { staffOf } from '../kernel/viewer.js';
import { Actor } from './actor.types.js';
import { maySee } from './staff-reach.js';
import type { StaffReadModel } from './staff.read-model.js';

/** The actor a member of the staff is: their name for everybody who sees what they did, themselves for who may see them. */
export async function staffActor(ctx: RequestContext, readModel: StaffReadModel, id: StaffId): Promise<Actor> {
  const member = await load(ctx, readModel.byId, id);
  if (member === undefined) return new Actor('STAFF', 'Former staff');
  const isSeen = !member.isRemoved && maySee(staffOf(ctx.viewer), id, await load(ctx, readModel.reachOf, id));
  return new Actor('STAFF', member.name, isSeen ? { staff: member } : {});
}
