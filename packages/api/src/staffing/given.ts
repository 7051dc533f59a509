import { Named, type Told } from '../history/history.api.js';
import type { Tx } from '../kernel/database.js';
import { idBytes, idFromBytes, type ClientId, type StaffId, type SublicenseId } from '../kernel/ids.js';
import { rows } from '../kernel/sql.js';

/** What was given to somebody of the staff, by name, for whoever changes it and for history. */
export interface Given {
  readonly clients: readonly { readonly id: ClientId; readonly name: string }[];
  readonly sublicenses: readonly { readonly id: SublicenseId; readonly name: string }[];
}

interface GivenRow {
  id: Buffer;
  name: string;
}

/** What is given to somebody as things stand in the transaction. */
export async function givenTo(tx: Tx, id: StaffId): Promise<Given> {
  const clients = await rows<GivenRow>(tx, 'SELECT c.id, c.name FROM staff_client g JOIN client c ON c.id = g.client_id WHERE g.staff_id = ? ORDER BY c.id', [idBytes(id)]);
  const sublicenses = await rows<GivenRow>(tx, 'SELECT s.id, s.name FROM staff_sublicense g JOIN sublicense s ON s.id = g.sublicense_id WHERE g.staff_id = ? ORDER BY s.id', [idBytes(id)]);
  return { clients: clients.map(({ id: of, name }) => ({ id: idFromBytes('cli', of), name })), sublicenses: sublicenses.map(({ id: of, name }) => ({ id: idFromBytes('sub', of), name })) };
}

/** What is given as history tells it, whatever the order it was named in. */
export function toldGiven({ clients, sublicenses }: Given): { readonly clients: Told; readonly sublicenses: Told } {
  const told = (things: Given['clients'] | Given['sublicenses']) => things.map(({ id, name }) => new Named(id, name)).sort((one, other) => (one.id < other.id ? -1 : 1));
  return { clients: told(clients), sublicenses: told(sublicenses) };
}
