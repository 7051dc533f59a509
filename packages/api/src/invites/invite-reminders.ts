import { timeText, type Clock } from '../kernel/clock.js';
import type { ClientsReadModel } from '../clients/clients.api.js';
import type { Database, Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, newId, type InviteId } from '../kernel/ids.js';
import { linkTokenHash, newLinkToken } from '../kernel/link-token.js';
import { rows, run } from '../kernel/sql.js';
import { isOver, placesOf } from '../learners/learners.api.js';
import type { Post } from '../mails/mails.api.js';
import type { StaffReadModel } from '../staff/staff.api.js';
import { reminderLetter } from './invite-letters.js';
import { invitesById, putLink, sublicensesOfInvites, type InviteRecord } from './invite-records.js';

/** The most reminders of one invite. */
const MOST = 2;
/** How many are looked at in a run. */
const PORTION = 500;
const DAY = 86_400_000;

/** What {@link InviteReminders} works with. */
export interface InviteRemindersParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly post: Post;
  readonly clients: Pick<ClientsReadModel, 'byId'>;
  readonly staff: Pick<StaffReadModel, 'byId'>;
}

/** Reminds people of invites whose mail arrived and who did not accept: when half of the time is over, and on the last day. */
export class InviteReminders {
  readonly #parts: InviteRemindersParts;

  constructor(parts: InviteRemindersParts) {
    this.#parts = parts;
  }

  /** Writes the reminders that are due. Several processes may do so at once. @returns how many it wrote */
  async run(): Promise<number> {
    const { database, clock } = this.#parts;
    const now = clock.now();
    const found = await rows<{ id: Buffer }>(
      database.reader,
      `SELECT id FROM invite WHERE state = 'OPEN' AND expires_at > ? AND by_mail = ? AND sent_at IS NOT NULL AND failure IS NULL AND reminders < ${MOST} ORDER BY expires_at, id LIMIT ${PORTION}`,
      [timeText(now), true],
    );
    const invites = await invitesById(database.reader, found.map(({ id }) => idFromBytes('inv', id)));
    let written = 0;
    for (const invite of invites.values()) if (isDue(invite, now) && (await this.#remind(invite.id, now))) written += 1;
    return written;
  }

  async #remind(id: InviteId, now: Date): Promise<boolean> {
    const reminder = { token: newLinkToken('inv'), mailId: newId('out') };
    return this.#parts.database.inTransaction(async (tx) => {
      const invite = (await invitesById(tx, [id])).get(id);
      // A run whose COMMIT answer was lost wrote it; or another process did, or it was accepted meanwhile.
      if (invite === undefined || invite.mailId === reminder.mailId || invite.state !== 'OPEN' || !isDue(invite, now)) return false;
      return this.#write(tx, invite, { ...reminder, now });
    });
  }

  async #write(tx: Tx, invite: InviteRecord, { token, mailId, now }: { readonly token: string; readonly mailId: NonNullable<InviteRecord['mailId']>; readonly now: Date }): Promise<boolean> {
    const { clients, staff, post } = this.#parts;
    const counted = await run(tx, 'UPDATE invite SET reminders = reminders + 1, mail_id = ?, sent_at = NULL WHERE id = ? AND reminders = ? AND state = ?', [
      idBytes(mailId),
      idBytes(invite.id),
      invite.reminders,
      'OPEN',
    ]);
    const client = (await clients.byId([invite.clientId])).get(invite.clientId);
    const leadsTo = (await sublicensesOfInvites(tx, [invite.id])).get(invite.id)!;
    const places = [...(await placesOf(tx, leadsTo)).values()];
    if (counted !== 1 || client === undefined || places.every((place) => place.clientDisabled || isOver(place, now))) return counted === 1;
    await putLink(tx, invite, { tokenHash: linkTokenHash('inv', token)!, works: true });
    const by = (await staff.byId([invite.invitedBy])).get(invite.invitedBy) ?? { name: client.name };
    const about = { client: { id: client.id, slug: client.slug, inviteSubject: client.design.inviteSubject }, by, sublicenses: places.map(({ sublicenseName }) => sublicenseName) };
    await post.write(tx, [reminderLetter({ ...invite, mailId, token, isLast: invite.reminders + 1 === MOST }, about)], now);
    return true;
  }
}

/** The first when half of its time is over, the last when no more than a day is left. */
function isDue({ createdAt, sentAt, expiresAt, reminders }: InviteRecord, now: Date): boolean {
  const begun = (sentAt ?? createdAt).getTime();
  const half = begun + (expiresAt.getTime() - begun) / 2;
  const lastDay = expiresAt.getTime() - DAY;
  return now.getTime() >= (reminders === 0 ? Math.min(half, lastDay) : lastDay);
}
