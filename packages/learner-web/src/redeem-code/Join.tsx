import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Failure } from '../server/ask.js';
import { FAILED } from '../server/fault.js';
import { addressOf } from '../ui/address.js';
import { Field } from '../ui/Field.js';
import { Form, type FieldErrors } from '../ui/Form.js';
import { PasswordField } from '../ui/PasswordField.js';
import { Sheet } from '../ui/Sheet.js';
import { leaving, useSending } from '../ui/use-sending.js';
import { useWords } from '../ui/Words.js';
import { errorsFor, missingIn, type Mode } from './join-errors.js';
import { homeOf, redeem, register, signIn, type Hand, type Newcomer } from './redeem.js';
import { isAboutCodes, type Refusal } from './refusals.js';
import { TermsNote } from './TermsNote.js';

interface JoinProps extends Hand {
  /** The codes, as the page shows them. */
  readonly list: ComponentChildren;
  readonly arrived: boolean;
  readonly draft: { current: Readonly<Record<string, string>> };
  readonly onRefused: (refusal: Refusal) => void;
}

/** One form and one submit, for somebody new and for somebody who has an account. */
export function Join({ list, arrived, draft, onRefused, ...hand }: JoinProps) {
  const words = useWords();
  const { say, text } = words;
  const sending = useSending();
  const [mode, setMode] = useState<Mode>('new');
  const [errors, setErrors] = useState<FieldErrors>({});
  const [turned, setTurned] = useState(false);
  const isNew = mode === 'new';

  const enter = async (person: Newcomer): Promise<void> => {
    const refusal = isNew ? await register(hand, person) : await enterKnown(person);
    if (refusal === null) {
      location.replace(homeOf(hand));
      return leaving;
    }
    if (isAboutCodes(refusal)) return onRefused(refusal);
    if (refusal.__typename === 'AccountExists') setMode('known');
    setTurned(false);
    const wrong = errorsFor(refusal, words);
    if (Object.keys(wrong).length === 0) throw new Failure(FAILED);
    setErrors(wrong);
  };
  const enterKnown = async (person: Newcomer): Promise<Refusal | null> => {
    if (!(await signIn(hand, person))) return { __typename: 'SignInRefused' };
    if ((await redeem(hand)) === null) return null;
    // They are signed in now: the page says as whom, and what stands in the way for them.
    location.replace(addressOf(hand.slug, hand.checks.map((check) => check.entered)));
    return leaving;
  };
  const submit = (entered: Readonly<Record<string, string>>) => {
    draft.current = entered;
    const { firstName = '', lastName = '', email = '', password = '' } = entered;
    const person = { firstName, lastName, email, password };
    const missing = missingIn(person, mode, words);
    setErrors(missing);
    if (Object.keys(missing).length === 0) sending.send(() => enter(person));
  };
  const turn = () => {
    setMode(isNew ? 'known' : 'new');
    setErrors({});
    setTurned(true);
  };
  const { firstName = '', lastName = '', email = '', password = '' } = draft.current;

  return (
    <Sheet title={text(isNew ? 'joinTitle' : 'knownTitle')} text={say(isNew ? 'joinText' : 'knownText')} arrived={arrived || turned}>
      {list}
      <Form sending={sending} errors={errors} submitLabel={say(isNew ? 'createAccount' : 'signInAndUse')} onSubmit={submit}>
        {isNew && (
          <div class="pair">
            <Field name="firstName" label={say('firstName')} autoComplete="given-name" maxLength={100} defaultValue={firstName} error={errors['firstName']} />
            <Field name="lastName" label={say('lastName')} autoComplete="family-name" maxLength={100} defaultValue={lastName} error={errors['lastName']} />
          </div>
        )}
        <Field key="email" name="email" type="email" label={say('email')} autoComplete={isNew ? 'email' : 'username'} maxLength={254} defaultValue={email} error={errors['email']} />
        <PasswordField
          key="password"
          name="password"
          label={say('password')}
          hint={isNew ? say('passwordHint') : undefined}
          autoComplete={isNew ? 'new-password' : 'current-password'}
          defaultValue={password}
          error={errors['password']}
        />
        {isNew && <TermsNote />}
      </Form>
      <p class="aside">
        {say(isNew ? 'haveAccount' : 'newHere')}{' '}
        <button type="button" class="link" onClick={turn}>
          {say(isNew ? 'signIn' : 'createAccount')}
        </button>
      </p>
    </Sheet>
  );
}
