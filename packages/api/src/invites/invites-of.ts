import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes } from '../kernel/ids.js';
import type { RequestContext } from '../kernel/request-context.js';
import { rows } from '../kernel/sql.js';
import type { DataOf } from '../learners/learners.api.js';
import type { InvitesReadModel } from './invites.read-model.js';

/** The invites of a learner to a client, the oldest first, for the file of their data. */
export async function invitesOf(reader: Reader, readModel: Pick<InvitesReadModel, 'byId'>, { learnerId, clientId }: DataOf, ctx: RequestContext): Promise<object[]> {
  const found = await rows<{ id: Buffer }>(reader, 'SELECT id FROM invite WHERE learner_id = ? AND client_id = ? ORDER BY id', [idBytes(learnerId), idBytes(clientId)]);
  const invites = await readModel.byId(found.map((row) => idFromBytes('inv', row.id)), ctx);
  return found.flatMap((row) => {
    const invite = invites.get(idFromBytes('inv', row.id));
    if (invite === undefined) return [];
    const { id, email, firstName, lastName, message, status, createdAt, sentAt, expiresAt, acceptedAt } = invite;
    return [{ id, email, firstName, lastName, message, status, createdAt, sentAt, expiresAt, acceptedAt }];
  });
}
