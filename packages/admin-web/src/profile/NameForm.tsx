import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { UpdateProfileDocument } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { PageForm } from '../ui/form/PageForm.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';

/** What one is called. */
export function NameForm({ name }: { readonly name: string }) {
  const form = useForm({ mode: 'uncontrolled', initialValues: { name } });
  const { busy, problem, run } = useFormWork(form);
  const update = useSend(UpdateProfileDocument);
  const submit = form.onSubmit((values) =>
    run(async () => {
      const { updateProfile: result } = await update({ input: values });
      if (result.__typename === 'InvalidInput') return result;
      sayDone({ title: 'Your name is saved', meaning: 'History shows it with all you did.' });
      return null;
    }),
  );
  return (
    <PageForm label="Your name" problem={problem} onSubmit={submit} buttons={<Button type="submit" variant="default" aria-disabled={busy}>{busy ? 'One moment …' : 'Save name'}</Button>}>
      <FormSection legend="You">
        <TextField form={form} name="name" label="Name" required autoComplete="name" />
      </FormSection>
    </PageForm>
  );
}
