import { idBytes, idFromBytes } from '../../../src/kernel/ids.js';
import { rows } from '../../../src/kernel/sql.js';
import type { MadeLearner } from '../../harness/factories.js';
import type { Call, Reply } from '../../harness/lines.js';
import type { MadePlaces } from '../../harness/quick-places.js';
import { unleash, type Track } from './race.js';
import { list, text } from './redemptions.js';

const GRANT = 'mutation ($input: GrantAccessInput!) { answers: grantAccess(input: $input) { __typename ... on Problem { message } } }';
const MOVE = 'mutation ($input: MoveAccessInput!) { answers: moveAccess(input: $input) { __typename ... on Problem { message } } }';
const REVOKE = 'mutation ($input: RevokeAccessInput!) { answers: revokeAccess(input: $input) { __typename status } }';
const SET_STATUS = 'mutation ($input: SetMembershipStatusInput!) { answers: setMembershipStatus(input: $input) { __typename ... on Problem { message } } }';

/** A call of the owner. */
export function byStaff({ staff, oneAddress }: Track, query: string, input: object): Call {
  return { cookie: staff.caller.cookies, ...(!oneAddress && { address: staff.caller.address }), query, input };
}

export function grant(track: Track, sublicenseId: string, people: readonly MadeLearner[]): Call {
  return byStaff(track, GRANT, { sublicenseId, learnerIds: people.map(({ id }) => id) });
}

export function revoke(track: Track, accessIds: readonly string[]): Call {
  return byStaff(track, REVOKE, { accessIds });
}

export function setStatus(track: Track, ids: readonly string[], enabled: boolean): Call {
  return byStaff(track, SET_STATUS, { ids, enabled });
}

export function move(track: Track, accessIds: readonly string[], sublicenseId: string): Call {
  return byStaff(track, MOVE, { accessIds, sublicenseId });
}

/** Every access at a client, with its membership, oldest first. */
export async function seatedAt({ site }: Track, { clientId }: MadePlaces): Promise<{ access: string; membership: string }[]> {
  const found = await rows<{ id: Buffer; membership_id: Buffer }>(
    site.database.reader,
    'SELECT a.id, a.membership_id FROM access a JOIN membership m ON m.id = a.membership_id WHERE m.client_id = ? ORDER BY a.id',
    [idBytes(clientId)],
  );
  return found.map((row) => ({ access: idFromBytes('acc', row.id), membership: idFromBytes('mem', row.membership_id) }));
}

const FINE = new Set(['AccessGranted', 'AlreadyHasAccess', 'SeatsExhausted', 'InvalidInput', 'Access', 'MembershipUpdated', 'ClientUpdated', 'SublicenseUpdated', 'RegistrationCodeUpdated']);

/** What is wrong with an answer to staff: a fault, or words that do not belong to the operation. An access may be gone meanwhile: a move joined it to another. */
export function untoward({ status, body }: Reply, { input, query }: Call): string[] {
  const said = body?.data?.answers === undefined ? [body?.data?.answer] : list(body.data.answers);
  if ('accessIds' in input && body?.errors?.length === 1 && body.errors[0]!.extensions.code === 'NOT_FOUND') return [];
  if (status === 200 && body?.errors === undefined && said.every((one) => one != null && FINE.has(text(one.__typename)))) return [];
  return [`Staff were answered ${status} ${JSON.stringify(body)} to ${query.slice(0, 80)} ${JSON.stringify(input)}.`];
}

/** Sends what only prepares a race. */
export async function mustGoWell(track: Track, call: Call): Promise<void> {
  const [reply] = await unleash(track, [call]);
  const wrong = untoward(reply!, call);
  if (wrong.length > 0) throw new Error(wrong.join(' '));
}
