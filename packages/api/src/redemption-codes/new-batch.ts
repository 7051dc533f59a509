import { invalid } from '../kernel/problem.js';
import type { GenerateRedemptionCodesInput } from './batches.inputs.js';

/** What the codes of a new batch share, as it is stored. */
export function readNewBatch({ label, purchaseReference, startsAt, expiresAt, accessDays }: Pick<GenerateRedemptionCodesInput, 'label' | 'purchaseReference' | 'startsAt' | 'expiresAt' | 'accessDays'>) {
  return { label: label.trim(), purchaseReference: purchaseReference?.trim() ?? null, startsAt: startsAt ?? null, expiresAt: expiresAt ?? null, accessDays: accessDays ?? null };
}

/** @throws Refusal InvalidInput for new codes that have ended */
export function refuseOver(expiresAt: Date | null, now: Date): void {
  if (expiresAt !== null && expiresAt <= now) throw invalid('expiresAt', 'The end of new codes must be in the future.');
}
