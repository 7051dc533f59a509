import { changesBetween, recordHistory, type Change } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type ClientId, type LearnerId, type MembershipId } from '../kernel/ids.js';
import { sha256 } from '../kernel/keys.js';
import { rowsIn, runIn, updateEach } from '../kernel/sql.js';
import { addWords, nameKey } from './learner-keys.js';
import { renewMembershipWords } from './membership-words.js';
import type { Turn } from './turns.js';

/** What staff, or a program of the client, say of a member. */
export interface StaffEntry {
  readonly membership: MembershipId;
  /** Null: the names stay. */
  readonly names: { readonly firstName: string; readonly lastName: string } | null;
  /** As `plainExternalId` made it; null: what is there stays. No other member of the client has it. */
  readonly externalId: string | null;
}

interface MemberRow {
  id: Buffer;
  client_id: Buffer;
  learner_id: Buffer;
  external_id: string | null;
  invited_first_name: string | null;
  invited_last_name: string | null;
  first_name: string;
  last_name: string;
  email_key: string;
  last_seen_at: unknown;
  elsewhere: number;
}

/** A member as they stand, with what is to become of them. */
interface Taken {
  readonly entry: StaffEntry;
  readonly learner: LearnerId;
  readonly client: ClientId;
  readonly emailKey: string;
  /** True while they go by names staff entered. */
  readonly isInvited: boolean;
  /** True as long as nobody but the client knows the person. */
  readonly unknownElsewhere: boolean;
  readonly renames: boolean;
  readonly changes: readonly Change[];
}

/**
 * Takes over what staff say of people in one client: external ids, and names as long as these are not the person's own. Under
 * their turns; a number of statements that does not grow with them.
 */
export async function takeStaffEntries({ tx }: Turn, entries: readonly StaffEntry[], act: Act): Promise<void> {
  const taken = (await standing(tx, entries)).filter(({ changes }) => changes.length > 0);
  const named = taken.filter(({ entry, changes }) => entry.externalId !== null && changes.some(({ field }) => field === 'externalId'));
  await updateEach(tx, 'membership', ['external_id', 'external_id_key'], named.map(({ entry: { membership, externalId } }) => ({ id: idBytes(membership), values: [externalId, sha256(externalId!)] })));
  const renamed = taken.filter(({ renames }) => renames);
  await renameInvited(tx, renamed.filter(({ isInvited }) => isInvited));
  await renameAccounts(tx, renamed.filter(({ unknownElsewhere }) => unknownElsewhere));
  await updateEach(tx, 'membership', ['first_name_key', 'last_name_key'], renamed.map(({ entry: { membership, names } }) => ({ id: idBytes(membership), values: [nameKey(names!.firstName), nameKey(names!.lastName)] })));
  await renewMembershipWords(tx, taken.map(({ entry }) => ({ id: entry.membership })));
  const deed = { action: 'membership.updated', summary: 'Took over what a list of people says of the learner.' } as const;
  await recordHistory(tx, act, taken.map(({ entry, client, changes }) => ({ ...deed, clientId: client, subject: entry.membership, changes })));
}

async function standing(tx: Tx, entries: readonly StaffEntry[]): Promise<Taken[]> {
  const found = await rowsIn<MemberRow>(
    tx,
    entries.map(({ membership }) => idBytes(membership)),
    (marks) => `SELECT m.id, m.client_id, m.learner_id, m.external_id, m.invited_first_name, m.invited_last_name, l.first_name, l.last_name, l.email_key, l.last_seen_at,
        (SELECT COUNT(*) FROM membership o WHERE o.learner_id = l.id AND o.id <> m.id) AS elsewhere
      FROM membership m JOIN learner l ON l.id = m.learner_id WHERE m.id IN (${marks})`,
  );
  const rows = new Map(found.map((row) => [idFromBytes('mem', row.id), row]));
  return entries.flatMap((entry) => {
    const row = rows.get(entry.membership);
    return row === undefined ? [] : [taken(entry, row)];
  });
}

function taken(entry: StaffEntry, row: MemberRow): Taken {
  const isInvited = row.invited_last_name !== null;
  const unknownElsewhere = row.last_seen_at === null && Number(row.elsewhere) === 0;
  const before = { firstName: row.invited_first_name ?? row.first_name, lastName: row.invited_last_name ?? row.last_name };
  const names = entry.names !== null && (isInvited || unknownElsewhere) ? changesBetween(before, { ...entry.names }) : [];
  const others = entry.externalId === null ? [] : changesBetween({ externalId: row.external_id }, { externalId: entry.externalId });
  return {
    entry,
    learner: idFromBytes('lrn', row.learner_id),
    client: idFromBytes('cli', row.client_id),
    emailKey: row.email_key,
    isInvited,
    unknownElsewhere,
    renames: names.length > 0,
    changes: [...names, ...others],
  };
}

async function renameInvited(tx: Tx, members: readonly Taken[]): Promise<void> {
  await updateEach(tx, 'membership', ['invited_first_name', 'invited_last_name'], members.map(({ entry: { membership, names } }) => ({ id: idBytes(membership), values: [names!.firstName, names!.lastName] })));
}

/** Whom nobody else knows goes by the new name also when they come in. */
async function renameAccounts(tx: Tx, members: readonly Taken[]): Promise<void> {
  const ids = members.map(({ learner }) => idBytes(learner));
  const valuesOf = ({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }) => [firstName, lastName, nameKey(firstName), nameKey(lastName)];
  await updateEach(tx, 'learner', ['first_name', 'last_name', 'first_name_key', 'last_name_key'], members.map(({ learner, entry }) => ({ id: idBytes(learner), values: valuesOf(entry.names!) })));
  await runIn(tx, ids, (marks) => `DELETE FROM learner_word WHERE learner_id IN (${marks})`);
  await addWords(tx, members.map(({ learner, emailKey, entry }) => ({ id: learner, emailKey, ...entry.names! })));
}
