/** The codes a thrown fault carries in `extensions.code`. */
export type FaultCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'RATE_LIMITED'
  | 'IDEMPOTENCY_CONFLICT'
  | 'UNAVAILABLE';

/**
 * What went wrong that is no refusal of the domain: thrown, and shown as a GraphQL error with
 * `extensions.code`. Its message is written for whoever called and never repeats their input.
 */
export abstract class Fault extends Error {
  abstract readonly code: FaultCode;
  /** The HTTP status of the whole answer, where it differs from GraphQL's own. */
  readonly status?: number;
  /** Seconds after which trying again makes sense; also sent as Retry-After. */
  readonly retryAfter?: number;
}

/** Nobody is signed in, and this needs somebody. */
export class Unauthenticated extends Fault {
  readonly code = 'UNAUTHENTICATED';
  constructor(message = 'Sign in first.') {
    super(message);
  }
}

/** Whoever is signed in may not do this. */
export class Forbidden extends Fault {
  readonly code = 'FORBIDDEN';
  constructor(message = 'Your role does not allow this.') {
    super(message);
  }
}

/** No such thing, or not for you: the two answer alike. */
export class NotFound extends Fault {
  readonly code = 'NOT_FOUND';
  constructor(what: string) {
    super(`There is no such ${what}.`);
  }
}

/** The input is wrong, and the operation's result has no InvalidInput to say so. */
export class BadUserInput extends Fault {
  readonly code = 'BAD_USER_INPUT';
}

/** Too many wrong guesses. */
export class RateLimited extends Fault {
  readonly code = 'RATE_LIMITED';
  /** @param retryAfter seconds until one more try is possible */
  constructor(override readonly retryAfter: number) {
    super(`Too many wrong tries. Wait ${retryAfter} seconds, then try again.`);
  }
}

/** The same idempotency key came with another input before. */
export class IdempotencyConflict extends Fault {
  readonly code = 'IDEMPOTENCY_CONFLICT';
  constructor() {
    super('This idempotency key was used with another input. Use a new key for a new request.');
  }
}

/** A part Portico needs does not answer: unless its message says otherwise nothing was done, and trying again is safe. */
export class Unavailable extends Fault {
  readonly code = 'UNAVAILABLE';
  override readonly status = 503;
  override readonly retryAfter = 5;
  constructor(message = 'Portico cannot reach its database just now. Nothing was changed. Try again in a few seconds.') {
    super(message);
  }
}
