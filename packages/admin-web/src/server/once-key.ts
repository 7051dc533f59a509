/** An idempotency key. Not `crypto.randomUUID`: browsers have that on https alone. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Gives calls their idempotency keys: the same input has the same key, so that a call whose answer was lost can be made again without a second effect. */
export class OnceKeys {
  readonly #keys = new Map<string, string>();

  keyFor(input: object): string {
    const text = JSON.stringify(input);
    const key = this.#keys.get(text) ?? newKey();
    this.#keys.set(text, key);
    return key;
  }
}
