import { Checkbox } from '@mantine/core';
import { useForm } from '@mantine/form';
import { DeleteClientDocument } from '@portico/shared/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';
import { Note } from '../ui/states/Note.js';
import { counted } from '../ui/words/numbers.js';

interface Deleted {
  readonly id: string;
  readonly name: string;
}

interface Falls {
  readonly learnerCount: number;
  readonly codeCount: number;
}

/** Deletes a client for good, by its name typed again. */
export function DeleteClientDialog({ client, onClose }: { readonly client: Deleted; readonly onClose: () => void }) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: '', withLearners: false } });
  const { busy, problem, run } = useFormWork(form);
  const [falls, setFalls] = useState<Falls | null>(null);
  const remove = useSend(DeleteClientDocument);
  const navigate = useNavigate();
  const submit = form.onSubmit((values) =>
    run(async () => {
      const { deleteClient: result } = await remove({ input: { id: client.id, ...values } });
      if (result.__typename === 'ClientInUse') setFalls(result);
      if (result.__typename !== 'ClientDeleted') return result;
      onClose();
      sayDone({ title: `${client.name} is deleted`, meaning: 'Its history stays.' });
      await navigate('/clients');
      return null;
    }),
  );
  return (
    <FormDialog title={`Delete ${client.name}`} opened onClose={onClose} action="Delete client" busy={busy} problem={problem} onSubmit={submit} size={560} destructive hint="This cannot be taken back.">
      <FormSection legend="Sure?">
        <p>Its sublicenses, codes and accesses go with it. The accounts of its learners and its history stay. To keep everything, disable it instead.</p>
        <TextField form={form} name="name" label={`Type its name: ${client.name}`} required first />
        {falls !== null && (
          <>
            <Note>
              <strong>{counted(falls.learnerCount, 'learner')}</strong> would lose access, and <strong>{counted(falls.codeCount, 'code')}</strong> would be gone.
            </Note>
            <Checkbox key={form.key('withLearners')} {...form.getInputProps('withLearners', { type: 'checkbox' })} label="Delete it although learners are in" />
          </>
        )}
      </FormSection>
    </FormDialog>
  );
}
