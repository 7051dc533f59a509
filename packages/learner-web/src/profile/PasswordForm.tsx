import { ChangePasswordDocument, type PersonFragment } from '@portico/shared/learner';
import { useState } from 'preact/hooks';
import { ask } from '../server/ask.js';
import { Form, type Entered, type FieldErrors } from '../ui/Form.js';
import { PasswordField } from '../ui/PasswordField.js';
import { useSending } from '../ui/use-sending.js';
import { useWords } from '../ui/Words.js';
import { Done } from './Done.js';

interface PasswordFormProps {
  readonly person: PersonFragment;
  /** It is changed: every other session has ended. */
  readonly onChanged: () => void;
}

/** Another password. Whoever changes it is signed out everywhere else. */
export function PasswordForm({ person, onChanged }: PasswordFormProps) {
  const { say } = useWords();
  const sending = useSending();
  const [errors, setErrors] = useState<FieldErrors>({});
  const [changed, setChanged] = useState(0);
  const submit = ({ currentPassword = '', newPassword = '' }: Entered) => {
    if (currentPassword === '') return setErrors({ currentPassword: 'needPassword' });
    sending.send(async () => {
      const { changePassword } = await ask(ChangePasswordDocument, { input: { currentPassword, newPassword } });
      const wrong = changePassword.__typename === 'InvalidInput' ? changePassword.fields.map(({ path }) => path) : [];
      setErrors({ ...(wrong.includes('currentPassword') && { currentPassword: 'notYourPassword' }), ...(wrong.includes('newPassword') && { newPassword: 'weakPassword' }) });
      if (changePassword.__typename !== 'ProfileUpdated') return;
      setChanged(changed + 1);
      onChanged();
    });
  };
  const error = (name: string) => errors[name] && say(errors[name]);
  return (
    <section key={changed}>
      <h2>{say('password')}</h2>
      <Form sending={sending} errors={errors} submitLabel={say('changePassword')} quiet onSubmit={submit}>
        {/* Tells a password manager whose password it is. */}
        <input type="text" class="unseen" name="username" autoComplete="username" defaultValue={person.email} tabIndex={-1} aria-hidden="true" readOnly />
        <PasswordField name="currentPassword" label={say('presentPassword')} autoComplete="current-password" error={error('currentPassword')} />
        <PasswordField name="newPassword" label={say('newPassword')} hint={say('passwordHint')} autoComplete="new-password" error={error('newPassword')} />
      </Form>
      <Done text={changed > 0 ? say('passwordChanged') : null} />
    </section>
  );
}
