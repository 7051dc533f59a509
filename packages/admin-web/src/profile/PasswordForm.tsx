import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { ChangePasswordDocument } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { PageForm } from '../ui/form/PageForm.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';
import { sayDone } from '../ui/notices/say-done.js';

const EMPTY = { currentPassword: '', newPassword: '' };

/** Changes one's password; everywhere else one is signed out. */
export function PasswordForm({ email }: { readonly email: string }) {
  const form = useForm({ mode: 'controlled', initialValues: EMPTY });
  const { busy, problem, run } = useFormWork(form);
  const change = useSend(ChangePasswordDocument);
  const submit = form.onSubmit((values) =>
    run(async () => {
      const { changePassword: result } = await change({ input: values });
      if (result.__typename === 'InvalidInput') return result;
      form.setValues(EMPTY);
      sayDone({ title: 'Your password is changed', meaning: 'Everywhere else you are signed out.' });
      return null;
    }),
  );
  return (
    <PageForm label="Your password" problem={problem} onSubmit={submit} buttons={<Button type="submit" variant="default" aria-disabled={busy}>{busy ? 'One moment …' : 'Change password'}</Button>}>
      <FormSection legend="Password">
        {/* Password managers file it under the address, which no field here asks for. */}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <TextField form={form} name="currentPassword" label="Current password" type="password" required autoComplete="current-password" />
        <TextField form={form} name="newPassword" label="New password" type="password" required autoComplete="new-password" hint="12 to 128 characters; none that many others use." />
      </FormSection>
    </PageForm>
  );
}
