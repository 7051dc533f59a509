import { mayBeMistyped, readPasted } from '@portico/shared';
import type { ComponentChildren, TargetedClipboardEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { FaultNote } from '../ui/FaultNote.js';
import { Field } from '../ui/Field.js';
import type { Sending } from '../ui/use-sending.js';
import { useWords } from '../ui/Words.js';

interface CodeBoxProps {
  /** What stands in the box at first. */
  readonly entered: string;
  /** Why that does not let anybody in. */
  readonly error?: ComponentChildren;
  readonly sending: Sending;
  /** Below other things the page asks for it is not what the page begins with. */
  readonly autoFocus?: boolean;
  readonly onEnter: (text: string) => void;
}

/**
 * One field for a code, however it is written, or a whole link. Works before the page's script does: the browser then sends
 * the code in the address.
 */
export function CodeBox({ entered, error, sending, autoFocus = true, onEnter }: CodeBoxProps) {
  const { say, path } = useWords();
  const [mistyped, setMistyped] = useState(false);
  const [empty, setEmpty] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const field = () => form.current!.querySelector('input')!;
  const isWrong = error !== undefined;
  useEffect(() => {
    if (isWrong) field().focus();
  }, [isWrong]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const text = field().value.trim();
    setEmpty(text === '');
    if (text === '') field().focus();
    else onEnter(text);
  };
  const wrong = empty ? say('needCode') : error;
  return (
    <form ref={form} action={`${path()}${path() === '/redeem' ? '' : '/redeem'}`} method="get" noValidate onSubmit={submit}>
      <Field
        name="code"
        label={say('codeLabel')}
        class="code"
        defaultValue={entered}
        autoFocus={autoFocus}
        autoComplete="off"
        autoCapitalize="characters"
        spellcheck={false}
        enterKeyHint="go"
        maxLength={2000}
        error={wrong}
        hint={mistyped && wrong === undefined ? say('mistyped') : undefined}
        onPaste={keepLines}
        onInput={(event) => {
          setEmpty(false);
          setMistyped(mayBeMistyped(readPasted(event.currentTarget.value).code));
        }}
      />
      <div role="alert">{sending.fault !== null && <FaultNote fault={sending.fault} />}</div>
      <button type="submit" class="filled" aria-disabled={sending.pending}>
        {say(sending.pending ? 'wait' : 'continue')}
      </button>
    </form>
  );
}

/** A field of one line would run several pasted lines into one. */
function keepLines(event: TargetedClipboardEvent<HTMLInputElement>): void {
  const text = event.clipboardData?.getData('text/plain').trim() ?? '';
  if (!/[\r\n]/.test(text)) return;
  event.preventDefault();
  event.currentTarget.setRangeText(text.split(/[\r\n]+/).map((line) => line.trim()).join(', '), event.currentTarget.selectionStart ?? 0, event.currentTarget.selectionEnd ?? 0, 'end');
}
