import { Fault } from '../kernel/faults.js';

/** The file is larger than its purpose allows. */
export class TooLarge extends Fault {
  readonly code = 'BAD_USER_INPUT';
  override readonly status = 413;
  /** @param most in bytes */
  constructor(most: number) {
    super(`The file is too large: at most ${most / 1024 / 1024} MB are accepted.`);
  }
}

/** The address of the upload has its file, or is getting it. */
export class PutAlready extends Fault {
  readonly code = 'BAD_USER_INPUT';
  override readonly status = 409;
  constructor() {
    super('A file was put here already. Ask for a new upload for another one.');
  }
}
