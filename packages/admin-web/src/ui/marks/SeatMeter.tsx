import { count } from '../words/numbers.js';
import './marks.css';
import { meterWords, type Taken } from './seat-words.js';

interface SeatMeterProps extends Taken {
  /** Leaves out the word behind the numbers where it would repeat what stands beside it. */
  readonly withoutWord?: boolean;
  /** What the last word is when everything is taken; `Full` when left out. */
  readonly fullWord?: string;
}

/** How much of a limit is taken: a bar for the eye, the numbers and the word for everybody. */
export function SeatMeter({ limit, taken, withoutWord = false, fullWord = 'Full' }: SeatMeterProps) {
  const { level, word, percent } = meterWords({ limit, taken });
  return (
    <span className="pt-meter" data-level={level} data-bare={percent === null || undefined}>
      {percent !== null && (
        <span className="pt-meter-track" aria-hidden="true">
          <span className="pt-meter-bar" style={{ width: `${percent}%` }} />
        </span>
      )}
      <span className="pt-meter-text pt-number">
        <span>{count(taken)}</span>
        {limit !== null && <span className="pt-dim"> / {count(limit)}</span>}
        {(!withoutWord || limit === null) && <span className="pt-meter-word"> {word === 'Full' ? fullWord : word}</span>}
      </span>
    </span>
  );
}
