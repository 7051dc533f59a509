import { useForm } from '@mantine/form';
import { CopyClientDocument } from '@portico/shared/admin';
import { useNavigate } from 'react-router';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';
import { FormDialog } from '../ui/overlay/FormDialog.js';

interface Copied {
  readonly id: string;
  readonly name: string;
}

/** Makes a client like another. */
export function CopyClientDialog({ client, onClose }: { readonly client: Copied; readonly onClose: () => void }) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { name: `${client.name} (copy)`, slug: '' } });
  const { busy, problem, run } = useFormWork(form);
  const copy = useSend(CopyClientDocument);
  const navigate = useNavigate();
  const submit = form.onSubmit(({ name, slug }) =>
    run(async () => {
      const { copyClient: result } = await copy({ input: { id: client.id, name, ...(slug !== '' && { slug }) } });
      if (result.__typename === 'SlugTaken') return { message: result.message, fields: [{ path: 'slug', message: `${result.message} “${result.suggestion}” is free.` }] };
      if (result.__typename === 'InvalidInput') return result;
      onClose();
      sayDone({ title: `${result.client.name} is there`, meaning: `With the settings, design, content and sublicenses of ${client.name}.` });
      await navigate(`/clients/${result.client.slug}`);
      return null;
    }),
  );
  return (
    <FormDialog title={`Copy ${client.name}`} opened onClose={onClose} action="Save copy" busy={busy} problem={problem} onSubmit={submit} size={560} hint="No learners, no codes, no staff are copied.">
      <FormSection legend="Copy">
        <TextField form={form} name="name" label="Name" required first />
        <TextField form={form} name="slug" label="Path" placeholder="made from the name" />
      </FormSection>
    </FormDialog>
  );
}
