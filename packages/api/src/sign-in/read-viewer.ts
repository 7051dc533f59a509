import { load } from '../kernel/loading.js';
import type { RequestContext } from '../kernel/request-context.js';
import { LearnerViewer } from '../learners/learners.api.js';
import type { StaffReadModel } from '../staff/staff.api.js';
import { Anonymous, type Viewer } from './viewer.types.js';

/** Who is asking, as the API shows them. */
export async function readViewer(ctx: RequestContext, staff: Pick<StaffReadModel, 'byId'>): Promise<typeof Viewer> {
  if (ctx.viewer.kind === 'learner') return new LearnerViewer(ctx.viewer.learnerId);
  if (ctx.viewer.kind === 'anonymous') return new Anonymous();
  return (await load(ctx, staff.byId, ctx.viewer.staffId)) ?? new Anonymous();
}
