import type { Deed } from '../history/history.api.js';
import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, type SublicenseId } from '../kernel/ids.js';
import { rowsIn } from '../kernel/sql.js';
import type { Leaving } from './give-up-seats.js';

/** How history tells that an access ended. */
const TOLD = {
  REVOKED: { action: 'access.revoked', summary: (name: string) => `Took "${name}" away.` },
  UNUSED: { action: 'access.ended', summary: (name: string) => `The seat held in "${name}" came free: nobody took it up in time.` },
  WITHDRAWN: { action: 'access.ended', summary: (name: string) => `"${name}" ended: nothing it stood on is left.` },
  OVER: { action: 'access.ended', summary: (name: string) => `"${name}" ended: the end of this access had come.` },
} as const;

/** One deed for each access that ended. One statement, for the names. */
export async function leavingDeeds(reader: Reader, leaving: readonly Leaving[], how: keyof typeof TOLD): Promise<Deed[]> {
  const names = await sublicenseNames(reader, leaving.flatMap(({ accesses }) => accesses.map((access) => access.sublicenseId)));
  const { action, summary } = TOLD[how];
  return leaving.flatMap(({ member, accesses }) =>
    accesses.map(({ sublicenseId }) => ({
      action,
      clientId: member.clientId,
      subject: member.id,
      sublicenseId,
      summary: summary(names.get(sublicenseId) ?? 'A sublicense'),
    })),
  );
}

/** The names of sublicenses. */
export async function sublicenseNames(reader: Reader, ids: readonly SublicenseId[]): Promise<Map<SublicenseId, string>> {
  const found = await rowsIn<{ id: Buffer; name: string }>(
    reader,
    [...new Set(ids)].map(idBytes),
    (marks) => `SELECT id, name FROM sublicense WHERE id IN (${marks})`,
  );
  return new Map(found.map((row) => [idFromBytes('sub', row.id), row.name]));
}
