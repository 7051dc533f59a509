import type { ClientId, SublicenseId } from '../../src/kernel/ids.js';
import type { Caller, Json } from './caller.js';
import { serial } from './factories.js';

/** A batch with the first of its codes, in the order they were made. */
export interface MadeBatch {
  readonly id: string;
  readonly codes: readonly { readonly id: string; readonly code: string }[];
}

/** What {@link makeBatch} sends besides a label. */
export interface BatchInput {
  readonly sublicenseIds: readonly SublicenseId[];
  readonly label?: string;
  readonly purchaseReference?: string;
  readonly count?: number;
  readonly prefix?: string;
  readonly length?: number;
  readonly startsAt?: string;
  readonly expiresAt?: string;
  readonly accessDays?: number;
}

const BATCH = `id label purchaseReference origin codeCount redeemedCount startsAt expiresAt accessDays status createdAt createdBy { name } job { id status kind progress { done total percent } }
  access { client { name } sublicenses { name } } codes(first: 100) { nodes { id code status landingUrl handedTo redemption { id learner { email } } } }`;

/** Asks for a batch of generated codes. */
export async function generate(staff: Caller, input: object): Promise<Json> {
  const document = `mutation ($input: GenerateRedemptionCodesInput!) { generateRedemptionCodes(input: $input) { __typename
    ... on RedemptionCodesGenerated { batch { ${BATCH} } } ... on Problem { message } ... on InvalidInput { fields { path message } } } }`;
  return (await staff.ask(document, { input: { label: `Batch ${serial()}`, ...input } })).generateRedemptionCodes!;
}

/** A batch of generated codes, two unless told otherwise. */
export async function makeBatch(staff: Caller, clientId: ClientId, input: BatchInput): Promise<MadeBatch> {
  const { batch } = await generate(staff, { clientId, count: 2, ...input });
  return asMade(batch!);
}

/** A batch as {@link generate} answers it. */
export function asMade(batch: Json): MadeBatch {
  const { nodes } = batch.codes as unknown as { nodes: MadeBatch['codes'] };
  return { id: String(batch.id), codes: nodes };
}

/** A batch as staff see it. @param filter of its codes */
export async function batchOf(staff: Caller, id: string, filter: object = {}): Promise<Json> {
  const document = `query ($id: ID!, $filter: RedemptionCodeFilter) { node(id: $id) { ... on RedemptionCodeBatch { ${BATCH.replace('codes(first: 100)', 'codes(first: 100, filter: $filter)')} history { nodes { action summary } } } } }`;
  return (await staff.ask(document, { id, filter })).node!;
}

/** Adds codes to a batch. */
export async function addTo(staff: Caller, input: object): Promise<Json> {
  const document = `mutation ($input: AddRedemptionCodesInput!) { addRedemptionCodes(input: $input) { __typename
    ... on RedemptionCodesAdded { batch { ${BATCH} } } ... on CodesRejected { message rejectedCount lines { line code reason } } ... on InvalidInput { fields { path message } } } }`;
  return (await staff.ask(document, { input })).addRedemptionCodes!;
}

/** Changes a batch. */
export async function updateBatch(staff: Caller, input: object): Promise<Json> {
  const document = `mutation ($input: UpdateRedemptionCodeBatchInput!) { updateRedemptionCodeBatch(input: $input) { __typename
    ... on RedemptionCodeBatchUpdated { batch { ${BATCH} } } ... on InvalidInput { fields { path message } } } }`;
  return (await staff.ask(document, { input })).updateRedemptionCodeBatch!;
}

/** Notes to whom codes were handed. */
export async function markHandedTo(staff: Caller, codeIds: readonly string[], handedTo: string | null): Promise<Json[]> {
  const document = 'mutation ($input: MarkCodeHandedToInput!) { markCodeHandedTo(input: $input) { id handedTo } }';
  // The schema says that it is a list.
  return (await staff.ask(document, { input: { codeIds, handedTo } })).markCodeHandedTo as unknown as Json[];
}

/** Takes a redemption back. */
export async function reverseRedemption(staff: Caller, input: object): Promise<Json> {
  const document = 'mutation ($input: ReverseRedemptionInput!) { reverseRedemption(input: $input) { id code redeemedAt learner { email } sublicenses { name } } }';
  return (await staff.ask(document, { input: { reason: 'Handed to the wrong person', ...input } })).reverseRedemption!;
}
