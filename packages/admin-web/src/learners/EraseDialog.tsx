import { useForm } from '@mantine/form';
import { EraseLearnerDocument } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import type { FullMembership } from './full-membership.js';
import { fullName } from './learner-words.js';
import { erasingWords } from './leaving-words.js';

interface EraseDialogProps {
  readonly membership: FullMembership;
  readonly onClose: () => void;
  /** Called once they are erased: nothing of them is left to show here. */
  readonly onGone: () => void;
}

/** Erases a person in every client, after saying what that means, by their address typed again. */
export function EraseDialog({ membership, onClose, onGone }: EraseDialogProps) {
  const { learner, client } = membership;
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '' },
    validate: { email: (typed) => (typed.trim().toLowerCase() === learner.email.toLowerCase() ? null : `Type ${learner.email} to erase them.`) },
  });
  const { busy, problem, run } = useFormWork(form);
  const erase = useSend(EraseLearnerDocument);
  const submit = form.onSubmit(() =>
    run(async () => {
      await erase({ input: { id: learner.id } });
      onGone();
      // Their name is gone too: it is not said once more.
      sayDone({ title: 'The learner is erased', meaning: 'Their seats are free. Counts and history stay, without the person.' });
      return null;
    }),
  );
  return (
    <FormDialog title={`Erase ${fullName(learner)}`} opened onClose={onClose} action="Erase learner" destructive busy={busy} problem={problem} onSubmit={submit} size={560} hint="This cannot be taken back.">
      <FormSection legend="What it means">
        <ul className="pt-meaning">
          {erasingWords(learner.firstName, client.name).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </FormSection>
      <FormSection legend="Sure?">
        <TextField form={form} name="email" label={`Type their address: ${learner.email}`} required first />
      </FormSection>
    </FormDialog>
  );
}
