import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { ChangesViewer } from '../kernel/audience.js';
import { Allow, signedIn } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { StaffReadModel } from '../staff/staff.api.js';
import { ChangePasswordInput, EndSessionsInput, UpdateProfileInput } from './account.inputs.js';
import { ProfileUpdated, UpdateProfileResult } from './account.types.js';
import type { OwnProfile } from './own-profile.js';
import type { OwnSessions } from './own-sessions.js';
import type { PasswordChange } from './password-change.js';
import { readViewer } from './read-viewer.js';

/** What {@link AccountResolver} works with. */
export interface AccountResolverParts {
  readonly staff: StaffReadModel;
  readonly profile: OwnProfile;
  readonly passwordChange: PasswordChange;
  readonly sessions: OwnSessions;
}

/** What staff and learners do for themselves. */
@Resolver()
export class AccountResolver {
  readonly #parts: AccountResolverParts;

  constructor(parts: AccountResolverParts) {
    this.#parts = parts;
  }

  @Allow(signedIn, UpdateProfileResult)
  @Mutation(() => UpdateProfileResult, { description: 'Changes the name of whoever asks: learners have firstName and lastName, staff have name. A field left out stays. Another address is theirs once they follow the link mailed to it.' })
  async updateProfile(
    @Arg('input', () => UpdateProfileInput, { description: 'What to change.' }) input: UpdateProfileInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof UpdateProfileResult> {
    await this.#parts.profile.update(ctx, input);
    return new ProfileUpdated(await readViewer(ctx, this.#parts.staff));
  }

  @Allow(signedIn, UpdateProfileResult)
  @Mutation(() => UpdateProfileResult, {
    description: 'Changes the password of whoever asks. All their other sessions and every mailed link end; the one that asks goes on with a new cookie. 30 wrong tries, one back every 20 seconds.',
  })
  async changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'The present password and the new one.' }) input: ChangePasswordInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof UpdateProfileResult> {
    await this.#parts.passwordChange.run(ctx, input);
    return new ProfileUpdated(await readViewer(ctx, this.#parts.staff));
  }

  @ChangesViewer()
  @Allow(signedIn)
  @Mutation(() => Boolean, { description: 'Ends sessions of whoever asks. Ending the one that asks signs out. Always true.' })
  async endSessions(
    @Arg('input', () => EndSessionsInput, { description: 'Which.' }) input: EndSessionsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<boolean> {
    await this.#parts.sessions.end(ctx, input.ids ?? null);
    return true;
  }
}
