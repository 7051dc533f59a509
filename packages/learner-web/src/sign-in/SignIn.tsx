import { SignInDocument } from '@portico/shared/learner';
import { useRef, useState } from 'preact/hooks';
import { ask } from '../server/ask.js';
import { Field } from '../ui/Field.js';
import { Form, type Entered, type FieldErrors } from '../ui/Form.js';
import { PasswordField } from '../ui/PasswordField.js';
import { Sheet } from '../ui/Sheet.js';
import { goOnAt } from '../ui/leave.js';
import { useSending } from '../ui/use-sending.js';
import { useWords } from '../ui/Words.js';
import { MailedLink } from './MailedLink.js';

/** Signs in a learner on their client's page. */
export function SignIn({ slug }: { readonly slug: string }) {
  const { say, text, path } = useWords();
  const sending = useSending();
  const [errors, setErrors] = useState<FieldErrors>({});
  const typed = useRef<Entered>({});
  const keep = (entered: Entered) => {
    typed.current = entered;
  };
  const submit = ({ email = '', password = '' }: Entered) => {
    const missing: FieldErrors = { ...(email.trim() === '' && { email: 'wrongEmail' }), ...(password === '' && { password: 'needPassword' }) };
    setErrors(missing);
    if (Object.keys(missing).length > 0) return;
    sending.send(async () => {
      const { signIn } = await ask(SignInDocument, { input: { slug, email, password } });
      if (signIn.__typename === 'SignedIn') await goOnAt(path());
      setErrors({ password: 'signInRefused' });
    });
  };
  const error = (name: string) => errors[name] && say(errors[name]);
  return (
    <Sheet title={text('signInTitle')}>
      <Form sending={sending} errors={errors} submitLabel={say('signIn')} onTyped={keep} onSubmit={submit}>
        <Field name="email" type="email" label={say('email')} autoComplete="username" maxLength={254} error={error('email')} />
        <PasswordField name="password" label={say('password')} autoComplete="current-password" error={error('password')} />
      </Form>
      <MailedLink slug={slug} sending={sending} address={() => typed.current['email'] ?? ''} onMissing={() => setErrors({ email: 'wrongEmail' })} />
      <p class="aside">
        {say('haveCode')} <a href={path('redeem')}>{say('enterIt')}</a>
      </p>
    </Sheet>
  );
}
