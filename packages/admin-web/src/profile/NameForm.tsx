import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { UpdateProfileDocument } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { PageForm } from '../ui/form/PageForm.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';

/** What one is called. The address one signs in with stands there, and stays. */
export function NameForm({ name, email }: { readonly name: string; readonly email: string }) {
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
        <div>
          <span className="pt-label">E-mail</span>
          <span className="pt-locked">{email}</span>
        </div>
      </FormSection>
    </PageForm>
  );
}
