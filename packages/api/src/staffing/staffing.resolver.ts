import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { ChangesViewer } from '../kernel/audience.js';
import type { Database } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import type { StaffId } from '../kernel/ids.js';
import { load } from '../kernel/loading.js';
import { Allow, anyone, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { staffOf } from '../kernel/viewer.js';
import type { CurrentSettings } from '../settings/settings.api.js';
import { readViewer, SignedIn } from '../sign-in/sign-in.api.js';
import { StaffType, type StaffReadModel } from '../staff/staff.api.js';
import type { StaffArrival } from './staff-arrival.js';
import type { StaffDesk } from './staff-desk.js';
import { inviteEnds } from './staff-invites.js';
import { AcceptStaffInviteInput, InviteStaffInput, RemoveStaffInput, UpdateStaffInput } from './staffing.inputs.js';
import { AcceptStaffInviteResult, InviteStaffResult, StaffInvitation, StaffInvitationResult, StaffInvited, StaffUpdated, UpdateStaffResult } from './staffing.types.js';

/** What {@link StaffingResolver} works with. */
export interface StaffingResolverParts {
  readonly database: Database;
  readonly desk: StaffDesk;
  readonly arrival: StaffArrival;
  readonly readStaff: StaffReadModel;
  readonly settings: Pick<CurrentSettings, 'get'>;
}

/** Who comes to work here, and who leaves. */
@Resolver()
export class StaffingResolver {
  readonly #parts: StaffingResolverParts;

  constructor(parts: StaffingResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN'), InviteStaffResult)
  @Mutation(() => InviteStaffResult, {
    description: 'Asks somebody into the staff by a mailed link, which works once and as long as invites do. Nobody gives more than they have: client admins every role but the owner\'s, on clients they have whole. Asking in an address that has not accepted yet replaces the link, the role and what was given.',
  })
  async inviteStaff(@Arg('input', () => InviteStaffInput, { description: 'Whom, as what.' }) input: InviteStaffInput, @Ctx() ctx: RequestContext): Promise<typeof InviteStaffResult> {
    return new StaffInvited(await this.#member(ctx, await this.#parts.desk.invite(ctx, input)));
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN'), UpdateStaffResult)
  @Mutation(() => UpdateStaffResult, { description: 'Gives somebody of the staff another role, other clients or sublicenses; at once. Nobody gives more than they have, changes themselves, or takes the last owner\'s role.' })
  async updateStaff(@Arg('input', () => UpdateStaffInput, { description: 'Whom, and what they are to do.' }) input: UpdateStaffInput, @Ctx() ctx: RequestContext): Promise<typeof UpdateStaffResult> {
    return new StaffUpdated(await this.#member(ctx, await this.#parts.desk.update(ctx, input)));
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN'), UpdateStaffResult)
  @Mutation(() => UpdateStaffResult, { description: 'Removes somebody from the staff, or takes their invite back: sessions and links end at once, history keeps their name. Not oneself, and not the last owner.' })
  async removeStaff(@Arg('input', () => RemoveStaffInput, { description: 'Whom.' }) input: RemoveStaffInput, @Ctx() ctx: RequestContext): Promise<typeof UpdateStaffResult> {
    await this.#parts.desk.remove(ctx, input);
    return new StaffUpdated(null);
  }

  @Allow(anyone, StaffInvitationResult)
  @Query(() => StaffInvitationResult, { description: 'Whom a link asks into the staff, or why it cannot be accepted. Uses nothing up.' })
  async staffInvitation(@Arg('token', () => String, { description: 'The token of the link: what follows `#invite=`.' }) token: string, @Ctx() ctx: RequestContext): Promise<typeof StaffInvitationResult> {
    const { database, arrival, settings } = this.#parts;
    const { member, expiresAt } = await arrival.look(database.reader, token, ctx.clock.now());
    const { email, name, role } = member;
    return Object.assign(new StaffInvitation(), { email, name, role, expiresAt, siteName: (await settings.get()).siteName });
  }

  @ChangesViewer()
  @Allow(anyone, AcceptStaffInviteResult)
  @Mutation(() => AcceptStaffInviteResult, { description: 'Joins the staff by a mailed link, which works once: sets name and password, and signs in.' })
  async acceptStaffInvite(@Arg('input', () => AcceptStaffInviteInput, { description: 'The link, and the person.' }) input: AcceptStaffInviteInput, @Ctx() ctx: RequestContext): Promise<typeof AcceptStaffInviteResult> {
    await this.#parts.arrival.accept(ctx, input);
    return new SignedIn(await readViewer(ctx, this.#parts.readStaff));
  }

  /** @throws NotFound when they went out of the sight of whoever asks meanwhile, or since a call with a key was made first */
  async #member(ctx: RequestContext, id: StaffId): Promise<StaffType> {
    const member = await this.#parts.readStaff.visible(staffOf(ctx.viewer), id);
    if (member === undefined) throw new NotFound('staff');
    return member;
  }
}

/** Staff.inviteExpiresAt. */
@Resolver(() => StaffType)
export class StaffInviteFields {
  readonly #ends: (ids: readonly StaffId[]) => Promise<Map<StaffId, Date>>;

  constructor({ database }: { readonly database: Database }) {
    this.#ends = (ids) => inviteEnds(database.reader, ids);
  }

  @FieldResolver(() => Date, { nullable: true, description: 'Until when the link of somebody who is asked in works, past when it has expired; null for whoever works here.' })
  async inviteExpiresAt(@Root() member: StaffType, @Ctx() ctx: RequestContext): Promise<Date | null> {
    return (await load(ctx, this.#ends, member.id)) ?? null;
  }
}
