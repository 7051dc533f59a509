import { useId, type ReactNode } from 'react';
import { Icon } from '../marks/Icon.js';
import '../marks/plain-controls.css';
import { SeatMeter } from '../marks/SeatMeter.js';
import type { Taken } from '../marks/seat-words.js';
import './choices.css';

const INDENT_PX = 20;

/** A sublicense that can be chosen. */
export interface SublicenseOffer {
  readonly id: string;
  readonly name: string;
  /** Its name behind those of the sublicenses above it. */
  readonly path: readonly string[];
  readonly seats: Taken;
}

interface SublicenseChoiceProps {
  /** The field of the form, for refusals. */
  readonly path: string;
  readonly chosen: readonly string[];
  readonly onChange: (ids: string[]) => void;
  /** What was refused; undefined: nothing. */
  readonly error: ReactNode;
  /** Undefined as long as they are on their way. */
  readonly sublicenses: readonly SublicenseOffer[] | undefined;
}

/** One or more sublicenses, each with the seats it has left. */
export function SublicenseChoice({ path, chosen, onChange, error, sublicenses }: SublicenseChoiceProps) {
  const id = useId();
  const isRefused = error !== undefined && error !== null;
  const toggle = (one: string) => onChange(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  return (
    <div>
      <span id={id} className="pt-label">
        Sublicenses{' '}
        <span className="pt-star" aria-hidden="true">
          *
        </span>
      </span>
      <div role="group" aria-labelledby={id} aria-describedby={isRefused ? `${id}-error` : undefined} tabIndex={-1} className="pt-choices" data-path={path} data-error={isRefused || undefined}>
        {sublicenses === undefined && <span className="pt-choice pt-dim">One moment …</span>}
        {sublicenses?.map(({ id: one, path: names, name, seats }) => (
          <span key={one} className="pt-choice" style={{ paddingInlineStart: 12 + (names.length - 1) * INDENT_PX }}>
            <label className="pt-choice-label">
              <input type="checkbox" className="pt-check" aria-label={names.join(' / ')} checked={chosen.includes(one)} onChange={() => toggle(one)} />
              {name}
            </label>
            <SeatMeter limit={seats.limit} taken={seats.taken} />
          </span>
        ))}
      </div>
      {isRefused && (
        <p id={`${id}-error`} className="pt-field-error">
          <Icon name="alert" size={12} />
          {error}
        </p>
      )}
    </div>
  );
}
