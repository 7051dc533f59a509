import { changesBetween, recordHistory } from '../history/history.api.js';
import { actOf, type Act } from '../kernel/act.js';
import type { Database, Tx } from '../kernel/database.js';
import { readEmail, type Email } from '../kernel/email.js';
import { NotFound } from '../kernel/faults.js';
import type { Idempotency } from '../kernel/idempotency.js';
import { newId, type OutboxId, type StaffId } from '../kernel/ids.js';
import { linkTokenHash, newLinkToken } from '../kernel/link-token.js';
import { idFrom } from '../kernel/outside-ids.js';
import { invalid, NotAllowedNow, Refusal } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import type { Sessions } from '../kernel/sessions.js';
import { staffOf, type SignedInStaff } from '../kernel/viewer.js';
import type { Post } from '../mails/mails.api.js';
import type { CurrentSettings } from '../settings/settings.api.js';
import { closeLinksOf } from '../sign-in/sign-in.api.js';
import { maySee, reachOf, ROLE_WORDS, type StaffReadModel, type StaffService } from '../staff/staff.api.js';
import { givenTo, toldGiven } from './given.js';
import type { Posts, ReadPost } from './posts.js';
import { endInvites, insertInvite, inviteByHash } from './staff-invites.js';
import type { InviteStaffInput, RemoveStaffInput, UpdateStaffInput } from './staffing.inputs.js';
import { colleague, colleagueAt, refuseLastOwner, takeTurn, type Colleague } from './turn.js';

const DAY = 86_400_000;

/** What {@link StaffDesk} works with. */
export interface StaffDeskParts {
  readonly database: Database;
  readonly idempotency: Idempotency;
  readonly staff: StaffService;
  readonly readStaff: StaffReadModel;
  readonly posts: Posts;
  readonly sessions: Pick<Sessions, 'endOf'>;
  readonly settings: Pick<CurrentSettings, 'get'>;
  readonly post: Post;
}

/** Somebody about to be asked in, with all that is made outside of what may run again. */
interface Asked {
  readonly id: StaffId;
  readonly email: Email;
  readonly name: string;
  readonly mailId: OutboxId;
  readonly token: string;
  readonly expiresAt: Date;
  readonly act: Act;
}

/** Asks people in, changes what they may do, and removes them. */
export class StaffDesk {
  readonly #parts: StaffDeskParts;

  constructor(parts: StaffDeskParts) {
    this.#parts = parts;
  }

  /** @throws Refusal InvalidInput; NotFound for what whoever asks does not see */
  async invite(ctx: RequestContext, input: InviteStaffInput): Promise<StaffId> {
    const { idempotency, settings } = this.#parts;
    const email = readEmail(input.email);
    if (email === undefined) throw invalid('email', 'This is no e-mail address Portico can write to.');
    const act = actOf(ctx);
    const expiresAt = new Date(act.now.getTime() + (await settings.get()).inviteDays * DAY);
    const asked: Asked = { id: newId('stf'), email, name: input.name.trim(), mailId: newId('out'), token: newLinkToken('stf'), expiresAt, act };
    const { id } = await idempotency.once(ctx, { operation: 'inviteStaff', input }, async (tx) => ({ id: await this.#invite(tx, ctx, asked, input) }));
    return id;
  }

  async #invite(tx: Tx, ctx: RequestContext, asked: Asked, { role, clientIds, sublicenseIds }: InviteStaffInput): Promise<StaffId> {
    const { readStaff, posts, staff } = this.#parts;
    const asking = await takeTurn(tx, readStaff, [staffOf(ctx.viewer).staffId]);
    // A run whose COMMIT answer was lost did all of it.
    const made = await inviteByHash(tx, linkTokenHash('stf', asked.token)!);
    if (made !== undefined) return made.staffId;
    const post = await posts.read(tx, asking, { role, clientIds: clientIds ?? [], sublicenseIds: sublicenseIds ?? [] });
    const other = await colleagueAt(tx, asked.email.key);
    if (other !== undefined) await this.#again(tx, asking, { asked, other, post });
    else await staff.add(tx, { ...post, id: asked.id, email: asked.email, name: asked.name, passwordHash: null, act: asked.act });
    const id = other?.id ?? asked.id;
    await this.#mail(tx, asking, { ...asked, id, role });
    return id;
  }

  /** Somebody who was asked in before, and has not come: the newer invite holds. @throws Refusal InvalidInput for whoever is here, or was asked in by others */
  async #again(tx: Tx, asking: SignedInStaff, { asked, other, post }: { readonly asked: Asked; readonly other: Colleague; readonly post: ReadPost }): Promise<void> {
    const isTheirs = maySee(asking, other.id, (await reachOf(tx, [other.id])).get(other.id));
    if (other.isJoined || !isTheirs) throw invalid('email', 'Somebody of the staff has this address already.');
    await this.#parts.staff.rename(tx, asked.act, other.id, asked.name);
    await this.#assign(tx, asked.act, other, post);
    const deed = { action: 'staff.invited_again', clientId: null, subject: other.id, summary: `Invited to the staff again: ${ROLE_WORDS[post.role]}.` };
    await recordHistory(tx, asked.act, [deed]);
  }

  async #mail(tx: Tx, asking: SignedInStaff, { id, email, name, mailId, token, expiresAt, act, role }: Asked & Pick<ReadPost, 'role'>): Promise<void> {
    const { post } = this.#parts;
    await post.withdraw(tx, await endInvites(tx, id, { as: 'REPLACED', now: act.now }), act.now);
    await insertInvite(tx, { tokenHash: linkTokenHash('stf', token)!, staffId: id, mailId, expiresAt }, act.now);
    const inviter = await colleague(tx, asking, asking.staffId);
    const facts = { kind: 'STAFF_INVITE', name, inviter: inviter.name, role, expiresAt } as const;
    await post.write(tx, [{ id: mailId, to: { name, address: email.written }, about: null, client: null, facts, path: '/admin/', token: `invite=${token}` }], act.now);
  }

  /** @throws Refusal NotAllowedNow, InvalidInput; NotFound for what whoever asks does not see */
  async update(ctx: RequestContext, input: UpdateStaffInput): Promise<StaffId> {
    const { database, readStaff, posts } = this.#parts;
    const { id, me } = whom(ctx, input.id);
    const act = actOf(ctx);
    await database.inTransaction(async (tx) => {
      const asking = await takeTurn(tx, readStaff, [me, id]);
      const member = present(await colleague(tx, asking, id));
      if (id === me) throw new Refusal(new NotAllowedNow('Nobody changes what they may do themselves. Ask another owner or admin.'));
      const before = await givenTo(tx, id);
      const role = input.role ?? member.role;
      // An owner has the whole site: what was given one by one goes with the promotion.
      const stays = (given: readonly { readonly id: string }[]) => (role === 'OWNER' ? [] : given.map((one) => one.id));
      const post = await posts.read(tx, asking, { role, clientIds: input.clientIds ?? stays(before.clients), sublicenseIds: input.sublicenseIds ?? stays(before.sublicenses) });
      if (role !== 'OWNER') await refuseLastOwner(tx, member);
      await this.#assign(tx, act, member, post);
    });
    return id;
  }

  async #assign(tx: Tx, act: Act, { id, role }: Colleague, post: ReadPost): Promise<void> {
    const changes = changesBetween({ role, ...toldGiven(await givenTo(tx, id)) }, { role: post.role, ...toldGiven(post) });
    if (changes.length === 0) return;
    await this.#parts.staff.assign(tx, id, post);
    await recordHistory(tx, act, [{ action: 'staff.changed', clientId: null, subject: id, summary: 'Changed what a member of the staff may do, or where.', changes }]);
  }

  /** @throws Refusal NotAllowedNow; NotFound for whom whoever asks does not see */
  async remove(ctx: RequestContext, input: RemoveStaffInput): Promise<void> {
    const { database, readStaff, staff, sessions, post } = this.#parts;
    const { id, me } = whom(ctx, input.id);
    const act = actOf(ctx);
    await database.inTransaction(async (tx) => {
      const asking = await takeTurn(tx, readStaff, [me, id]);
      const member = await colleague(tx, asking, id);
      // A run whose COMMIT answer was lost did all of it.
      if (member.removedAt?.getTime() === act.now.getTime()) return;
      present(member);
      if (id === me) throw new Refusal(new NotAllowedNow('Nobody removes themselves. Ask another owner or admin.'));
      await refuseLastOwner(tx, member);
      await staff.remove(tx, act, member);
      await sessions.endOf(tx, { kind: 'staff', id }, { allBut: Buffer.alloc(0) });
      const mails = [...(await endInvites(tx, id, { as: 'CANCELLED', now: act.now })), ...(await closeLinksOf(tx, { kind: 'staff', id }, { purpose: null, now: act.now }))];
      await post.withdraw(tx, mails, act.now);
    });
  }
}

/** Who asks, and about whom. @throws NotFound */
function whom(ctx: RequestContext, text: string): { readonly id: StaffId; readonly me: StaffId } {
  return { id: idFrom('stf', text), me: staffOf(ctx.viewer).staffId };
}

/** @throws NotFound for somebody who was removed */
function present(member: Colleague): Colleague {
  if (member.removedAt !== null) throw new NotFound('staff');
  return member;
}
