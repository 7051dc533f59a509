import { changesBetween, Named, type Change } from '../history/history.api.js';
import type { Reader } from '../kernel/database.js';
import { idBytes, idFromBytes, type ClientId, type CodeId, type SublicenseId } from '../kernel/ids.js';
import { rows } from '../kernel/sql.js';

/** A code that opens another sublicense in the place of one that goes. */
export interface ReroutedCode {
  readonly code: { readonly id: CodeId; readonly clientId: ClientId; readonly code: string };
  /** What it opens from then on. */
  readonly opens: readonly SublicenseId[];
  readonly changes: readonly Change[];
}

interface OpenedRow {
  code_id: Buffer;
  client_id: Buffer;
  code: string;
  sublicense_id: Buffer;
  name: string;
}

/** What becomes of every code that opens one sublicense when it opens another instead: two statements, however many. */
export async function whatBecomesOfCodes(reader: Reader, from: SublicenseId, to: SublicenseId): Promise<ReroutedCode[]> {
  const found = await rows<OpenedRow>(
    reader,
    `SELECT k.id AS code_id, k.client_id, k.code, s.id AS sublicense_id, s.name
      FROM code_sublicense gone JOIN code k ON k.id = gone.code_id
        JOIN code_sublicense ks ON ks.code_id = k.id JOIN sublicense s ON s.id = ks.sublicense_id
      WHERE gone.sublicense_id = ? ORDER BY k.id, s.id`,
    [idBytes(from)],
  );
  if (found.length === 0) return [];
  const [there] = await rows<{ name: string }>(reader, 'SELECT name FROM sublicense WHERE id = ?', [idBytes(to)]);
  const instead = new Named(to, there!.name);
  const codes = new Map<CodeId, OpenedRow[]>();
  for (const row of found) {
    const id = idFromBytes('cod', row.code_id);
    codes.set(id, [...(codes.get(id) ?? []), row]);
  }
  return [...codes.values()].map((opened) => becoming(opened, from, instead));
}

function becoming(opened: readonly OpenedRow[], from: SublicenseId, instead: Named): ReroutedCode {
  const { code_id, client_id, code } = opened[0]!;
  const before = opened.map((row) => new Named(idFromBytes('sub', row.sublicense_id), row.name));
  const stay = before.filter(({ id }) => id !== from && id !== instead.id);
  const after = [...stay, instead].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    code: { id: idFromBytes('cod', code_id), clientId: idFromBytes('cli', client_id), code },
    // Each is the id of a sublicense: it stands in `before`, or it is `instead`.
    opens: after.map(({ id }) => id as SublicenseId),
    changes: changesBetween({ sublicenses: before }, { sublicenses: after }),
  };
}
