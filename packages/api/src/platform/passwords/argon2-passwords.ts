import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Passwords } from '../../kernel/passwords.js';
import { passwordProblem } from './password-problem.js';
import { FifoLimit } from './fifo-limit.js';

/** Argon2id is the library's default algorithm; 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Passwords by Argon2id. One core is always left free, so that a flood of sign-ins slows sign-ins and nothing else.
 * Text is compared in its NFC form: the same keys pressed on another system give the same password.
 */
export class Argon2Passwords implements Passwords {
  readonly #limit = new FifoLimit(Math.max(1, availableParallelism() - 1));
  #nothing: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.#limit.run(() => hash(password.normalize('NFC'), COST));
  }

  verify(stored: string, password: string): Promise<boolean> {
    return this.#limit.run(() => verify(stored, password.normalize('NFC')));
  }

  async verifyAgainstNothing(password: string): Promise<void> {
    this.#nothing ??= this.hash(randomBytes(16).toString('base64url'));
    await this.verify(await this.#nothing, password);
  }

  problem(password: string, about: readonly string[]): Promise<string | null> {
    return passwordProblem(password, about);
  }
}
