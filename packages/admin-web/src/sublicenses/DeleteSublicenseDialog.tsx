import { useForm } from '@mantine/form';
import { DeleteSublicenseDocument, type SublicenseFactsFragment } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { SelectField } from '../ui/form/SelectField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { Note } from '../ui/states/Note.js';
import { count, counted } from '../ui/words/numbers.js';
import { hasBranch } from './tree.js';

type Sublicense = SublicenseFactsFragment;

interface DeleteSublicenseDialogProps {
  readonly sublicense: Sublicense;
  /** All of the client's. */
  readonly all: readonly Sublicense[];
  readonly onClose: () => void;
}

/** What the chosen sublicense lacks for those who would move there; null: nothing. */
function shortOf(target: Sublicense | undefined, learners: number): string | null {
  const left = target?.seats.available ?? null;
  if (target === undefined || left === null || left >= learners) return null;
  return `${target.name} has ${counted(left, 'seat')} left, and up to ${count(learners)} are needed. With too few, nothing is deleted.`;
}

/** Deletes a sublicense, after saying where its learners and codes go. */
export function DeleteSublicenseDialog({ sublicense, all, onClose }: DeleteSublicenseDialogProps) {
  const form = useForm({ mode: 'controlled', initialValues: { moveLearnersTo: '' } });
  const { busy, problem, run } = useFormWork(form);
  const remove = useSend(DeleteSublicenseDocument);
  const { id, name, seats } = sublicense;
  const others = all.filter((one) => one.id !== id);
  const target = others.find((one) => one.id === form.getValues().moveLearnersTo);
  const blocked = hasBranch(all, id) ? 'Others hang below this sublicense: move or delete them first.' : null;
  const warning = blocked ?? shortOf(target, seats.taken);
  const submit = form.onSubmit(({ moveLearnersTo }) =>
    run(async () => {
      const { deleteSublicense: result } = await remove({ input: { id, moveLearnersTo: moveLearnersTo === '' ? null : moveLearnersTo } });
      if (result.__typename === 'SublicenseInUse' || result.__typename === 'SeatsExhausted') return { message: result.message, fields: [{ path: 'moveLearnersTo', message: result.message }] };
      if (result.__typename === 'InvalidInput') return result;
      onClose();
      sayDone({ title: `${name} is deleted`, ...(target !== undefined && { meaning: `Its learners and codes are in ${target.name} now.` }) });
      return null;
    }),
  );
  return (
    <FormDialog title={`Delete ${name}`} opened onClose={onClose} action="Delete sublicense" destructive busy={busy} problem={problem} onSubmit={submit} size={560} hint="This cannot be taken back.">
      <FormSection legend="Learners">
        <p>{seats.taken === 0 ? 'No learner holds a seat of it. Codes that open it need another.' : `${counted(seats.taken, 'learner holds', 'learners hold')} a seat of it. They and its codes go to another sublicense, with the same reasons and their own ends.`}</p>
        <SelectField first form={form} name="moveLearnersTo" label="Learners and codes go to" options={[{ value: '', label: seats.taken > 0 ? 'Choose one' : 'Nowhere: it has none' }, ...others.map((one) => ({ value: one.id, label: `${one.path.join(' / ')} · ${one.seats.available === null ? 'no limit' : `${counted(one.seats.available, 'seat')} left`}` }))]} />
        {warning !== null && <Note>{warning}</Note>}
        <p className="pt-note">Accesses that ended or were taken away go with it, or along without a seat.</p>
      </FormSection>
    </FormDialog>
  );
}
