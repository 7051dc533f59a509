import { PasswordInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useId, type ReactNode } from 'react';
import { Icon } from '../marks/Icon.js';
import './form.css';

interface TextFieldProps<Values extends Record<string, unknown>> {
  readonly form: UseFormReturnType<Values>;
  readonly name: keyof Values & string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password' | 'date' | 'url';
  readonly required?: boolean;
  /** False where every field is required, so that a star would say nothing. */
  readonly star?: boolean;
  readonly hint?: ReactNode;
  readonly placeholder?: string;
  readonly autoComplete?: string;
  /** The first field of a dialog gets the focus. */
  readonly first?: boolean;
  readonly mono?: boolean;
  /** True for what who looks at it may not change: the hint says why. */
  readonly disabled?: boolean;
  /** What the number counts, at the end of the field. */
  readonly unit?: string;
}

const HIDE = { 'aria-label': 'Show or hide the password', tabIndex: 0 };
const ORDER = ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[];

/** What was refused about a field, in its words. */
function Refusal({ error }: { readonly error: unknown }) {
  return (
    <span className="pt-error">
      <Icon name="alert" size={12} />
      {String(error)}
    </span>
  );
}

/** A password, which can be shown. */
function PasswordField<Values extends Record<string, unknown>>({ form, name, label, required = false, star = required, hint, autoComplete = 'off', first = false, disabled = false }: TextFieldProps<Values>) {
  const { error, ...input } = form.getInputProps(name);
  const refused = isRefused(error) ? <Refusal error={error} /> : undefined;
  // Unlike other inputs, Mantine's does not tell by itself that what was typed is wrong.
  return <PasswordInput {...input} label={label} required={required} disabled={disabled} withAsterisk={star} name={name} autoComplete={autoComplete} description={hint} inputWrapperOrder={ORDER} error={refused} aria-invalid={refused !== undefined || undefined} {...(first && { 'data-autofocus': true })} visibilityToggleButtonProps={HIDE} />;
}

const isRefused = (error: unknown) => error !== undefined && error !== null;

/** The browser's own field: those of Mantine take ten times as long to make, and a dialog has many. */
function PlainField<Values extends Record<string, unknown>>({ form, name, label, type = 'text', required = false, star = required, hint, placeholder, autoComplete = 'off', first = false, mono = false, disabled = false, unit }: TextFieldProps<Values>) {
  const id = useId();
  const { error, ...input } = form.getInputProps(name);
  const hasHint = hint !== undefined && hint !== null && hint !== '';
  const told = [hasHint && `${id}-hint`, isRefused(error) && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="pt-field" data-error={isRefused(error) || undefined}>
      <label className="pt-field-label" htmlFor={id}>
        {label}
        {star && (
          <span className="pt-star" aria-hidden="true">
            {' '}
            *
          </span>
        )}
      </label>
      <span className="pt-input-place">
        <input {...input} id={id} type={type} name={name} className={mono ? 'pt-input pt-mono' : 'pt-input'} required={required} disabled={disabled} placeholder={placeholder} autoComplete={autoComplete} aria-invalid={isRefused(error) || undefined} aria-describedby={told === '' ? undefined : told} data-unit={unit !== undefined || undefined} {...(first && { 'data-autofocus': true })} inputMode={unit === undefined ? undefined : 'numeric'} />
        {unit !== undefined && <span className="pt-unit">{unit}</span>}
      </span>
      {hasHint && (
        <p id={`${id}-hint`} className="pt-field-hint">
          {hint}
        </p>
      )}
      {isRefused(error) && (
        <p id={`${id}-error`} className="pt-field-hint pt-field-refused">
          <Refusal error={error} />
        </p>
      )}
    </div>
  );
}

/** A labelled field of a form, with its hint and what was refused about it. Numbers are typed as text: nothing is lost to scrolling. */
export function TextField<Values extends Record<string, unknown>>(props: TextFieldProps<Values>) {
  const key = props.form.key(props.name);
  return props.type === 'password' ? <PasswordField key={key} {...props} /> : <PlainField key={key} {...props} />;
}
