import { useForm } from '@mantine/form';
import { OnceKeys } from '@portico/shared';
import { ReverseRedemptionDocument, type BatchCodeFragment } from '@portico/shared/admin';
import { useState } from 'react';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';

interface ReverseDialogProps {
  readonly code: string;
  readonly redemption: NonNullable<BatchCodeFragment['redemption']>;
  readonly onClose: () => void;
}

const WANTED = 'Write why: history keeps it.';

/** Takes a redemption back, after saying what that means. */
export function ReverseDialog({ code, redemption: { id, learner }, onClose }: ReverseDialogProps) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { reason: '' }, validate: { reason: (typed: string) => (typed.trim() === '' ? WANTED : null) } });
  const { busy, problem, run } = useFormWork(form);
  const [keys] = useState(() => new OnceKeys());
  const reverse = useSend(ReverseRedemptionDocument);
  const name = `${learner.firstName} ${learner.lastName}`;
  const submit = form.onSubmit((values) =>
    run(async () => {
      const input = { id, reason: values.reason.trim() };
      await reverse({ input: { ...input, idempotencyKey: keys.keyFor(input) } });
      onClose();
      sayDone({ title: `The redemption of ${code} is reversed`, meaning: 'The code can be used again.' });
      return null;
    }),
  );
  return (
    <FormDialog title={`Reverse the redemption of ${code}`} opened onClose={onClose} action="Reverse redemption" destructive busy={busy} problem={problem} onSubmit={submit} size={560} hint="Name no people in the reason: it outlives their erasure.">
      <FormSection legend="What it means">
        <ul className="pt-meaning">
          <li>{name} loses what this code gave, unless something else gives it too; the seat is free.</li>
          <li>The code can be used again, by {name} too.</li>
        </ul>
      </FormSection>
      <FormSection legend="Why">
        <TextField form={form} name="reason" label="Reason" required first />
      </FormSection>
    </FormDialog>
  );
}
