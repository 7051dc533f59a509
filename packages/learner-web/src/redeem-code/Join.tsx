import type { PersonFragment } from '@portico/shared/learner';
import type { ComponentChildren } from 'preact';
import { Field } from '../ui/Field.js';
import { Form, type Entered } from '../ui/Form.js';
import { PasswordField } from '../ui/PasswordField.js';
import { Sheet } from '../ui/Sheet.js';
import { useWords } from '../ui/Words.js';
import type { Hand } from './redeem.js';
import type { Refusal } from './refusals.js';
import { TermsNote } from './TermsNote.js';
import { useJoining } from './use-joining.js';

interface JoinProps extends Hand {
  /** The codes, as the page shows them. */
  readonly list: ComponentChildren;
  readonly arrived: number;
  /** What was typed, kept while the page shows something else. */
  readonly draft: { current: Entered };
  /** Who was signed in when the page was opened, and is not any more. */
  readonly signedOut: PersonFragment | null;
  readonly onRefused: (refusal: Refusal) => void;
}

/** One form and one submit, for somebody new and for somebody who has an account. */
export function Join({ list, arrived, draft, signedOut, onRefused, ...hand }: JoinProps) {
  const { say, text } = useWords();
  const { mode, errors, sending, turned, submit, turn } = useJoining(hand, { mode: signedOut === null ? 'new' : 'known', onRefused });
  const isNew = mode === 'new';
  const { firstName = '', lastName = '', email = signedOut?.email ?? '', password = '' } = draft.current;
  const error = (name: string) => errors[name] && say(errors[name]);
  const keep = (entered: Entered) => {
    draft.current = { ...draft.current, ...entered };
  };
  const onSubmit = (entered: Entered) => submit({ firstName, lastName, email, password, ...entered });
  return (
    <Sheet title={text(isNew ? 'joinTitle' : 'knownTitle')} text={say(isNew ? 'joinText' : signedOut === null ? 'knownText' : 'signedOut')} arrived={arrived + turned + (signedOut === null ? 0 : 1)}>
      {list}
      <Form sending={sending} errors={errors} submitLabel={say(isNew ? 'createAccount' : 'signInAndUse')} onTyped={keep} onSubmit={onSubmit}>
        {isNew && (
          <div class="pair">
            <Field name="firstName" label={say('firstName')} autoComplete="given-name" maxLength={100} defaultValue={firstName} error={error('firstName')} />
            <Field name="lastName" label={say('lastName')} autoComplete="family-name" maxLength={100} defaultValue={lastName} error={error('lastName')} />
          </div>
        )}
        <Field key="email" name="email" type="email" label={say('email')} autoComplete={isNew ? 'email' : 'username'} maxLength={254} defaultValue={email} error={error('email')} />
        <PasswordField
          key="password"
          name="password"
          label={say('password')}
          hint={isNew ? say('passwordHint') : undefined}
          autoComplete={isNew ? 'new-password' : 'current-password'}
          defaultValue={password}
          error={error('password')}
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
