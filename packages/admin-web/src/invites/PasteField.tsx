import { useId } from 'react';
import { PlainButton } from '../ui/page/PlainButton.js';
import type { InviteForm } from './invite-form.js';

interface PasteFieldProps {
  readonly form: InviteForm;
  /** What came of the list read last; null: none was read. */
  readonly said: string | null;
  readonly onRead: (text: string) => void;
}

/** A list as text: pasted here, read into rows, and what could not be read stays to be mended. */
export function PasteField({ form, said, onRead }: PasteFieldProps) {
  const id = useId();
  const { pasted } = form.getValues();
  return (
    <div className="pt-field">
      <label className="pt-field-label" htmlFor={id}>
        A list of people
      </label>
      <textarea id={id} className="pt-input pt-textarea" rows={4} value={pasted} aria-describedby={`${id}-hint`} onChange={(event) => form.setFieldValue('pasted', event.currentTarget.value)} data-path="pasted" />
      <p id={`${id}-hint`} className="pt-field-hint">
        Such as First Last &lt;name@example.test&gt;, addresses, or rows of a spreadsheet.
      </p>
      <div className="pt-paste-foot">
        <PlainButton disabled={pasted.trim() === ''} onClick={() => onRead(pasted)}>
          Read into rows
        </PlainButton>
        <span role="status">{said}</span>
      </div>
    </div>
  );
}
