import { groupsOfFour } from '@portico/shared';
import type { BatchCodeFragment, BatchRowFragment, RedemptionCodeBatchQuery } from '@portico/shared/admin';
import { codeState } from '../ui/code/code-state.js';
import type { StateForm } from '../ui/marks/StateBadge.js';

/** A batch in full, as its page has it. */
export type FullBatch = Extract<NonNullable<RedemptionCodeBatchQuery['node']>, { __typename: 'RedemptionCodeBatch' }>;

type Batch = Pick<BatchRowFragment, 'status' | 'startsAt' | 'job' | 'access'>;

/** Whether a job is still making its codes. */
export function isBeingMade({ job }: Pick<BatchRowFragment, 'job'>): boolean {
  return job !== null && (job.status === 'QUEUED' || job.status === 'RUNNING');
}

/** How a batch stands, in one word or two. */
export function batchState(batch: Batch): StateForm {
  if (batch.status === 'SCHEDULED' && isBeingMade(batch)) return { word: 'Being made', tone: 'accent', ring: true };
  return codeState(batch, batch.access.client.timeZone);
}

/** How one of its codes stands. */
export function batchCodeState({ status }: Pick<BatchCodeFragment, 'status'>, { startsAt, access }: Batch): StateForm {
  return status === 'EXHAUSTED' ? { word: 'Redeemed', tone: 'grey' } : codeState({ status, startsAt }, access.client.timeZone);
}

/** Where the codes of a batch come from, and by which order they were sold. */
export function originWords({ origin, purchaseReference }: Pick<BatchRowFragment, 'origin' | 'purchaseReference'>): string {
  const from = origin === 'GENERATED' ? 'Generated' : 'Uploaded';
  return purchaseReference === null ? from : `${from} · ${purchaseReference}`;
}

/** How generated codes look: every symbol that will be drawn is an X. */
export function sampleCode(prefix: string, length: number): string {
  return `${prefix === '' ? '' : `${prefix}-`}${groupsOfFour('X'.repeat(length))}`;
}

/** Where a batch has its page. */
export function batchPage(slug: string, id: string): string {
  return `/clients/${slug}/redemption-codes/${id}`;
}
