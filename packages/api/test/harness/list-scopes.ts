import { newId, type ClientId, type SublicenseId } from '../../src/kernel/ids.js';
import { EVERYTHING, type Scope } from '../../src/kernel/viewer.js';
import type { ListedRows } from './listed-rows.js';

/** A scope of some clients, whole, and of some sublicenses of others. */
function part(clients: readonly ClientId[], sublicenses: readonly SublicenseId[], { owners }: ListedRows): Scope {
  return { everything: false, clients: new Set(clients), sublicenses: new Map(sublicenses.map((id) => [id, owners.get(id)!])) };
}

/** Every kind of scope there is: the whole site, several clients, a client and sublicenses of it and of others, single sublicenses, nothing. */
export function scopesOf(made: ListedRows): Scope[] {
  const { clients, sublicenses } = made;
  return [
    EVERYTHING,
    part(clients.slice(0, 4), [], made),
    part([clients[0]!, clients[2]!], [sublicenses[1]!, sublicenses[3]!, sublicenses[6]!, sublicenses[7]!], made),
    part([], [sublicenses[2]!], made),
    part([], [sublicenses[3]!, sublicenses[6]!], made),
    part([], [], made),
  ];
}

/** What a list may be narrowed to: nothing, clients and sublicenses within the scopes and outside, and ids of nothing. */
export function namedPlaces({ clients, sublicenses }: ListedRows): { readonly clientId: (string | null)[]; readonly sublicenseId: (string | null)[] } {
  return {
    clientId: [null, clients[0]!, clients[1]!, clients[3]!, clients[5]!, newId('cli'), 'no id'],
    sublicenseId: [null, sublicenses[0]!, sublicenses[2]!, sublicenses[3]!, sublicenses[6]!, sublicenses[11]!, newId('sub'), clients[0]!, ''],
  };
}

/** Whether a scope reaches all of a client. */
export function seesAllOf({ everything, clients }: Scope, client: ClientId): boolean {
  return everything || clients.has(client);
}

/** Whether a scope reaches a sublicense, alone or with all of its client. */
export function sees(scope: Scope, sublicense: string, { owners }: ListedRows): boolean {
  // Of an id that is none of them the answer is no.
  const id = sublicense as SublicenseId;
  const client = owners.get(id);
  return client !== undefined && (seesAllOf(scope, client) || scope.sublicenses.has(id));
}
