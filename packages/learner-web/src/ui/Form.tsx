import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { FaultNote } from './FaultNote.js';
import { useReady, type Sending } from './use-sending.js';
import { useWords } from './Words.js';

/** What is wrong with the fields of a form, by their names. */
export type FieldErrors = Readonly<Record<string, ComponentChildren>>;

interface FormProps {
  readonly sending: Sending;
  readonly errors: FieldErrors;
  readonly submitLabel: ComponentChildren;
  /** Below an outlined button the page has another, filled one. */
  readonly quiet?: boolean;
  readonly onSubmit: (entered: Readonly<Record<string, string>>) => void;
  readonly children: ComponentChildren;
}

/** A form with one button. Nothing typed is lost, whatever comes back; the first field that is wrong gets the focus. */
export function Form({ sending, errors, submitLabel, quiet = false, onSubmit, children }: FormProps) {
  const { say } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const ready = useReady();
  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLInputElement>('[aria-invalid=true]')?.focus();
  }, [errors]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    // Every value of these forms is text: none has a file.
    onSubmit(Object.fromEntries(new FormData(form.current!)) as Record<string, string>);
  };
  return (
    <form ref={form} method="post" noValidate onSubmit={submit}>
      {children}
      <div role="alert">{sending.fault !== null && <FaultNote fault={sending.fault} />}</div>
      <button type="submit" class={quiet ? 'outline' : 'filled'} disabled={!ready} aria-disabled={sending.pending}>
        {sending.pending ? say('wait') : submitLabel}
      </button>
    </form>
  );
}
