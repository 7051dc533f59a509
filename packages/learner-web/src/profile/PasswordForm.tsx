import { ChangePasswordDocument, type PersonFragment } from '@portico/shared/learner';
import { useState } from 'preact/hooks';
import { ask } from '../server/ask.js';
import { Form, type FieldErrors } from '../ui/Form.js';
import { PasswordField } from '../ui/PasswordField.js';
import { useSending } from '../ui/use-sending.js';
import { useWords } from '../ui/Words.js';
import { Done } from './Done.js';

/** Another password. Whoever changes it is signed out everywhere else. */
export function PasswordForm({ person }: { readonly person: PersonFragment }) {
  const { say } = useWords();
  const sending = useSending();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [changed, setChanged] = useState(0);
  const submit = ({ currentPassword = '', newPassword = '' }: Readonly<Record<string, string>>) => {
    if (currentPassword === '') return setErrors({ currentPassword: say('needPassword') });
    sending.send(async () => {
      const { changePassword } = await ask(ChangePasswordDocument, { input: { currentPassword, newPassword } });
      const wrong = changePassword.__typename === 'InvalidInput' ? changePassword.fields.map(({ path }) => path) : [];
      setErrors({ ...(wrong.includes('currentPassword') && { currentPassword: say('notYourPassword') }), ...(wrong.includes('newPassword') && { newPassword: say('weakPassword') }) });
      if (changePassword.__typename === 'ProfileUpdated') setChanged(changed + 1);
    });
  };
  return (
    <section key={changed}>
      <h2>{say('password')}</h2>
      <Form sending={sending} errors={errors} submitLabel={say('changePassword')} quiet onSubmit={submit}>
        {/* Tells a password manager whose password it is. */}
        <input type="text" class="unseen" name="username" autoComplete="username" defaultValue={person.email} tabIndex={-1} aria-hidden="true" readOnly />
        <PasswordField name="currentPassword" label={say('presentPassword')} autoComplete="current-password" error={errors['currentPassword']} />
        <PasswordField name="newPassword" label={say('newPassword')} hint={say('passwordHint')} autoComplete="new-password" error={errors['newPassword']} />
      </Form>
      <Done text={changed > 0 ? say('passwordChanged') : null} />
    </section>
  );
}
