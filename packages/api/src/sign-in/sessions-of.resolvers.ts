import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ForEveryone } from '../kernel/audience.js';
import type { RequestContext } from '../kernel/request-context.js';
import { LearnerViewer } from '../learners/learners.api.js';
import { StaffType } from '../staff/staff.api.js';
import type { OwnSessions } from './own-sessions.js';
import { SessionType } from './session.types.js';

/** LearnerViewer.sessions. */
@Resolver(() => LearnerViewer)
export class LearnerSessionsResolver {
  readonly #sessions: OwnSessions;

  constructor({ sessions }: { readonly sessions: OwnSessions }) {
    this.#sessions = sessions;
  }

  @FieldResolver(() => [SessionType], { description: 'Where they are signed in, at most 100, the last used first.' })
  sessions(@Ctx() ctx: RequestContext): Promise<SessionType[]> {
    return this.#sessions.list(ctx);
  }
}

/** Staff.sessions. */
@Resolver(() => StaffType)
export class StaffSessionsResolver {
  readonly #sessions: OwnSessions;

  constructor({ sessions }: { readonly sessions: OwnSessions }) {
    this.#sessions = sessions;
  }

  @ForEveryone()
  @FieldResolver(() => [SessionType], { description: 'Where they are signed in, at most 100, the last used first; empty for anybody but whoever asks.' })
  async sessions(@Root() { id }: StaffType, @Ctx() ctx: RequestContext): Promise<SessionType[]> {
    return ctx.viewer.kind === 'staff' && ctx.viewer.staffId === id ? this.#sessions.list(ctx) : [];
  }
}
