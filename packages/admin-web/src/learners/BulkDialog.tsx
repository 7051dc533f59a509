import { useQuery } from '@apollo/client/react';
import { OnceKeys } from '@portico/shared';
import { RunLearnerActionDocument, SublicenseChoicesDocument, type LearnerAction } from '@portico/shared/admin';
import { useState } from 'react';
import { noteStarted } from '../server/started-jobs.js';
import { useSend } from '../server/use-send.js';
import { useStaffId } from '../server/use-staff-id.js';
import { FormSection } from '../ui/form/FormSection.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { counted } from '../ui/words/numbers.js';
import { bulkInput, takesSublicense, useBulkForm, type BulkForm } from './bulk-form.js';
import { ACTION_WORDS, bulkHint, bulkMeaning, type PickedPlace } from './bulk-words.js';
import { SublicenseField } from './SublicenseField.js';
import type { ChosenLearners } from './use-chosen-learners.js';
import { useDryRun } from './use-dry-run.js';

/** The sublicense of an id, as the words need it. */
function usePlaces(clientId: string | undefined): (id: string) => PickedPlace | null {
  const { data } = useQuery(SublicenseChoicesDocument, { variables: { clientId: clientId ?? '' }, skip: clientId === undefined });
  return (id) => {
    const found = data?.client?.sublicenses.find((one) => one.id === id);
    return found === undefined ? null : { name: found.name, available: found.seats.available };
  };
}

function Places({ action, form, clientId }: { readonly action: LearnerAction; readonly form: BulkForm; readonly clientId: string }) {
  const { sublicenseId } = form.getValues();
  return (
    <FormSection legend="Access">
      <SublicenseField first form={form} name="sublicenseId" label={action === 'MOVE' ? 'From' : 'Sublicense'} clientId={clientId} />
      {action === 'MOVE' && <SublicenseField form={form} name="toSublicenseId" label="To" clientId={clientId} except={[sublicenseId]} />}
    </FormSection>
  );
}

interface BulkDialogProps {
  readonly action: LearnerAction;
  readonly chosen: ChosenLearners;
  readonly onClose: () => void;
  /** It is begun: nobody is to be chosen any more. */
  readonly onBegun: () => void;
}

/** Does the same to many learners, after saying to how many and what it means. The server goes on with it by itself. */
export function BulkDialog({ action, chosen, onClose, onBegun }: BulkDialogProps) {
  const form = useBulkForm(action);
  const { busy, problem, run } = useFormWork(form);
  const [keys] = useState(() => new OnceKeys());
  const send = useSend(RunLearnerActionDocument);
  const staffId = useStaffId();
  const values = form.getValues();
  const input = bulkInput(action, chosen, values);
  const dry = useDryRun(input);
  const clientId = takesSublicense(action) ? chosen.clientIds?.[0] : undefined;
  const placeOf = usePlaces(clientId);
  const learners = dry !== null && 'learners' in dry ? dry.learners : chosen.count;
  const submit = form.onSubmit(() =>
    run(async () => {
      if (input === null) return null;
      const { runLearnerAction: result } = await send({ input: { ...input, idempotencyKey: keys.keyFor(input) } });
      if (result.__typename === 'InvalidInput') return result;
      if (result.job !== null) noteStarted(staffId, result.job.id);
      onBegun();
      return null;
    }),
  );
  const { label, title } = ACTION_WORDS[action];
  return (
    <FormDialog title={title(counted(learners, 'learner'))} opened onClose={onClose} action={label} busy={busy} problem={problem} onSubmit={submit} size={560} destructive={action === 'REMOVE'} hint={bulkHint(action)}>
      {clientId !== undefined && <Places action={action} form={form} clientId={clientId} />}
      <FormSection legend="What it means">
        <ul className="pt-meaning" tabIndex={-1} {...(clientId === undefined && { 'data-autofocus': true })}>
          <li>
            {dry !== null && 'fault' in dry ? dry.fault : `It is about ${counted(learners, 'learner')}${chosen.membershipIds === null ? ', all that the list matches' : ''}${input !== null && dry === null ? '; the server counts them …' : '.'}`}
          </li>
          {bulkMeaning({ action, learners, place: placeOf(values.sublicenseId), to: placeOf(values.toSublicenseId) }).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </FormSection>
    </FormDialog>
  );
}
