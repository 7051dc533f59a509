/**
 * The port through which accounts keep and check passwords. `platform/passwords` implements it. All of it is
 * slow on purpose or by nature (about 70 ms): call it outside transactions.
 */
export interface Passwords {
  /** The Argon2id hash to store, as a PHC string. */
  hash(password: string): Promise<string>;
  /** True when `password` is the one behind `hash`. */
  verify(hash: string, password: string): Promise<boolean>;
  /** The work of {@link verify} for an address nobody has, so that time does not tell which addresses exist. */
  verifyAgainstNothing(password: string): Promise<void>;
  /**
   * What is wrong with a password somebody chooses, in words for them; null when nothing is.
   *
   * @param about words an attacker would try first: the person's name and e-mail, the client's name
   */
  problem(password: string, about: readonly string[]): Promise<string | null>;
}
