import { useEffect, useState } from 'preact/hooks';
import { Form, type Entered, type FieldErrors } from '../ui/Form.js';
import { forgetToken, goOnAt } from '../ui/leave.js';
import { PasswordField } from '../ui/PasswordField.js';
import { Sheet } from '../ui/Sheet.js';
import { useSending } from '../ui/use-sending.js';
import { useWords } from '../ui/Words.js';
import { follow, type Purpose } from './follow.js';

const WORDS = {
  sgn: { title: 'signInTitle', text: 'linkSignInText', submit: 'signIn' },
  pwr: { title: 'linkResetTitle', text: 'linkResetText', submit: 'linkResetSave' },
  prf: { title: 'linkConfirmTitle', text: 'linkConfirmText', submit: 'linkConfirm' },
} as const;

interface FollowLinkProps {
  readonly purpose: Purpose;
  readonly token: string;
}

/** Where a mailed link leads to. It works once, so it is a person's press that follows it and not a program that reads mails. */
export function FollowLink({ purpose, token }: FollowLinkProps) {
  const { say, text, path } = useWords();
  const sending = useSending();
  const [state, setState] = useState<{ readonly is: 'open' | 'refused'; readonly asksPassword: boolean; readonly errors: FieldErrors }>({ is: 'open', asksPassword: purpose === 'pwr', errors: {} });
  const { asksPassword, errors } = state;
  // Asked for only now: the field is there since, and nothing is wrong with it yet.
  const isRevealed = asksPassword && purpose !== 'pwr';
  useEffect(() => {
    if (isRevealed) document.getElementById('password')?.focus();
  }, [isRevealed]);
  const wrong = (error: 'wrongPassword' | 'weakPassword') => setState({ is: 'open', asksPassword: true, errors: { password: error } });
  const submit = ({ password = '' }: Entered) => {
    if (asksPassword && password === '') return wrong('wrongPassword');
    sending.send(async () => {
      const answer = await follow(purpose, token, password);
      if (answer === 'InvalidInput') return asksPassword ? wrong('weakPassword') : setState({ is: 'open', asksPassword: true, errors: {} });
      forgetToken(purpose);
      if (answer === 'SignedIn') await goOnAt(path());
      setState({ is: 'refused', asksPassword, errors: {} });
    });
  };
  if (state.is === 'refused') return <LinkRefused />;
  const words = WORDS[purpose];
  return (
    <Sheet title={text(words.title)} text={say(words.text)} arrived={1}>
      <Form sending={sending} errors={errors} submitLabel={say(words.submit)} onSubmit={submit}>
        {asksPassword && (
          <PasswordField name="password" label={say('newPassword')} hint={isRevealed ? <>{say('linkConfirmPassword')} {say('passwordHint')}</> : say('passwordHint')} autoComplete="new-password" error={errors['password'] && say(errors['password'])} />
        )}
      </Form>
    </Sheet>
  );
}

/** A link that has been used, has ended, or is not whole. */
export function LinkRefused() {
  const { say, text, path } = useWords();
  return (
    <Sheet title={text('linkRefusedTitle')} text={say('linkRefused')} arrived={1}>
      <a class="button filled" href={path('sign-in')}>
        {say('linkToSignIn')}
      </a>
    </Sheet>
  );
}

/** Before the page's script is there. */
export function Wait() {
  const { say, text } = useWords();
  return (
    <Sheet title={text('linkTitle')}>
      <p class="lead looking">{say('wait')}</p>
    </Sheet>
  );
}
