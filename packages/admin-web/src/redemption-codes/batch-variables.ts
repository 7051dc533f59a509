import type { BatchCodesQueryVariables, RedemptionCodeBatchesQueryVariables } from '@portico/shared/admin';
import { codeFilterOf, codeOrderOf, STATES } from '../ui/code/code-list.js';
import type { Filter } from '../ui/list/FilterMenu.js';
import { PAGE_SIZE, type ListAddress } from '../ui/list/list-address.js';

/** What the server is asked for when the list of batches stands like this; `clientId` undefined: of all clients. */
export function batchListVariables(address: ListAddress, clientId: string | undefined): RedemptionCodeBatchesQueryVariables {
  return { ...address.page, filter: codeFilterOf(address, clientId), orderBy: codeOrderOf(address) };
}

const YES_OR_NO: Readonly<Record<string, boolean>> = { yes: true, no: false };

/** The filters of the codes of a batch. */
export const BATCH_CODE_FILTERS: readonly Filter[] = [
  { name: 'state', label: 'State', options: [{ value: 'live', label: 'Live' }, { value: 'scheduled', label: 'Not started' }, { value: 'expired', label: 'Expired' }, { value: 'disabled', label: 'Disabled' }] },
  { name: 'redeemed', label: 'Redeemed', options: [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'Not yet' }] },
  { name: 'handed', label: 'Handed to', options: [{ value: 'yes', label: 'Somebody' }, { value: 'no', label: 'Nobody yet' }] },
];

/** What the server is asked for when the codes of a batch stand like this. It gives them forwards only, as they were made. */
export function batchCodesVariables(address: ListAddress, id: string): BatchCodesQueryVariables {
  const search = address.get('q');
  const after = address.get('after');
  const status = STATES[address.get('state') ?? ''];
  const redeemed = YES_OR_NO[address.get('redeemed') ?? ''];
  const handedOut = YES_OR_NO[address.get('handed') ?? ''];
  return {
    id,
    first: PAGE_SIZE,
    ...(after !== null && { after }),
    filter: { ...(search !== null && { search }), ...(status !== undefined && { status }), ...(redeemed !== undefined && { redeemed }), ...(handedOut !== undefined && { handedOut }) },
  };
}
