import { SignInDocument } from '@portico/shared/learner';
import { useState } from 'preact/hooks';
import { ask } from '../server/ask.js';
import { Field } from '../ui/Field.js';
import { Form, type FieldErrors } from '../ui/Form.js';
import { PasswordField } from '../ui/PasswordField.js';
import { Sheet } from '../ui/Sheet.js';
import { leaving, useSending } from '../ui/use-sending.js';
import { useWords } from '../ui/Words.js';

/** Signs in a learner on their client's page. */
export function SignIn({ slug }: { readonly slug: string }) {
  const { say, text, path } = useWords();
  const sending = useSending();
  const [errors, setErrors] = useState<FieldErrors>({});
  const submit = ({ email = '', password = '' }: Readonly<Record<string, string>>) => {
    const missing = { ...(email.trim() === '' && { email: say('wrongEmail') }), ...(password === '' && { password: say('needPassword') }) };
    setErrors(missing);
    if (Object.keys(missing).length > 0) return;
    sending.send(async () => {
      const { signIn } = await ask(SignInDocument, { input: { slug, email, password } });
      if (signIn.__typename !== 'SignedIn') return setErrors({ password: say('signInRefused') });
      location.replace(path());
      return leaving;
    });
  };
  return (
    <Sheet title={text('signInTitle')}>
      <Form sending={sending} errors={errors} submitLabel={say('signIn')} onSubmit={submit}>
        <Field name="email" type="email" label={say('email')} autoComplete="username" maxLength={254} error={errors['email']} />
        <PasswordField name="password" label={say('password')} autoComplete="current-password" error={errors['password']} />
      </Form>
      <p class="aside">{say('forgotten')}</p>
      <p class="aside">
        {say('haveCode')} <a href={path('redeem')}>{say('enterIt')}</a>
      </p>
    </Sheet>
  );
}
