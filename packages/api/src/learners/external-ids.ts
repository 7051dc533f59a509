import type { Reader, Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type ClientId, type LearnerId, type MembershipId } from '../kernel/ids.js';
import { sha256 } from '../kernel/keys.js';
import { invalid } from '../kernel/problem.js';
import { rows, rowsIn, run } from '../kernel/sql.js';
import { renewMembershipWords } from './membership-words.js';

/** The most characters of an external id. */
const LONGEST = 100;

/** A membership that gets an external id. */
export interface Named {
  readonly id: MembershipId;
  readonly clientId: ClientId;
}

/** An external id as it is stored. Case counts: other systems made it. @throws Refusal InvalidInput for one that is too long composed */
export function plainExternalId(text: string): string {
  const plain = text.trim().normalize('NFC');
  if ([...plain].length > LONGEST) throw invalid('externalId', `An external id has at most ${LONGEST} characters.`);
  return plain;
}

/** Whose external ids they are within a client. */
export async function learnersByExternalId(reader: Reader, client: ClientId, externalIds: readonly string[]): Promise<Map<string, LearnerId>> {
  const asked = new Map(externalIds.map((externalId) => [sha256(externalId).toString('hex'), externalId]));
  const found = await rowsIn<{ learner_id: Buffer; external_id_key: Buffer }>(
    reader,
    [...asked.keys()].map((key) => Buffer.from(key, 'hex')),
    (marks) => `SELECT learner_id, external_id_key FROM membership WHERE client_id = ? AND external_id_key IN (${marks})`,
    [idBytes(client)],
  );
  return new Map(found.map((row) => [asked.get(Buffer.from(row.external_id_key).toString('hex'))!, idFromBytes('lrn', row.learner_id)]));
}

/**
 * Gives a membership its external id, and the words it is found by. Under the turn of its learner; whoever gives another
 * member the same one at the same time meets the unique index, runs again and is refused.
 *
 * @param externalId as {@link plainExternalId} made it; null: none
 * @throws Refusal InvalidInput when another member of the client has it
 */
export async function putExternalId(tx: Tx, { id, clientId }: Named, externalId: string | null): Promise<void> {
  const key = externalId === null ? null : sha256(externalId);
  if (key !== null) {
    const others = await rows(tx, 'SELECT id FROM membership WHERE client_id = ? AND external_id_key = ? AND id <> ?', [idBytes(clientId), key, idBytes(id)]);
    if (others.length > 0) throw invalid('externalId', 'Another learner of this client has this external id.');
  }
  await run(tx, 'UPDATE membership SET external_id = ?, external_id_key = ? WHERE id = ?', [externalId, key, idBytes(id)]);
  await renewMembershipWords(tx, [{ id }]);
}
