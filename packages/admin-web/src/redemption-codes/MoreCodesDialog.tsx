import { useForm } from '@mantine/form';
import { OnceKeys } from '@portico/shared';
import { AddRedemptionCodesDocument, type BatchRowFragment } from '@portico/shared/admin';
import { useState } from 'react';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { wholeNumber } from '../ui/form/numbers.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { count, counted } from '../ui/words/numbers.js';
import { countProblem, MOST_MORE } from './batch-form.js';

interface MoreCodesDialogProps {
  readonly batch: BatchRowFragment;
  readonly onClose: () => void;
}

/** Adds codes to a batch, like those that are in it. */
export function MoreCodesDialog({ batch, onClose }: MoreCodesDialogProps) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { count: '' }, validate: { count: (typed: string) => countProblem(typed, MOST_MORE) } });
  const { busy, problem, run } = useFormWork(form);
  const [keys] = useState(() => new OnceKeys());
  const add = useSend(AddRedemptionCodesDocument);
  const submit = form.onSubmit((values) =>
    run(async () => {
      const input = { batchId: batch.id, count: wholeNumber(values.count) ?? 0 };
      const { addRedemptionCodes: result } = await add({ input: { ...input, idempotencyKey: keys.keyFor(input) } });
      if (result.__typename === 'InvalidInput') return result;
      if (result.__typename === 'CodesRejected') return { message: result.message };
      onClose();
      sayDone({ title: `${counted(input.count, 'code')} more`, meaning: `${batch.label} has ${count(result.batch.codeCount)} now.` });
      return null;
    }),
  );
  return (
    <FormDialog title={`Add codes to ${batch.label}`} opened onClose={onClose} action="Add codes" busy={busy} problem={problem} onSubmit={submit} size={560} hint="They look like the others and open the same.">
      <FormSection legend="Codes" about={`${count(batch.codeCount)} now`}>
        <div className="pt-half">
          <TextField form={form} name="count" label="Number" required first unit="codes" hint={`At most ${count(MOST_MORE)} at once.`} />
        </div>
      </FormSection>
    </FormDialog>
  );
}
