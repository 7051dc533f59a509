/** Browsers and Node have it alike; the types of neither are here. */
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };

/**
 * Gives calls their idempotency keys: the same input has the same key as long as the page is open, so that a call whose
 * answer was lost can be made again without a second effect.
 */
export class OnceKeys {
  readonly #keys = new Map<string, string>();

  /** The key of a call with this input, made at its first. */
  keyFor(input: object): string {
    const text = JSON.stringify(input);
    const key = this.#keys.get(text) ?? newKey();
    this.#keys.set(text, key);
    return key;
  }
}

/** Not `crypto.randomUUID`: browsers have that on https alone. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
