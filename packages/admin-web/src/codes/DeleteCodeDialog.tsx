import { useForm } from '@mantine/form';
import { DeleteRegistrationCodeDocument, type CodeRowFragment } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';

interface DeleteCodeDialogProps {
  readonly code: CodeRowFragment;
  readonly onClose: () => void;
}

/** Deletes a code that nobody redeemed, after saying what that means: no other code of the client ever gets its word. */
export function DeleteCodeDialog({ code, onClose }: DeleteCodeDialogProps) {
  const form = useForm({ mode: 'uncontrolled', initialValues: {} });
  const { busy, problem, run } = useFormWork(form);
  const remove = useSend(DeleteRegistrationCodeDocument);
  const submit = form.onSubmit(() =>
    run(async () => {
      const { deleteRegistrationCode: result } = await remove({ input: { id: code.id } });
      if (result.__typename === 'CodeInUse') return result;
      onClose();
      sayDone({ title: `${code.code} is deleted`, meaning: 'It was never redeemed.' });
      return null;
    }),
  );
  return (
    <FormDialog title={`Delete ${code.label}`} opened onClose={onClose} action="Delete code" destructive busy={busy} problem={problem} onSubmit={submit} size={560} hint="This cannot be taken back. To keep it for later, disable it.">
      <FormSection legend="What it means">
        <ul className="pt-meaning" tabIndex={-1} data-autofocus>
          <li>
            Nobody has redeemed <span className="pt-mono">{code.code}</span>, so nobody loses access.
          </li>
          <li>Links, cards and QR codes with it answer as if it did not exist.</li>
          <li>No other code of {code.access.client.name} can ever have this word.</li>
        </ul>
      </FormSection>
    </FormDialog>
  );
}
