import { timeText, type Clock } from '../kernel/clock.js';
import type { ClientsReadModel, ClientType } from '../clients/clients.api.js';
import type { Database, Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, newId, type OutboxId } from '../kernel/ids.js';
import { linkTokenHash, newLinkToken } from '../kernel/link-token.js';
import { rows, run } from '../kernel/sql.js';
import { isOver, placesOf } from '../learners/learners.api.js';
import type { Post } from '../mails/mails.api.js';
import type { StaffReadModel } from '../staff/staff.api.js';
import { reminderLetter, type Inviter } from './invite-letters.js';
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

/** A reminder about to be written, with all that comes from outside of its transaction. */
interface Reminder {
  readonly client: ClientType;
  readonly by: Inviter;
  readonly token: string;
  readonly mailId: OutboxId;
  readonly now: Date;
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
    for (const invite of invites.values()) if (isDue(invite, now) && (await this.#remind(invite, now))) written += 1;
    return written;
  }

  async #remind({ id, clientId, invitedBy }: InviteRecord, now: Date): Promise<boolean> {
    const { database, clients, staff } = this.#parts;
    const client = (await clients.byId([clientId])).get(clientId);
    if (client === undefined) return false;
    const by = (await staff.byId([invitedBy])).get(invitedBy) ?? { name: client.name };
    const reminder = { client, by, now, token: newLinkToken('inv'), mailId: newId('out') };
    return database.inTransaction(async (tx) => {
      const invite = (await invitesById(tx, [id])).get(id);
      // A run whose COMMIT answer was lost wrote it; or another process did, or it was accepted meanwhile.
      if (invite === undefined || invite.mailId === reminder.mailId || invite.state !== 'OPEN' || !isDue(invite, now)) return false;
      return this.#write(tx, invite, reminder);
    });
  }

  async #write(tx: Tx, invite: InviteRecord, { client, by, token, mailId, now }: Reminder): Promise<boolean> {
    const counted = await run(tx, 'UPDATE invite SET reminders = reminders + 1, mail_id = ?, sent_at = NULL WHERE id = ? AND reminders = ? AND state = ?', [
      idBytes(mailId),
      idBytes(invite.id),
      invite.reminders,
      'OPEN',
    ]);
    const leadsTo = (await sublicensesOfInvites(tx, [invite.id])).get(invite.id)!;
    const places = [...(await placesOf(tx, leadsTo)).values()];
    if (counted !== 1 || places.every((place) => place.clientDisabled || isOver(place, now))) return counted === 1;
    await putLink(tx, invite, { tokenHash: linkTokenHash('inv', token)!, works: true });
    const about = { client: { id: client.id, slug: client.slug, inviteSubject: client.design.inviteSubject }, by, sublicenses: places.map(({ sublicenseName }) => sublicenseName) };
    await this.#parts.post.write(tx, [reminderLetter({ ...invite, mailId, token, isLast: invite.reminders + 1 === MOST }, about)], now);
    return true;
  }
}

/** The first when half of its time is over, the last when no more than a day is left; each once the mail before it has left. */
function isDue({ sentAt, expiresAt, reminders }: InviteRecord, now: Date): boolean {
  if (sentAt === null || reminders >= MOST) return false;
  const half = (sentAt.getTime() + expiresAt.getTime()) / 2;
  const lastDay = expiresAt.getTime() - DAY;
  return now.getTime() >= (reminders === 0 ? Math.min(half, lastDay) : lastDay);
}
