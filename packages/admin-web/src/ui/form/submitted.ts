import type { FormEvent } from 'react';
import { flushSync } from 'react-dom';

/** Submits a form. Where something typed is wrong before anything is sent, the first such field has the focus at once. */
export function submitted(event: FormEvent<HTMLFormElement>, onSubmit: (event: FormEvent<HTMLFormElement>) => void): void {
  event.preventDefault();
  // What is wrong is said with this render; a submit that goes on takes away what was said before.
  flushSync(() => onSubmit(event));
  event.currentTarget.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
}
