import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { SeatsExhausted } from '../allowances/allowances.api.js';
import type { ClientsReadModel } from '../clients/clients.api.js';
import { actOf } from '../kernel/act.js';
import type { Database } from '../kernel/database.js';
import { readEmail } from '../kernel/email.js';
import { NotFound } from '../kernel/faults.js';
import type { Call, Idempotency } from '../kernel/idempotency.js';
import type { InviteId } from '../kernel/ids.js';
import { idFrom, idsFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import { invalid, InvalidInput, Refusal } from '../kernel/problem.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesWholeClient } from '../kernel/viewer.js';
import { AlreadyHasAccess, invalidly, ShortOfSeats, sweepingIfFull, type LearnersReads } from '../learners/learners.api.js';
import type { Post } from '../mails/mails.api.js';
import type { Asking, InviteDesk, InvitedNow, Person } from './invite-desk.js';
import { cancelInvites, resendingOf, resendInvite } from './invite-upkeep.js';
import { CancelInviteInput, CorrectInviteInput, InviteLearnersInput, InvitesArgs, ResendInviteInput } from './invites.inputs.js';
import type { InvitingRights } from './inviting-rights.js';
import type { InvitesReadModel } from './invites.read-model.js';
import { isPerson, NO_ADDRESS, readPeople } from './read-people.js';
import { AccessAdded, InviteConnection, InviteLearnerResult, InviteType, LearnerInvited } from './invites.types.js';

/** What {@link InvitesResolver} works with. */
export interface InvitesResolverParts {
  readonly database: Database;
  readonly idempotency: Idempotency;
  readonly desk: InviteDesk;
  readonly post: Post;
  readonly readModel: InvitesReadModel;
  readonly clients: ClientsReadModel;
  readonly rights: InvitingRights;
  readonly reads: LearnersReads;
}

@Resolver()
export class InvitesResolver {
  readonly #parts: InvitesResolverParts;

  constructor(parts: InvitesResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'))
  @Query(() => InviteConnection, { description: 'The invites in reach, the newest first.' })
  invites(@Args(() => InvitesArgs) args: InvitesArgs, @Ctx() ctx: RequestContext): Promise<object> {
    return this.#parts.readModel.page(scopeOf(ctx.viewer), args, ctx);
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'))
  @Mutation(() => [InviteLearnerResult], {
    description: 'Invites people. One answer per person, in order, never silent; with too few seats the first get them. Whoever is in the client and owns their address has the access at once.',
  })
  async inviteLearners(
    @Arg('input', () => InviteLearnersInput, { description: 'Whom, and to what.' }) input: InviteLearnersInput,
    @Ctx() ctx: RequestContext,
  ): Promise<(typeof InviteLearnerResult)[]> {
    const client = await this.#parts.rights.client(ctx, idFrom('cli', input.clientId));
    const sublicenses = await this.#parts.rights.sublicenses(ctx, client.id, idsFrom('sub', input.sublicenseIds));
    const read = readPeople(input.learners, seesWholeClient(scopeOf(ctx.viewer), client.id));
    const people = read.filter(isPerson);
    const asking = { client, sublicenses, people, message: input.message?.trim() ?? null, sendEmail: input.sendEmail, corrects: null };
    try {
      const invited = people.length === 0 ? NOBODY : await this.#invite(ctx, { operation: 'inviteLearners', input }, asking);
      const answers = await this.#answers(ctx, invited);
      return read.map((person, at) => (isPerson(person) ? answers(person, `learners.${at}`) : person));
    } catch (thrown) {
      if (thrown instanceof Refusal && thrown.problem instanceof InvalidInput) return input.learners.map(() => thrown.problem as InvalidInput);
      throw thrown;
    }
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'))
  @Mutation(() => [InviteType], { description: 'Sends invites again, each with a new link; the older ones die. One that has expired takes its seats anew. All or none.' })
  async resendInvite(
    @Arg('input', () => ResendInviteInput, { description: 'Which.' }) input: ResendInviteInput,
    @Ctx() ctx: RequestContext,
  ): Promise<InviteType[]> {
    const { database, idempotency, desk, post } = this.#parts;
    const invites = await this.#visible(ctx, idsFrom('inv', input.ids));
    const clients = await this.#parts.clients.byId([...new Set(invites.map(({ clientId }) => clientId))]);
    const act = actOf(ctx);
    const by = await this.#parts.rights.asking(ctx);
    const expiresAt = await desk.expiry(act.now);
    // In one order, whoever else sends some of them again.
    const resendings = invites.map((invite) => ({ invite, resending: resendingOf(invite.id) })).toSorted((a, b) => (a.invite.learnerId < b.invite.learnerId ? -1 : 1));
    const send = () => idempotency.once(ctx, { operation: 'resendInvite', input }, async (tx) => {
      for (const { invite, resending } of resendings) {
        const { id, slug, design } = clients.get(invite.clientId)!;
        await resendInvite({ post, by, expiresAt, client: { id, slug, inviteSubject: design.inviteSubject } }, tx, { resending, act });
      }
      return true;
    });
    try {
      await sweepingIfFull(database, ctx.clock, send);
    } catch (thrown) {
      if (thrown instanceof ShortOfSeats) throw invalid('ids', `${thrown.problem.message} Nothing was sent.`);
      throw thrown;
    }
    return this.#visible(ctx, invites.map(({ id }) => id));
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'))
  @Mutation(() => [InviteType], { description: 'Takes invites back and frees their seats; their links are dead. Those accepted or taken back already stay as they are.' })
  async cancelInvite(
    @Arg('input', () => CancelInviteInput, { description: 'Which.' }) input: CancelInviteInput,
    @Ctx() ctx: RequestContext,
  ): Promise<InviteType[]> {
    const { database, post } = this.#parts;
    const ids = (await this.#visible(ctx, idsFrom('inv', input.ids))).map(({ id }) => id);
    const act = actOf(ctx);
    await database.inTransaction((tx) => cancelInvites(post, tx, { ids, act }));
    return this.#visible(ctx, ids);
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER'), InviteLearnerResult)
  @Mutation(() => InviteLearnerResult, { description: 'Takes an invite back that went to a wrong address and invites the right one to the same.' })
  async correctInvite(
    @Arg('input', () => CorrectInviteInput, { description: 'Which, and the right address.' }) input: CorrectInviteInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof InviteLearnerResult> {
    const { database, post, readModel } = this.#parts;
    const [wrong] = await this.#visible(ctx, [idFrom('inv', input.id)]);
    const email = readEmail(input.email);
    if (email === undefined) return invalidly('email', NO_ADDRESS);
    const client = await this.#parts.rights.client(ctx, wrong!.clientId);
    const sublicenses = (await readModel.sublicensesOf([wrong!.id])).get(wrong!.id)!;
    if (wrong!.status === 'ACCEPTED') return invalidly('id', 'This invite was accepted: the address was right.');
    const act = actOf(ctx);
    await database.inTransaction((tx) => cancelInvites(post, tx, { ids: [wrong!.id], act }));
    const person = { email, firstName: wrong!.firstName, lastName: wrong!.lastName, externalId: null };
    const invited = await this.#invite(ctx, { operation: 'correctInvite', input }, { client, sublicenses, people: [person], message: wrong!.message, sendEmail: true, corrects: wrong!.id });
    return (await this.#answers(ctx, invited))(person, 'email');
  }

  async #invite(ctx: RequestContext, call: Call, asking: Omit<Asking, 'by'>): Promise<InvitedNow> {
    return this.#parts.desk.invite(ctx, call, { ...asking, by: await this.#parts.rights.asking(ctx) });
  }

  /** A call made again is answered with what has become of it since. */
  async #answers(ctx: RequestContext, { done, of, links }: InvitedNow): Promise<(person: Person, path: string) => typeof InviteLearnerResult> {
    const { readModel, reads } = this.#parts;
    const all = Object.values(done.people);
    const invites = await readModel.byId(all.flatMap((one) => (one.kind === 'invited' ? [one.invite] : [])), ctx);
    const memberships = await reads.memberships(all.flatMap((one) => ('membership' in one ? [one.membership] : [])));
    return (person, path) => {
      const one = of(person);
      if (one === undefined) return new SeatsExhausted(done.lacking!);
      if (one.kind === 'taken') return invalidly(`${path}.externalId`, 'Another learner of this client has this external id.');
      if (one.kind === 'disabled') return invalidly(path, 'This learner is disabled here. Enable the membership first.');
      if (one.kind === 'invited') return new LearnerInvited({ invite: there(invites.get(one.invite)), isNew: one.isNew, link: links.get(one.invite) ?? null });
      const membership = there(memberships.get(one.membership));
      return one.kind === 'added' ? new AccessAdded(membership) : new AlreadyHasAccess(membership);
    };
  }

  async #visible(ctx: RequestContext, ids: readonly InviteId[]): Promise<InviteType[]> {
    const found = await this.#parts.readModel.visible(scopeOf(ctx.viewer), ids, ctx);
    if (found.size !== ids.length) throw new NotFound('invite');
    return ids.map((id) => found.get(id)!);
  }
}

const NOBODY: InvitedNow = { done: { people: {}, lacking: null }, of: () => undefined, links: new Map() };

function there<T>(found: T | undefined): T {
  if (found === undefined) throw new NotFound('invite');
  return found;
}
