import { earliest } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { idBytes } from '../kernel/ids.js';
import { linkTokenHash } from '../kernel/link-token.js';
import { endOf, ownEndAfter, ShortOfSeats, type Place, type Way } from '../learners/learners.api.js';
import { accessAddedLetter, inviteLetter } from './invite-letters.js';
import { insertInvites } from './invite-records.js';
import type { InvitePeopleParts, Inviting, Standing } from './invite-standing.js';

/** How invites hold seats. @param byStaff false: not for whom staff took out */
export function hold(standings: readonly Standing[], { inviting, places, byStaff }: { readonly inviting: Inviting; readonly places: readonly Place[]; readonly byStaff: boolean }): Way {
  const people = new Map(standings.map(({ learner, invitee }) => [learner, invitee]));
  return {
    door: 'INVITE',
    words: 'for an invite',
    people: new Set(people.keys()),
    sourceOf: (person) => idBytes(people.get(person)!.inviteId),
    places,
    ownEndsAt: () => null,
    uses: null,
    reserves: { people: new Set(people.keys()), until: inviting.expiresAt, invitedAs: people },
    byStaff,
  };
}

/** What is written beside the seats. */
export interface ToWriteDown {
  readonly inviting: Inviting;
  readonly places: readonly Place[];
  readonly invited: readonly Standing[];
  /** Who was in already and gained something. */
  readonly gained: readonly Standing[];
  readonly now: Date;
}

/** Writes invites and the mails that go with them. */
export async function writeDown({ post }: InvitePeopleParts, tx: Tx, { inviting, places, invited, gained, now }: ToWriteDown): Promise<void> {
  const { client, sublicenses, message, sendEmail, expiresAt, corrects, by } = inviting;
  await insertInvites(
    tx,
    invited.map(({ invitee, learner }) => ({
      id: invitee.inviteId,
      clientId: client.id,
      learnerId: learner,
      email: invitee.email.written,
      firstName: invitee.firstName,
      lastName: invitee.lastName,
      message,
      tokenHash: linkTokenHash('inv', invitee.token)!,
      byMail: sendEmail,
      mailId: sendEmail ? invitee.mailId : null,
      sentAt: sendEmail ? null : now,
      expiresAt,
      invitedBy: by.id,
      createdAt: now,
      correctsId: corrects,
      sublicenses,
    })),
  );
  if (!sendEmail) return;
  const names = places.map(({ sublicenseName }) => sublicenseName);
  const endsAt = commonEnd(places, now);
  await post.write(
    tx,
    [
      ...invited.map(({ invitee, learner }) => inviteLetter({ ...invitee, learner, message, expiresAt }, { client, by, sublicenses: names })),
      ...gained.map(({ invitee, learner, facts }) => accessAddedLetter({ id: invitee.mailId, learner, facts, message }, { client, sublicenses: names, endsAt })),
    ],
    now,
  );
}

/** When what is given now ends at each of these places: null is never, undefined that it is not the same at all of them. */
function commonEnd(places: readonly Place[], now: Date): Date | null | undefined {
  const [first = null, ...others] = places.map((place) => earliest(endOf(place), ownEndAfter(now, place.accessDays)));
  return others.every((end) => end?.getTime() === first?.getTime()) ? first : undefined;
}

/** Who was short of what, by the ids that callers know. */
export function inIdsOfInvitees(short: ShortOfSeats, standings: readonly Standing[]): ShortOfSeats {
  const needs = new Map(standings.map(({ invitee, learner }) => [invitee.id, short.needs.get(learner) ?? new Map()]));
  return new ShortOfSeats(short.shortages, needs, short.places, short.problem);
}
