import { PasswordInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { Icon } from '../marks/Icon.js';

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

/** A labelled field of a form, with its hint and what was refused about it. Numbers are typed as text: nothing is lost to scrolling. */
export function TextField<Values extends Record<string, unknown>>({ form, name, label, type = 'text', required = false, star = required, hint, placeholder, autoComplete = 'off', first = false, mono = false, disabled = false, unit }: TextFieldProps<Values>) {
  const { error, ...input } = form.getInputProps(name);
  const shared = {
    ...input,
    label,
    required,
    disabled,
    withAsterisk: star,
    name,
    placeholder,
    autoComplete,
    description: hint,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[],
    error: error === undefined || error === null ? undefined : <span className="pt-error"><Icon name="alert" size={12} />{String(error)}</span>,
    ...(first && { 'data-autofocus': true }),
  };
  // Unlike other inputs, this one does not tell by itself that what was typed is wrong.
  if (type === 'password') return <PasswordInput key={form.key(name)} {...shared} aria-invalid={shared.error !== undefined || undefined} visibilityToggleButtonProps={HIDE} />;
  return <TextInput key={form.key(name)} type={type} {...shared} classNames={mono ? { input: 'pt-mono' } : {}} rightSection={unit === undefined ? undefined : <span className="pt-unit">{unit}</span>} rightSectionWidth={unit === undefined ? undefined : 56} rightSectionPointerEvents="none" inputMode={unit === undefined ? undefined : 'numeric'} />;
}
