import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { ClientsReadModel } from '../clients/clients.api.js';
import type { Database } from '../kernel/database.js';
import { NotFound, Unauthenticated } from '../kernel/faults.js';
import type { ClientId } from '../kernel/ids.js';
import { idFrom, idsFrom } from '../kernel/outside-ids.js';
import { Allow, staff } from '../kernel/policy.js';
import type { RequestContext } from '../kernel/request-context.js';
import { scopeOf, seesSublicense, staffOf } from '../kernel/viewer.js';
import type { StaffReadModel } from '../staff/staff.api.js';
import type { SublicensesReadModel } from '../sublicenses/sublicenses.api.js';
import { InvitePreviewInput } from './invite-preview.inputs.js';
import { InvitePreviewResult } from './invite-preview.types.js';
import type { InvitePreviews } from './invite-previews.js';

/** What {@link InvitePreviewResolver} works with. */
export interface InvitePreviewResolverParts {
  readonly database: Database;
  readonly previews: InvitePreviews;
  readonly clients: ClientsReadModel;
  readonly staff: StaffReadModel;
  readonly sublicenses: Pick<SublicensesReadModel, 'byId'>;
}

@Resolver()
export class InvitePreviewResolver {
  readonly #parts: InvitePreviewResolverParts;

  constructor(parts: InvitePreviewResolverParts) {
    this.#parts = parts;
  }

  @Allow(staff('OWNER', 'CLIENT_ADMIN', 'CLIENT_MANAGER', 'AUDITOR'), InvitePreviewResult)
  @Query(() => InvitePreviewResult, { description: 'An invite that is being written, in the brand as updateDesign would leave it. Nothing is changed, nothing is sent.' })
  async invitePreview(
    @Arg('input', () => InvitePreviewInput, { description: 'The client, what the invite says, and what of the brand is to be other than it is.' }) input: InvitePreviewInput,
    @Ctx() ctx: RequestContext,
  ): Promise<typeof InvitePreviewResult> {
    const { database, previews, clients, staff: members } = this.#parts;
    const client = await clients.visible(database.reader, scopeOf(ctx.viewer), idFrom('cli', input.clientId));
    if (client === undefined) throw new NotFound('client');
    const { staffId } = staffOf(ctx.viewer);
    const member = (await members.byId([staffId])).get(staffId);
    if (member === undefined) throw new Unauthenticated();
    const sublicenses = await this.#named(ctx, client.id, input.sublicenseIds);
    return previews.show(input, { client, staff: { id: staffId, name: member.name }, sublicenses, now: ctx.clock.now() });
  }

  /** @throws NotFound for what is not in reach, or is another client's */
  async #named(ctx: RequestContext, client: ClientId, asked: readonly string[] | null | undefined): Promise<readonly string[]> {
    if (asked == null) return ['Main'];
    const ids = idsFrom('sub', asked);
    const found = await this.#parts.sublicenses.byId(ids);
    return ids.map((id) => {
      const sublicense = found.get(id);
      if (sublicense === undefined || sublicense.clientId !== client || !seesSublicense(scopeOf(ctx.viewer), client, id)) throw new NotFound('sublicense');
      return sublicense.name;
    });
  }
}
