import type { ReactNode } from 'react';
import { Icon } from '../marks/Icon.js';
import { count } from '../words/numbers.js';
import './list.css';

interface SelectionBarProps {
  readonly chosen: number;
  /** How many these are, where a count would not say it: `All 1,284`. */
  readonly said?: string;
  readonly onClear: () => void;
  /** What can be done with the chosen rows: buttons. */
  readonly children: ReactNode;
}

/** What can be done with the chosen rows. It stands in the footer, never over a row. */
export function SelectionBar({ chosen, said = count(chosen), onClear, children }: SelectionBarProps) {
  if (chosen === 0) return null;
  return (
    <section className="pt-selection" aria-label="Chosen rows">
      <span aria-live="polite">{said} selected</span>
      {children}
      <button type="button" aria-label="Clear the selection" onClick={onClear}>
        <Icon name="cross" size={14} />
      </button>
    </section>
  );
}
