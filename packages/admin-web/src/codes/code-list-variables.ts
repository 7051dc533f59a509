import type { RegistrationCodesQueryVariables } from '@portico/shared/admin';
import { codeFilterOf, codeOrderOf } from '../ui/code/code-list.js';
import type { ListAddress } from '../ui/list/list-address.js';

/** What the server is asked for when the list stands like this; `clientId` undefined: of all clients. */
export function codeListVariables(address: ListAddress, clientId: string | undefined): RegistrationCodesQueryVariables {
  return { ...address.page, filter: codeFilterOf(address, clientId), orderBy: codeOrderOf(address) };
}
