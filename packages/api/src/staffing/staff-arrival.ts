import { actOf } from '../kernel/act.js';
import type { Database, Reader } from '../kernel/database.js';
import { linkTokenHash } from '../kernel/link-token.js';
import type { Passwords } from '../kernel/passwords.js';
import { invalid, Refusal } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import { InviteNotUsable } from '../invites/invites.api.js';
import type { SessionStarter } from '../sign-in/sign-in.api.js';
import type { StaffService } from '../staff/staff.api.js';
import { acceptInvite, inviteByHash } from './staff-invites.js';
import type { AcceptStaffInviteInput } from './staffing.inputs.js';
import { colleagueById, type Colleague } from './turn.js';

/** What {@link StaffArrival} works with. */
export interface StaffArrivalParts {
  readonly database: Database;
  readonly passwords: Passwords;
  readonly staff: StaffService;
  readonly starter: Pick<SessionStarter, 'start'>;
}

/** A link that can be followed as things stand. */
interface Usable {
  readonly tokenHash: Buffer;
  readonly member: Colleague;
  readonly expiresAt: Date;
}

/** How somebody who was asked in comes: the link is looked at, the password hashed, then one transaction uses the link up, lets them in and starts the session. */
export class StaffArrival {
  readonly #parts: StaffArrivalParts;

  constructor(parts: StaffArrivalParts) {
    this.#parts = parts;
  }

  /** Whom a link asks in; uses nothing up. @throws Refusal InviteNotUsable */
  async look(reader: Reader, token: string, now: Date): Promise<Usable> {
    const tokenHash = linkTokenHash('stf', token);
    const invite = tokenHash === null ? undefined : await inviteByHash(reader, tokenHash);
    if (tokenHash === null || invite === undefined) throw new Refusal(new InviteNotUsable('UNKNOWN'));
    if (invite.endedAs !== null) throw new Refusal(new InviteNotUsable(invite.endedAs));
    if (invite.expiresAt <= now) throw new Refusal(new InviteNotUsable('EXPIRED'));
    const member = await colleagueById(reader, invite.staffId);
    if (member === undefined || member.removedAt !== null) throw new Refusal(new InviteNotUsable('CANCELLED'));
    return { tokenHash, member, expiresAt: invite.expiresAt };
  }

  /** @throws Refusal InviteNotUsable, InvalidInput for a password that will not do */
  async accept(ctx: RequestContext, { token, name, password }: AcceptStaffInviteInput): Promise<void> {
    const { database, passwords, staff, starter } = this.#parts;
    const { tokenHash, member } = await this.look(database.reader, token, ctx.clock.now());
    const wrong = await passwords.problem(password, [member.email, name, member.name]);
    if (wrong !== null) throw invalid('password', wrong);
    const passwordHash = await passwords.hash(password);
    const { id } = member;
    const act = actOf(ctx, { kind: 'STAFF', id });
    await starter.start(ctx, { kind: 'staff', id }, {
      before: async (tx) => {
        await staff.awaitTurn(tx, id);
        if (!(await acceptInvite(tx, tokenHash, act.now))) {
          await this.look(tx, token, act.now);
          throw new Refusal(new InviteNotUsable('UNKNOWN'));
        }
        await staff.join(tx, act, id, { name, passwordHash });
      },
    });
  }
}
