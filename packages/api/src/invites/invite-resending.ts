import type { ClientsReadModel, ClientType } from '../clients/clients.api.js';
import type { Act } from '../kernel/act.js';
import type { Clock } from '../kernel/clock.js';
import type { Database, Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, idFromBytes, type ClientId, type InviteId, type LearnerId } from '../kernel/ids.js';
import { rows } from '../kernel/sql.js';
import type { SignedInStaff } from '../kernel/viewer.js';
import type { Post } from '../mails/mails.api.js';
import type { StaffReadModel } from '../staff/staff.api.js';
import type { InviteDesk } from './invite-desk.js';
import { resendingOf, resendInvite, type Resending, type UpkeepParts } from './invite-upkeep.js';
import type { InvitesReadModel } from './invites.read-model.js';

/** What {@link InviteResending} works with. */
export interface InviteResendingParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly desk: Pick<InviteDesk, 'expiry'>;
  readonly post: Post;
  readonly readModel: InvitesReadModel;
  readonly clients: ClientsReadModel;
  readonly staff: StaffReadModel;
}

/** The open invites of one member, with what sending them again needs from outside of what may run again. */
export interface PreparedResending {
  readonly resendings: readonly Resending[];
  readonly parts: UpkeepParts | null;
}

/** Sends the open invites of members again. */
export class InviteResending {
  readonly #parts: InviteResendingParts;

  constructor(parts: InviteResendingParts) {
    this.#parts = parts;
  }

  /** Finds the open invites of a member, as far as whoever asks sees them, and makes what sending them needs. */
  async prepare(asking: SignedInStaff, { clientId, learnerId }: { readonly clientId: ClientId; readonly learnerId: LearnerId }, now: Date): Promise<PreparedResending> {
    const { database, clock, desk, readModel, clients, staff, post } = this.#parts;
    const found = await rows<{ id: Buffer }>(database.reader, "SELECT id FROM invite WHERE state = 'OPEN' AND learner_id = ? AND client_id = ? ORDER BY id", [idBytes(learnerId), idBytes(clientId)]);
    const seen = [...(await readModel.visible(asking.scope, found.map((row): InviteId => idFromBytes('inv', row.id)), { clock })).keys()];
    if (seen.length === 0) return { resendings: [], parts: null };
    const client = (await clients.byId([clientId])).get(clientId);
    const member = (await staff.byId([asking.staffId])).get(asking.staffId);
    if (client === undefined || member === undefined) throw new NotFound('client');
    const by = { id: asking.staffId, name: member.name };
    return { resendings: seen.map(resendingOf), parts: { post, by, client: addressed(client), expiresAt: await desk.expiry(now) } };
  }

  /**
   * Sends them.
   *
   * @throws Refusal, ShortOfSeats as `resendInvite` does
   */
  async send(tx: Tx, { resendings, parts }: PreparedResending, act: Act): Promise<void> {
    for (const resending of resendings) await resendInvite(parts!, tx, { resending, act });
  }
}

function addressed({ id, slug, design }: ClientType): UpkeepParts['client'] {
  return { id, slug, inviteSubject: design.inviteSubject };
}
