import type { Passwords } from '../../src/kernel/passwords.js';

/** Passwords without the work, which notes what it was asked to do: hashes are the passwords themselves behind a word. */
export class QuickPasswords implements Passwords {
  readonly asked: string[] = [];

  hash(password: string): Promise<string> {
    this.asked.push('hash');
    return Promise.resolve(`hashed:${password}`);
  }

  verify(hash: string, password: string): Promise<boolean> {
    this.asked.push('verify');
    return Promise.resolve(hash === `hashed:${password}`);
  }

  verifyAgainstNothing(): Promise<void> {
    this.asked.push('verify');
    return Promise.resolve();
  }

  problem(password: string): Promise<string | null> {
    return Promise.resolve(password.length < 12 ? 'Choose at least 12 characters.' : null);
  }
}
