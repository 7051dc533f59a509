import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import './form.css';
import { Problem } from './Problem.js';

interface PageFormProps {
  /** What the form is about. */
  readonly label: string;
  readonly problem: string | null;
  readonly onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
  readonly buttons: ReactNode;
  /** Why nothing here can be changed by who looks at it; null: it can. */
  readonly locked?: string | null;
  readonly children: ReactNode;
}

/** A form that is a page of its own. ⌘⏎ or Ctrl+Enter submits from any field. */
export function PageForm({ label, problem, onSubmit, buttons, locked = null, children }: PageFormProps) {
  const submitByKeys = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };
  return (
    // The form is where keys arrive that belong to no single field.
    <form noValidate className="pt-page-form" aria-label={label} onSubmit={onSubmit} onKeyDown={submitByKeys}>
      <Problem message={problem} />
      {locked !== null && <p className="pt-page-form-why pt-dim">{locked}</p>}
      <fieldset className="pt-lockable" disabled={locked !== null}>
        {children}
      </fieldset>
      {locked === null && <footer className="pt-page-form-footer">{buttons}</footer>}
    </form>
  );
}
