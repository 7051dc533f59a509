import { useId, type ReactNode } from 'react';
import './form.css';

interface FormSectionProps {
  readonly legend: string;
  /** `inset`: shows what comes of the rest, and holds no fields. */
  readonly inset?: boolean;
  /** Stands under the legend: what the fields are about, and is fixed. */
  readonly about?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a form: its legend at the left, its fields at the right; on a phone one below the other. */
export function FormSection({ legend, inset = false, about, children }: FormSectionProps) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="pt-section" data-inset={inset || undefined}>
      <div className="pt-legend">
        <span id={id}>{legend}</span>
        {about !== undefined && <div className="pt-note pt-about">{about}</div>}
      </div>
      <div className="pt-fields">{children}</div>
    </div>
  );
}
