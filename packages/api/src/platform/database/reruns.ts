import { Unavailable } from '../../kernel/faults.js';
import { DatabaseError } from './database-error.js';

/** How time passes between the tries of a transaction. */
export interface Pace {
  sleep(milliseconds: number): Promise<unknown>;
  /** Milliseconds on a clock that only goes forward. */
  now(): number;
  /** From 0 up to 1. */
  random(): number;
}

const TRIES = 20;
const WITHIN = 10_000;
const FIRST_PAUSE = 4;
const LONGEST_PAUSE = 400;

/** What follows a failed try: another after a pause in milliseconds, or the end with what the caller gets. */
export type Verdict = { readonly pause: number } | { readonly end: unknown };

/** Decides, over the tries of one transaction, whether there is another. */
export class Reruns {
  readonly #since: number;
  #tries = 0;
  /** A COMMIT went unanswered: it may have been kept, so only another try can tell. */
  #fateUnknown = false;

  constructor(private readonly pace: Pace) {
    this.#since = pace.now();
  }

  /** @param failed what the try threw, and whether COMMIT had been sent */
  judge({ thrown, committing }: { readonly thrown: unknown; readonly committing: boolean }): Verdict {
    if (!(thrown instanceof DatabaseError) || thrown.kind === 'other') return { end: thrown };
    this.#tries += 1;
    const away = thrown.kind === 'lost' || thrown.kind === 'unreachable';
    if (away && committing) this.#fateUnknown = true;
    const over = this.#tries >= TRIES || this.pace.now() - this.#since >= WITHIN;
    if (thrown.kind === 'unreachable' && !this.#fateUnknown) return { end: new Unavailable() };
    if (!over) return { pause: this.#pause() };
    if (this.#fateUnknown) return { end: new Unavailable('Portico cannot reach its database just now. Look whether your change was made before you try again.') };
    return { end: thrown.kind === 'overtaken' ? thrown : new Unavailable() };
  }

  #pause(): number {
    return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (this.#tries - 1)) * (0.5 + this.pace.random() / 2);
  }
}
