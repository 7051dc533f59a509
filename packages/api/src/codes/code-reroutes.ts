import { changesBetween, Named, recordHistory, type Deed } from '../history/history.api.js';
import type { Act } from '../kernel/act.js';
import type { Reader, Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type SublicenseId } from '../kernel/ids.js';
import { rows, run } from '../kernel/sql.js';

/** What opens sublicenses: registration codes each for itself, redemption codes as a batch. */
interface Opener {
  readonly type: 'cod' | 'bat';
  readonly table: string;
  /** What it is called by. */
  readonly name: string;
  readonly opens: string;
  /** The column of `opens` for it. */
  readonly owner: string;
  readonly action: string;
  readonly summary: (name: string) => string;
}

const OPENERS: readonly Opener[] = [
  {
    type: 'cod', table: 'code', name: 'code', opens: 'code_sublicense', owner: 'code_id',
    action: 'registration_code.updated', summary: (code) => `Changed sublicenses of the registration code ${code}.`,
  },
  {
    type: 'bat', table: 'redemption_code_batch', name: 'label', opens: 'redemption_code_batch_sublicense', owner: 'batch_id',
    action: 'redemption_code_batch.updated', summary: (label) => `Changed sublicenses of the batch of redemption codes "${label}".`,
  },
];

interface OpenedRow {
  owner_id: Buffer;
  client_id: Buffer;
  name: string;
  sublicense_id: Buffer;
  sublicense: string;
}

/** Lets everything that opens one sublicense open another instead. The number of statements does not grow with the codes. */
export async function rerouteCodes(tx: Tx, { from, to }: { readonly from: SublicenseId; readonly to: SublicenseId }, act: Act): Promise<void> {
  for (const opener of OPENERS) {
    const { opens, owner } = opener;
    const rerouted = await whatBecomesOf(tx, opener, { from, to });
    await run(
      tx,
      `INSERT INTO ${opens} (${owner}, sublicense_id)
        SELECT gone.${owner}, ? FROM ${opens} gone WHERE gone.sublicense_id = ?
          AND NOT EXISTS (SELECT 1 FROM ${opens} there WHERE there.${owner} = gone.${owner} AND there.sublicense_id = ?)`,
      [idBytes(to), idBytes(from), idBytes(to)],
    );
    await run(tx, `DELETE FROM ${opens} WHERE sublicense_id = ?`, [idBytes(from)]);
    await recordHistory(tx, act, rerouted);
  }
}

/** What becomes of everything that opens one sublicense when it opens another instead: two statements, however many. */
async function whatBecomesOf(reader: Reader, opener: Opener, { from, to }: { readonly from: SublicenseId; readonly to: SublicenseId }): Promise<Deed[]> {
  const { table, name, opens, owner } = opener;
  const found = await rows<OpenedRow>(
    reader,
    `SELECT k.id AS owner_id, k.client_id, k.${name} AS name, s.id AS sublicense_id, s.name AS sublicense
      FROM ${opens} gone JOIN ${table} k ON k.id = gone.${owner}
        JOIN ${opens} ks ON ks.${owner} = k.id JOIN sublicense s ON s.id = ks.sublicense_id
      WHERE gone.sublicense_id = ? ORDER BY k.id, s.id`,
    [idBytes(from)],
  );
  if (found.length === 0) return [];
  const [there] = await rows<{ name: string }>(reader, 'SELECT name FROM sublicense WHERE id = ?', [idBytes(to)]);
  const instead = new Named(to, there!.name);
  const openers = new Map<string, OpenedRow[]>();
  for (const row of found) {
    const id = idFromBytes(opener.type, row.owner_id);
    openers.set(id, [...(openers.get(id) ?? []), row]);
  }
  return [...openers.values()].map((opened) => becoming(opener, opened, { from, instead }));
}

function becoming({ type, action, summary }: Opener, opened: readonly OpenedRow[], { from, instead }: { readonly from: SublicenseId; readonly instead: Named }): Deed {
  const { owner_id, client_id, name } = opened[0]!;
  const before = opened.map((row) => new Named(idFromBytes('sub', row.sublicense_id), row.sublicense));
  const stay = before.filter(({ id }) => id !== from && id !== instead.id);
  const after = [...stay, instead].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    action,
    clientId: idFromBytes('cli', client_id),
    subject: idFromBytes(type, owner_id),
    // It is the id of a sublicense: it stands in `before`, or it is `instead`.
    sublicenseId: after.length === 1 ? (after[0]!.id as SublicenseId) : undefined,
    summary: summary(name),
    changes: changesBetween({ sublicenses: before }, { sublicenses: after }),
  };
}
