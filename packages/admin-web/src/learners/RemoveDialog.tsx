import { useForm } from '@mantine/form';
import { RemoveFromClientDocument } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import type { FullMembership } from './full-membership.js';
import { fullName } from './learner-words.js';
import { leavingWords } from './leaving-words.js';

interface RemoveDialogProps {
  readonly membership: FullMembership;
  readonly onClose: () => void;
  /** Called once they are removed: nothing of them is left to show here. */
  readonly onGone: () => void;
}

/** Takes a learner out of a client, after saying what that means. */
export function RemoveDialog({ membership, onClose, onGone }: RemoveDialogProps) {
  const form = useForm({ mode: 'uncontrolled', initialValues: {} });
  const { busy, problem, run } = useFormWork(form);
  const remove = useSend(RemoveFromClientDocument);
  const name = fullName(membership.learner);
  const submit = form.onSubmit(() =>
    run(async () => {
      await remove({ input: { membershipIds: [membership.id] } });
      onGone();
      sayDone({ title: `${name} is removed from ${membership.client.name}`, meaning: 'The seats are free. The account stays.' });
      return null;
    }),
  );
  return (
    <FormDialog title={`Remove ${name} from ${membership.client.name}`} opened onClose={onClose} action="Remove from client" destructive busy={busy} problem={problem} onSubmit={submit} size={560} hint="This cannot be taken back. To shut somebody out for a while, disable them.">
      <FormSection legend="What it means">
        <ul className="pt-meaning" tabIndex={-1} data-autofocus>
          {leavingWords(membership.learner.firstName, membership.client.name, membership.accesses).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </FormSection>
    </FormDialog>
  );
}
