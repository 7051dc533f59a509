import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { UpdateProfileDocument } from '@portico/shared/admin';
import { useState } from 'react';
import { useSend } from '../server/use-send.js';
import { FormSection } from '../ui/form/FormSection.js';
import { PageForm } from '../ui/form/PageForm.js';
import { TextField } from '../ui/form/TextField.js';
import { useFormWork } from '../ui/form/use-form-work.js';

const EMPTY = { newEmail: '', currentPassword: '' };

/** Another address to sign in with. It becomes one's own by the link that is mailed there; whether it is somebody else's is not said. */
export function AddressForm({ email }: { readonly email: string }) {
  // Named, since the form of the password on the same page has a field of the same name: the focus finds the one of its form.
  const form = useForm({ name: 'address', mode: 'controlled', initialValues: EMPTY });
  const { busy, problem, run } = useFormWork(form);
  const [mailed, setMailed] = useState<string | null>(null);
  const update = useSend(UpdateProfileDocument, { refresh: false });
  const submit = form.onSubmit(({ newEmail, currentPassword }) => {
    setMailed(null);
    run(async () => {
      const { updateProfile: result } = await update({ input: { newEmail, ...(currentPassword !== '' && { currentPassword }) } });
      if (result.__typename === 'InvalidInput') return result;
      form.setValues(EMPTY);
      setMailed(newEmail.trim());
      return null;
    });
  });
  return (
    <PageForm label="Your e-mail address" problem={problem} onSubmit={submit} buttons={<Button type="submit" variant="default" aria-disabled={busy}>{busy ? 'One moment …' : 'Change address'}</Button>}>
      <FormSection legend="E-mail">
        <div>
          <span className="pt-label">E-mail</span>
          <span className="pt-locked">{email}</span>
        </div>
        <TextField form={form} name="newEmail" label="New e-mail address" type="email" required autoComplete="email" hint="A link is mailed there. With it the address becomes yours; until then everything stays as it is." />
        <TextField form={form} name="currentPassword" label="Current password" type="password" required autoComplete="current-password" />
        <p role="status">
          {mailed !== null && (
            <>
              A mail is on its way to <bdi>{mailed}</bdi>. Its link works once, for 24 hours, and signs you out everywhere else. If none comes, see whether the address is right; one that somebody else signs in with gets none.
            </>
          )}
        </p>
      </FormSection>
    </PageForm>
  );
}
