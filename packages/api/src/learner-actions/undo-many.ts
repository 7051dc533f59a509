import { readTime, type StoredTime } from '../kernel/clock.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, parseId, type AccessId, type GroundId } from '../kernel/ids.js';
import { rowsIn } from '../kernel/sql.js';
import { membersOf, takeTurns, withdrawTheseGrounds } from '../learners/learners.api.js';
import { clientsOf, done, peopleOf, refused, resultsOf, type ActionParts, type Does, type Doing, type Target } from './action-chunk.js';
import type { RowResult } from './action-rows.js';
import { grantMany, type GrantMade } from './grant-many.js';
import { moveThese, type MoveMade } from './move-many.js';
import type { RevokeMade } from './revoke-many.js';
import { changeMany, type StatusMade } from './status-many.js';
import type { UndoableAction } from './undo-kinds.js';

const CHANGED = refused('Left as it is: it was changed since.');

// What an action wrote into its rows is what its undoing reads there.
const groundOf = ({ row }: Target): GroundId => parseId('gnd', (row.made as GrantMade).ground)!;
const revokedOf = ({ row }: Target) => row.made as RevokeMade;
const movedOf = ({ row }: Target) => row.made as MoveMade;
const changedOf = ({ row }: Target) => row.made as StatusMade;

/** Withdraws the grounds a grant gave; an access that stands on nothing else ends. */
const undoGrant: Does = async (_, { job, targets, commit }) => {
  const act = job.act();
  await commit(async (tx) => {
    const turn = await takeTurns(tx, peopleOf(targets));
    const withdrawn = await withdrawTheseGrounds(turn, { grounds: targets.map(groundOf), clients: clientsOf(targets) }, act);
    return resultsOf(targets, (target) => {
      if (!withdrawn.grounds.has(groundOf(target))) return CHANGED;
      return done(withdrawn.last.has(groundOf(target)) ? 'Taken back.' : 'Taken back; they keep the access, which has other grounds.');
    });
  });
};

/** Grants again what was taken away, with the own end it had, where it still stands as it was left. */
const undoRevoke: Does = async (parts, chunk) => {
  const { targets, input, commit } = chunk;
  const back = await stillRevoked(parts, targets);
  const left = targets.filter((target) => !back.has(target));
  if (left.length > 0) await commit(() => Promise.resolve(resultsOf(left, () => CHANGED)));
  const endOf = (target: Target) => revokedOf(target).ownEndsAt;
  for (const end of new Set([...back].map(endOf))) {
    const alike = [...back].filter((target) => endOf(target) === end);
    await grantMany(parts, { ...chunk, targets: alike }, { sublicenseId: input.sublicense!, expiresAt: end === null ? null : new Date(end), granted: 'Given back.' });
  }
};

async function stillRevoked({ database }: ActionParts, targets: readonly Target[]): Promise<Set<Target>> {
  const accessOf = (target: Target): AccessId => parseId('acc', revokedOf(target).access)!;
  const found = await rowsIn<{ id: Buffer; revoked_at: StoredTime }>(
    database.reader,
    targets.map((target) => idBytes(accessOf(target))),
    (marks) => `SELECT id, revoked_at FROM access WHERE status = 'REVOKED' AND id IN (${marks})`,
  );
  const since = new Map(found.map((row) => [idFromBytes('acc', row.id), readTime(row.revoked_at).toISOString()]));
  return new Set(targets.filter((target) => since.get(accessOf(target)) === revokedOf(target).at));
}

/** Moves accesses back that are still where they were moved to. */
const undoMove: Does = async (parts, chunk) => {
  const { targets, input } = chunk;
  const members = await membersOf({ tx: parts.database.reader, people: peopleOf(targets) }, clientsOf(targets));
  const there = new Set(members.flatMap(({ accesses }) => accesses.get(input.to!)?.id ?? []));
  const accessOf = (target: Target) => [movedOf(target).access].find((access) => there.has(access));
  await moveThese(parts, chunk, { to: input.sublicense!, accessOf, none: CHANGED, moved: 'Moved back.' });
};

const undoDisable: Does = (parts, chunk) => changeMany(parts, chunk, { enable: true, left: disabledSince });
const undoEnable: Does = (parts, chunk) => changeMany(parts, chunk, { enable: false });

/** Those who are not disabled any more, or were enabled and disabled again. */
async function disabledSince(tx: Tx, targets: readonly Target[]): Promise<Map<Target, RowResult>> {
  const found = await rowsIn<{ id: Buffer; disabled_at: StoredTime }>(
    tx,
    targets.map(({ member }) => idBytes(member.id)),
    (marks) => `SELECT id, disabled_at FROM membership WHERE status = 'DISABLED' AND id IN (${marks})`,
  );
  const since = new Map(found.map((row) => [idFromBytes('mem', row.id), readTime(row.disabled_at).toISOString()]));
  return new Map(targets.filter((target) => since.get(target.member.id) !== changedOf(target).at).map((target) => [target, CHANGED]));
}

/** What undoes each action that can be undone. */
export const UNDOES: Readonly<Record<UndoableAction, Doing>> = {
  GRANT: { does: undoGrant },
  REVOKE: { does: undoRevoke, leadsTo: 'sublicense' },
  MOVE: { does: undoMove, leadsTo: 'sublicense' },
  DISABLE: { does: undoDisable },
  ENABLE: { does: undoEnable },
};
