import { changesBetween, recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import { timeText } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { Forbidden, NotFound } from '../kernel/faults.js';
import { idBytes, type SublicenseId } from '../kernel/ids.js';
import { FieldProblem, InvalidInput, Refusal } from '../kernel/problem.js';
import { plainReferences, type Reference, type ReferenceInput } from '../kernel/reference.js';
import { marks, rows, run } from '../kernel/sql.js';
import { plainExternalId, putExternalId } from './external-ids.js';
import { nameKey } from './learner-keys.js';
import { renameUnderTurn } from './learner-names.js';
import { referencesIn } from './learners.read-model.js';
import type { MembershipKey } from './membership-status.js';
import { renewMembershipWords } from './membership-words.js';
import { takeTurns } from './turns.js';

/** What is to change; what is undefined stays. */
export interface MembershipChanges {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  /** Null: none. */
  readonly externalId?: string | null | undefined;
  readonly reference?: readonly ReferenceInput[] | undefined;
}

/** A change, and by what right. */
export interface MembershipChange {
  readonly changes: MembershipChanges;
  readonly act: Act;
  /** True when an owner does it. */
  readonly byOwner: boolean;
  /** The member must hold a seat of one of these; null: need not. */
  readonly within: readonly SublicenseId[] | null;
}

/** A membership with the names of its learner, as it stands. */
interface Standing {
  readonly firstName: string;
  readonly lastName: string;
  readonly externalId: string | null;
  readonly reference: readonly Reference[];
  /** True as long as nobody but the client knows the person: they never signed in and are in no other client. */
  readonly unknownElsewhere: boolean;
  /** True while they go by the names of an invite. */
  readonly isInvited: boolean;
}

type Wanted = Partial<Pick<Standing, 'firstName' | 'lastName' | 'externalId' | 'reference'>>;

/**
 * Changes a membership and the names of the person in it, under their turn. A name belongs to the person, in every
 * client: from their first sign-in or second client on only they change it, or an owner.
 *
 * @throws Forbidden when it takes a seat within some sublicenses and the member holds none
 * @throws Refusal InvalidInput for a name that is the person's own, and for an external id another member has
 * @throws NotFound when the membership is gone
 */
export async function updateMembership(
  tx: Tx,
  key: MembershipKey,
  { changes, act, byOwner, within }: MembershipChange,
): Promise<void> {
  const turn = await takeTurns(tx, [key.learnerId]);
  if (within !== null) await requireSeatWithin(tx, key, { within, now: act.now });
  const before = await standingOf(tx, key);
  const wanted = plain(changes);
  const changed = new Set(FIELDS.filter((field) => wanted[field] !== undefined && JSON.stringify(wanted[field]) !== JSON.stringify(before[field])));
  if (changed.size === 0) return;
  const names = NAMES.filter((field) => changed.has(field));
  if (names.length > 0 && !byOwner && !before.unknownElsewhere && !before.isInvited) throw new Refusal(new InvalidInput(names.map((field) => new FieldProblem(field, THEIR_OWN))));
  if (changed.has('externalId')) await putExternalId(tx, key, wanted.externalId!);
  if (changed.has('reference')) await run(tx, 'UPDATE membership SET reference = ? WHERE id = ?', [JSON.stringify(wanted.reference), idBytes(key.id)]);
  if (names.length > 0) await (before.isInvited ? renameInvited(tx, key, { ...before, ...wanted }) : renameUnderTurn(turn, act, wanted));
  // The history of an invited member tells of names, as that of an account does.
  const others = [...(before.isInvited ? names : []), ...OTHERS.filter((field) => changed.has(field))];
  if (others.length === 0) return;
  const deed = { action: 'membership.updated', clientId: key.clientId, subject: key.id, summary: `Changed the ${others.map((field) => WORDS[field]).join(' and the ')}.` };
  await recordHistory(tx, act, [{ ...deed, changes: changesBetween(told(before, before.isInvited), told(wanted, before.isInvited)) }]);
}

/** To have been there once gives nobody a say: of what ended no more is seen than that it did. */
async function requireSeatWithin(tx: Tx, { id }: MembershipKey, { within, now }: { within: readonly SublicenseId[]; now: Date }): Promise<void> {
  const held = await rows(
    tx,
    `SELECT id FROM access WHERE membership_id = ? AND status IN ('ACTIVE', 'RESERVED') AND (own_ends_at IS NULL OR own_ends_at > ?) AND sublicense_id IN (${marks(within.length)})`,
    [idBytes(id), timeText(now), ...within.map(idBytes)],
  );
  if (held.length === 0) throw new Forbidden('This learner holds no seat of a sublicense you look after. It takes rights over the whole client to change them.');
}

const NAMES = ['firstName', 'lastName'] as const;
const WORDS = { firstName: 'first name', lastName: 'last name', externalId: 'external id', reference: 'references' } as const;
const OTHERS = ['externalId', 'reference'] as const;
const FIELDS = [...NAMES, ...OTHERS] as const;

function told({ firstName, lastName, externalId, reference }: Wanted, withNames: boolean) {
  return { ...(withNames && { firstName, lastName }), externalId, reference: reference?.map(({ name, value }) => ({ name, value })) };
}

/** Corrects the names somebody is invited by: nobody else goes by them. */
async function renameInvited(tx: Tx, { id }: MembershipKey, { firstName, lastName }: Pick<Standing, 'firstName' | 'lastName'>): Promise<void> {
  await run(tx, 'UPDATE membership SET invited_first_name = ?, invited_last_name = ?, first_name_key = ?, last_name_key = ? WHERE id = ?', [
    firstName,
    lastName,
    nameKey(firstName),
    nameKey(lastName),
    idBytes(id),
  ]);
  await renewMembershipWords(tx, [{ id }]);
}

/** Says the same whether the person signed in or is in another client: of the latter nobody here may learn. */
const THEIR_OWN = 'By now this name is theirs to change. An owner of the site can change it too.';

function plain({ firstName, lastName, externalId, reference }: MembershipChanges): Wanted {
  return {
    ...(firstName !== undefined && { firstName: firstName.trim() }),
    ...(lastName !== undefined && { lastName: lastName.trim() }),
    ...(externalId !== undefined && { externalId: externalId === null ? null : plainExternalId(externalId) }),
    ...(reference !== undefined && { reference: plainReferences(reference) }),
  };
}

interface StandingRow {
  first_name: string;
  last_name: string;
  last_seen_at: unknown;
  invited_first_name: string | null;
  invited_last_name: string | null;
  external_id: string | null;
  reference: string | null;
  elsewhere: number;
}

async function standingOf(tx: Tx, { id, learnerId }: MembershipKey): Promise<Standing> {
  const [row] = await rows<StandingRow>(
    tx,
    `SELECT l.first_name, l.last_name, l.last_seen_at, m.invited_first_name, m.invited_last_name, m.external_id, m.reference,
        (SELECT COUNT(*) FROM membership o WHERE o.learner_id = l.id AND o.id <> m.id) AS elsewhere
      FROM membership m JOIN learner l ON l.id = m.learner_id WHERE m.id = ? AND l.id = ?`,
    [idBytes(id), idBytes(learnerId)],
  );
  if (row === undefined) throw new NotFound('membership');
  return {
    firstName: row.invited_first_name ?? row.first_name,
    lastName: row.invited_last_name ?? row.last_name,
    isInvited: row.invited_last_name !== null,
    externalId: row.external_id,
    reference: referencesIn(row.reference),
    unknownElsewhere: row.last_seen_at === null && Number(row.elsewhere) === 0,
  };
}
