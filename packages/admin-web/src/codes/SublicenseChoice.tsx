import type { SublicenseFactsFragment } from '@portico/shared/admin';
import { useId } from 'react';
import { Icon } from '../ui/marks/Icon.js';
import { SeatMeter } from '../ui/marks/SeatMeter.js';
import type { CodeForm } from './code-form.js';
import '../ui/marks/plain-controls.css';
import './codes.css';

const INDENT_PX = 20;

interface SublicenseChoiceProps {
  readonly form: CodeForm;
  /** Undefined as long as they are on their way. */
  readonly sublicenses: readonly SublicenseFactsFragment[] | undefined;
}

/** What a code opens: one or more sublicenses, each with the seats it has left. */
export function SublicenseChoice({ form, sublicenses }: SublicenseChoiceProps) {
  const id = useId();
  const { sublicenseIds } = form.getValues();
  const error = form.errors['sublicenseIds'];
  const toggle = (one: string) => {
    form.setFieldValue('sublicenseIds', sublicenseIds.includes(one) ? sublicenseIds.filter((other) => other !== one) : [...sublicenseIds, one]);
    form.clearFieldError('sublicenseIds');
  };
  return (
    <div>
      <span id={id} className="pt-label">
        Sublicenses{' '}
        <span className="pt-star" aria-hidden="true">
          *
        </span>
      </span>
      <div role="group" aria-labelledby={id} aria-describedby={error === undefined ? undefined : `${id}-error`} tabIndex={-1} className="pt-choices" data-path="sublicenseIds" data-error={error !== undefined || undefined}>
        {sublicenses === undefined && <span className="pt-choice pt-dim">One moment …</span>}
        {sublicenses?.map(({ id: one, path, name, seats }) => (
          <span key={one} className="pt-choice" style={{ paddingInlineStart: 12 + (path.length - 1) * INDENT_PX }}>
            <label className="pt-choice-label">
              <input type="checkbox" className="pt-check" aria-label={path.join(' / ')} checked={sublicenseIds.includes(one)} onChange={() => toggle(one)} />
              {name}
            </label>
            <SeatMeter limit={seats.limit} taken={seats.taken} />
          </span>
        ))}
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className="pt-field-error">
          <Icon name="alert" size={12} />
          {error}
        </p>
      )}
    </div>
  );
}
