import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';

/** What the server refused: a sentence for the whole form, and sentences for single fields by their name. */
export interface Refused {
  readonly message: string;
  readonly fields: readonly { readonly path: string; readonly message: string }[];
}

/** A refusal, read out and focused each time a new one arrives. */
export function Alert({ refused }: { readonly refused: Refused | null }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [refused]);
  if (refused === null) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className="alert">
      {refused.message}
    </div>
  );
}

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'email' | 'password';
  readonly autoComplete: string;
  readonly hint?: string;
  readonly refused: Refused | null;
}

/** A labelled input that must be filled in, with its hint and what the server said about it. */
export function TextField({ name, label, type = 'text', autoComplete, hint, refused }: FieldProps) {
  const problem = refused?.fields.find((field) => field.path === name)?.message;
  const described = [problem && `${name}-problem`, hint && `${name}-hint`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <input id={name} name={name} type={type} required autoComplete={autoComplete} aria-invalid={problem !== undefined} aria-describedby={described || undefined} />
      {problem && (
        <p id={`${name}-problem`} className="problem">
          {problem}
        </p>
      )}
      {hint && (
        <p id={`${name}-hint`} className="hint">
          {hint}
        </p>
      )}
    </div>
  );
}

interface FormProps {
  readonly title: string;
  readonly intro?: string;
  readonly action: string;
  readonly busy: boolean;
  readonly refused: Refused | null;
  readonly onSubmit: (values: Readonly<Record<string, string>>) => void;
  readonly children: ReactNode;
}

function valuesOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
}

/** A page's one form: its heading, what was refused, its fields and its one filled button. */
export function Form({ title, intro, action, busy, refused, onSubmit, children }: FormProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!busy) onSubmit(valuesOf(event.currentTarget));
  };
  return (
    <form className="sheet" onSubmit={submit}>
      <h1>{title}</h1>
      {intro && <p className="intro">{intro}</p>}
      <Alert refused={refused} />
      {children}
      <button type="submit" className="filled" aria-disabled={busy}>
        {busy ? 'One moment …' : action}
      </button>
    </form>
  );
}
