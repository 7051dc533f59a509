import type { ClientId, SublicenseId } from './ids.js';
import { clientsInScope, seesWholeClient, type Scope } from './viewer.js';

/** What a list looks through: one client or all of them, whole or only as far as some of its sublicenses go. */
export interface Area {
  /** Null: all clients. */
  readonly client: ClientId | null;
  /** Null: whole. */
  readonly sublicenses: readonly SublicenseId[] | null;
}

/** The areas a scope lets somebody see, of one client or of all; no two overlap. Empty for a client out of reach. */
export function areasInScope(scope: Scope, client: ClientId | null): Area[] {
  if (client !== null) return areaOf(scope, client);
  if (scope.everything) return [{ client: null, sublicenses: null }];
  return clientsInScope(scope)!.flatMap((one) => areaOf(scope, one));
}

function areaOf(scope: Scope, client: ClientId): Area[] {
  if (seesWholeClient(scope, client)) return [{ client, sublicenses: null }];
  const sublicenses = [...scope.sublicenses].filter(([, of]) => of === client).map(([id]) => id);
  return sublicenses.length === 0 ? [] : [{ client, sublicenses }];
}
