import { Checkbox } from '@mantine/core';
import type { ContentKind } from '@portico/shared/admin';
import { useId } from 'react';
import { toggled } from '../ui/table/selection.js';
import './content.css';
import { KIND_WORDS } from './content-words.js';

/** Something to choose. */
export interface Choosable {
  readonly id: string;
  readonly title: string;
  readonly kind?: ContentKind;
  /** Why it is there without being chosen: it cannot be taken away by itself. */
  readonly because?: string | undefined;
}

interface ItemChoiceProps {
  readonly label: string;
  /** Undefined as long as they are on their way. */
  readonly items: readonly Choosable[] | undefined;
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  /** The first field of a dialog gets the focus. */
  readonly first?: boolean;
  /** What stands there when there is nothing to choose. */
  readonly none: string;
}

/** Content items with a box each. What comes by a tag is ticked, says so, and stays. */
export function ItemChoice({ label, items, chosen, onChange, first = false, none }: ItemChoiceProps) {
  const id = useId();
  return (
    <div>
      <span id={id} className="pt-label">
        {label}
      </span>
      <div role="group" aria-labelledby={id} tabIndex={-1} className="pt-items" data-path="contentIds" {...(first && { 'data-autofocus': true })}>
        {items === undefined && <span className="pt-dim pt-late">One moment …</span>}
        {items?.length === 0 && <span className="pt-dim">{none}</span>}
        {items?.map((item) => (
          <span key={item.id} className="pt-item">
            <Checkbox label={item.title} checked={item.because !== undefined || chosen.has(item.id)} disabled={item.because !== undefined} onChange={() => onChange(toggled(chosen, item.id))} />
            <span className="pt-note">{item.because ?? (item.kind && KIND_WORDS[item.kind])}</span>
          </span>
        ))}
      </div>
    </div>
  );
}
