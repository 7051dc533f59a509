import { Seats } from '../allowances/allowances.api.js';
import type { Reader } from '../kernel/database.js';
import { idBytes, idFromHex, type BatchId, type CodeId } from '../kernel/ids.js';
import type { Condition } from '../kernel/scope-condition.js';
import { rows } from '../kernel/sql.js';
import type { Scope } from '../kernel/viewer.js';
import { readParent } from '../sublicenses/sublicenses.api.js';
import { batchInScope } from './batches.read-model.js';
import { CodeAccess } from './code-access.types.js';
import { codeInScope, OPENED_BY_CODE } from './opened-by-code.js';
import type { NamedRow, Naming } from './openings.js';

interface AccessRow extends NamedRow {
  max_taken: number | null;
  taken: number;
  client_id: string;
  client_name: string;
}

const COLUMNS = `HEX(s.id) AS id, HEX(s.parent_id) AS parent_id, s.name, w.max_taken, w.taken, HEX(c.id) AS client_id, c.name AS client_name`;
const SEATS = 'JOIN allowance w ON w.id = s.seat_allowance_id';

/** What a code in scope opens, with its client: one statement, since the hover asks it again and again. */
export function accessOfCode(reader: Reader, naming: Naming, { scope, id }: { readonly scope: Scope; readonly id: CodeId }): Promise<CodeAccess | undefined> {
  const from = `code k JOIN client c ON c.id = k.client_id ${OPENED_BY_CODE} ${SEATS}`;
  return read(reader, naming, { from, seen: codeInScope(scope), where: 'k.id = ?', id: idBytes(id) });
}

/** The same of a batch. */
export function accessOfBatch(reader: Reader, naming: Naming, { scope, id }: { readonly scope: Scope; readonly id: BatchId }): Promise<CodeAccess | undefined> {
  const from = `redemption_code_batch b JOIN client c ON c.id = b.client_id
    JOIN redemption_code_batch_sublicense bs ON bs.batch_id = b.id JOIN sublicense s ON s.id = bs.sublicense_id ${SEATS}`;
  return read(reader, naming, { from, seen: batchInScope(scope), where: 'b.id = ?', id: idBytes(id) });
}

interface Asked {
  readonly from: string;
  readonly seen: Condition;
  readonly where: string;
  readonly id: Buffer;
}

async function read(reader: Reader, { clients, sublicenses }: Naming, { from, seen, where, id }: Asked): Promise<CodeAccess | undefined> {
  const found = await rows<AccessRow>(reader, `SELECT ${COLUMNS} FROM ${from} WHERE ${seen.sql} AND ${where} ORDER BY s.id`, [...seen.parameters, id]);
  const [first] = found;
  if (first === undefined) return undefined;
  const client = clients.named({ id: idFromHex('cli', first.client_id), name: first.client_name });
  const opened = found.map((row) => sublicenses.named({
    id: idFromHex('sub', row.id),
    clientId: client.id,
    parentId: readParent(row.parent_id),
    name: row.name,
    seats: new Seats({ maxTaken: row.max_taken, taken: row.taken }),
  }));
  return new CodeAccess(client, opened);
}
