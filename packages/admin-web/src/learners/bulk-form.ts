import { useForm, type UseFormReturnType } from '@mantine/form';
import type { LearnerAction, LearnerActionInput } from '@portico/shared/admin';
import { NEEDS_SUBLICENSE } from './seats-left.js';
import type { ChosenLearners } from './use-chosen-learners.js';

/** What is asked for beside who. */
export interface BulkValues extends Record<string, unknown> {
  readonly sublicenseId: string;
  readonly toSublicenseId: string;
}

/** The form of an action on many learners. */
export type BulkForm = UseFormReturnType<BulkValues>;

/** Whether an action is about one sublicense. */
export function takesSublicense(action: LearnerAction): boolean {
  return action === 'GRANT' || action === 'REVOKE' || action === 'MOVE';
}

/** The form, with what an action cannot do without. */
export function useBulkForm(action: LearnerAction): BulkForm {
  const needed = (is: boolean) => (id: string) => (is && id === '' ? NEEDS_SUBLICENSE : null);
  return useForm<BulkValues>({ mode: 'controlled', initialValues: { sublicenseId: '', toSublicenseId: '' }, validate: { sublicenseId: needed(takesSublicense(action)), toSublicenseId: needed(action === 'MOVE') } });
}

/** What the server is sent; null as long as something is missing. */
export function bulkInput(action: LearnerAction, { membershipIds, filter }: ChosenLearners, { sublicenseId, toSublicenseId }: BulkValues): LearnerActionInput | null {
  if ((takesSublicense(action) && sublicenseId === '') || (action === 'MOVE' && toSublicenseId === '')) return null;
  return {
    action,
    ...(membershipIds === null ? { filter } : { membershipIds: [...membershipIds] }),
    ...(takesSublicense(action) && { sublicenseId }),
    ...(action === 'MOVE' && { toSublicenseId }),
    dryRun: false,
  };
}
