import './marks.css';

/** How a state is shown. `good` has no fill: a healthy row is calm. A ring says that something has not begun. */
export interface StateForm {
  readonly word: string;
  readonly tone: 'good' | 'grey' | 'accent' | 'warn' | 'bad';
  readonly ring?: boolean;
}

/** A state in one word, its colour second. */
export function StateBadge({ word, tone, ring = false }: StateForm) {
  return (
    <span className="pt-state" data-tone={tone}>
      <span className="pt-state-dot" data-ring={ring || undefined} aria-hidden="true" />
      {word}
    </span>
  );
}
