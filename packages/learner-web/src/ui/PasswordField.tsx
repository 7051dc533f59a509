import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from './Button.js';
import { Field } from './Field.js';
import { EyeIcon } from './Icons.js';
import { useWords } from './Words.js';

interface PasswordFieldProps {
  readonly name: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly error?: ComponentChildren;
  /** Tells a password manager whether to fill in or to make one. */
  readonly autoComplete: 'current-password' | 'new-password';
  readonly defaultValue?: string;
}

/** A password, which can be looked at: what one sees one mistypes less. */
export function PasswordField(props: PasswordFieldProps) {
  const { text } = useWords();
  const [shown, setShown] = useState(false);
  const eye = (
    <Button class="eye" aria-pressed={shown} aria-label={text('showPassword')} aria-controls={props.name} onClick={() => setShown(!shown)}>
      <EyeIcon />
    </Button>
  );
  return <Field {...props} type={shown ? 'text' : 'password'} maxLength={1000} autoCapitalize="none" spellcheck={false} end={eye} />;
}
