import { recordHistory } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import { NotFound } from '../kernel/faults.js';
import type { AccessId, ClientId, LearnerId } from '../kernel/ids.js';
import { seesSublicense, type Scope } from '../kernel/viewer.js';
import { giveUpSeats, type Leaving } from './give-up-seats.js';
import { leavingDeeds } from './leaving-history.js';
import { membersOf } from './standing.js';
import { takeTurns } from './turns.js';

/** Accesses to take away, with the learners and clients they belong to. */
export interface Revocation {
  readonly accesses: ReadonlySet<AccessId>;
  /** Where whoever asks may take accesses away: one may have left it since they saw it. */
  readonly scope: Scope;
  readonly people: readonly LearnerId[];
  readonly clients: readonly ClientId[];
}

/**
 * Staff take accesses away for good: all their grounds go, their seats come free. Those revoked already stay as they are.
 *
 * @throws NotFound for an access out of scope; none is taken away then
 */
export async function revokeAccesses(tx: Tx, { accesses, scope, people, clients }: Revocation, act: Act): Promise<void> {
  const turn = await takeTurns(tx, people);
  const leaving: Leaving[] = [];
  for (const member of await membersOf(turn, [...new Set(clients)].sort())) {
    const asked = [...member.accesses.values()].filter((access) => accesses.has(access.id));
    if (!asked.every((access) => seesSublicense(scope, member.clientId, access.sublicenseId))) throw new NotFound('access');
    const taken = asked.filter((access) => access.status !== 'REVOKED');
    if (taken.length > 0) leaving.push({ member, accesses: taken });
  }
  await recordHistory(tx, act, await leavingDeeds(tx, leaving, 'REVOKED'));
  await giveUpSeats(tx, leaving, 'REVOKED', act.now);
}
