import { useId, type ReactNode } from 'react';
import './form.css';

interface FormSectionProps {
  readonly legend: string;
  /** `inset`: shows what comes of the rest, and holds no fields. */
  readonly inset?: boolean;
  readonly children: ReactNode;
}

/** A part of a form: its legend at the left, its fields at the right; on a phone one below the other. */
export function FormSection({ legend, inset = false, children }: FormSectionProps) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="pt-section" data-inset={inset || undefined}>
      <span id={id} className="pt-legend">
        {legend}
      </span>
      <div className="pt-fields">{children}</div>
    </div>
  );
}
