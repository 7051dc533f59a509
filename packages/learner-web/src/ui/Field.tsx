import type { ComponentChildren, InputHTMLAttributes, TargetedClipboardEvent, TargetedInputEvent } from 'preact';
import { AlertIcon } from './Icons.js';

/** What an input is told as it is. */
interface InputProps {
  readonly type?: 'text' | 'email' | 'password';
  /** A token of HTML's autofill (WCAG 1.3.5), by which browsers and password managers fill it in. */
  readonly autoComplete: 'off' | 'given-name' | 'family-name' | 'email' | 'username' | 'current-password' | 'new-password';
  readonly maxLength?: number;
  readonly defaultValue?: string;
  readonly class?: string;
  readonly autoFocus?: boolean;
  readonly autoCapitalize?: 'none' | 'characters';
  readonly spellcheck?: boolean;
  readonly enterKeyHint?: 'go';
  readonly onInput?: (event: TargetedInputEvent<HTMLInputElement>) => void;
  readonly onPaste?: (event: TargetedClipboardEvent<HTMLInputElement>) => void;
}

interface FieldProps extends InputProps {
  /** Also its id: a page has one field of a name. */
  readonly name: string;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  /** What is wrong with it and what would be right. */
  readonly error?: ComponentChildren;
  /** Stands at the end of the field, as its eye does. */
  readonly end?: ComponentChildren;
}

/** A labelled input. What is wrong with it is said below it, where screen readers look and listen. */
export function Field({ name, label, hint, error, end, type = 'text', ...input }: FieldProps) {
  const wrong = error !== undefined;
  const below = [...(hint === undefined ? [] : [`${name}-hint`]), ...(wrong ? [`${name}-error`] : [])].join(' ');
  const about = { id: name, name, type, required: true, 'aria-invalid': wrong, ...(below !== '' && { 'aria-describedby': below }) };
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <div class="control">
        {/* Preact's types know only one kind of input at a time. */}
        <input {...(about as InputHTMLAttributes)} {...input} />
        {end}
      </div>
      <div aria-live="polite">
        {hint !== undefined && (
          <p id={`${name}-hint`} class="hint">
            {hint}
          </p>
        )}
        {wrong && (
          <p id={`${name}-error`} class="error">
            <AlertIcon />
            <span>{error}</span>
          </p>
        )}
      </div>
    </div>
  );
}
