import type { InputHTMLAttributes } from 'preact';
import { Button } from './Button.js';
import { Field } from './Field.js';
import { Form, type Entered, type FieldErrors } from './Form.js';
import type { Mode, Newcomer } from './newcomer.js';
import { PasswordField } from './PasswordField.js';
import { TermsNote } from './TermsNote.js';
import type { Sending } from './use-sending.js';
import { useWords } from './Words.js';

interface PersonFormProps {
  readonly mode: Mode;
  readonly errors: FieldErrors;
  readonly sending: Sending;
  /** What is known of them before they type. */
  readonly known: Partial<Newcomer>;
  /** What was typed, kept while the page shows something else. */
  readonly draft: { current: Entered };
  /** True: somebody new comes in on the known address and on no other. */
  readonly isAddressGiven?: boolean;
  readonly onSubmit: (person: Newcomer) => void;
  /** They are the other: new, or known. */
  readonly onTurn: () => void;
}

/** Who somebody is: one form and one submit, for somebody new and for somebody who has an account. */
export function PersonForm({ mode, errors, sending, known, draft, isAddressGiven = false, onSubmit, onTurn }: PersonFormProps) {
  const { say } = useWords();
  const isNew = mode === 'new';
  const { firstName = '', lastName = '', email = '', password = '' }: Partial<Newcomer> = { ...known, ...draft.current };
  const error = (name: string) => errors[name] && say(errors[name]);
  const keep = (entered: Entered) => {
    draft.current = { ...draft.current, ...entered };
  };
  const submit = (entered: Entered) => onSubmit({ firstName, lastName, email, password, ...entered });
  return (
    <>
      <Form sending={sending} errors={errors} submitLabel={say(isNew ? 'createAccount' : 'signInAndUse')} onTyped={keep} onSubmit={submit}>
        {isNew && (
          <div class="pair">
            <Field name="firstName" label={say('firstName')} autoComplete="given-name" maxLength={100} defaultValue={firstName} error={error('firstName')} />
            <Field name="lastName" label={say('lastName')} autoComplete="family-name" maxLength={100} defaultValue={lastName} error={error('lastName')} />
          </div>
        )}
        {isNew && isAddressGiven ? (
          <GivenAddress email={email} />
        ) : (
          <Field key="email" name="email" type="email" label={say('email')} autoComplete={isNew ? 'email' : 'username'} maxLength={254} defaultValue={email} error={error('email')} />
        )}
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
        <Button class="link" onClick={onTurn}>
          {say(isNew ? 'signIn' : 'createAccount')}
        </Button>
      </p>
    </>
  );
}

/** Tells a password manager whose password it is. */
function GivenAddress({ email }: { readonly email: string }) {
  const hidden: InputHTMLAttributes = { type: 'text', name: 'email', autoComplete: 'username', tabIndex: -1, 'aria-hidden': true, readOnly: true };
  return <input {...hidden} class="unseen" defaultValue={email} />;
}
