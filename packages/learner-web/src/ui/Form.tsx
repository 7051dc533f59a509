import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { FaultNote } from './FaultNote.js';
import type { Messages } from './messages/messages.js';
import { useReady, type Sending } from './use-sending.js';
import { useWords } from './Words.js';

/** What is wrong with the fields of a form, by their names: the messages that say it, in whatever language the page speaks then. */
export type FieldErrors = Readonly<Partial<Record<string, keyof Messages>>>;

/** The values of a form's fields, by their names. */
export type Entered = Readonly<Record<string, string>>;

interface FormProps {
  readonly sending: Sending;
  readonly errors: FieldErrors;
  readonly submitLabel: ComponentChildren;
  /** Below an outlined button the page has another, filled one. */
  readonly quiet?: boolean;
  readonly onSubmit: (entered: Entered) => void;
  /** Told of everything typed, as it is typed. */
  readonly onTyped?: (entered: Entered) => void;
  readonly children: ComponentChildren;
}

/** A form with one button. Nothing typed is lost, whatever comes back; the first field that is wrong gets the focus. */
export function Form({ sending, errors, submitLabel, quiet = false, onSubmit, onTyped, children }: FormProps) {
  const { say } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const ready = useReady();
  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLInputElement>('[aria-invalid=true]')?.focus();
  }, [errors]);
  // Every value of these forms is text: none has a file.
  const entered = () => Object.fromEntries(new FormData(form.current!)) as Entered;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onSubmit(entered());
  };
  return (
    <form ref={form} method="post" noValidate onSubmit={submit} onInput={() => onTyped?.(entered())}>
      {children}
      <div role="alert">{sending.fault !== null && <FaultNote fault={sending.fault} />}</div>
      <button type="submit" class={quiet ? 'outline' : 'filled'} disabled={!ready} aria-disabled={sending.pending}>
        {sending.pending ? say('wait') : submitLabel}
      </button>
      {!ready && (
        <p class="late">
          {say('late')} <a href="">{say('loadAgain')}</a>
        </p>
      )}
    </form>
  );
}
