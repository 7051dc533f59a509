import { describe, expect, it } from '@jest/globals';
import { KeySeal } from './key-seal.js';

const KEY = 'a key that is for these tests alone, 1';

describe('a sealed text', () => {
  const seal = new KeySeal(KEY);

  it('opens for its purpose, in any process that has the key', () => {
    for (const text of ['', 'inv_abc', 'Grüße 👋'.repeat(1000)]) expect(new KeySeal(KEY).open('outbox', seal.seal('outbox', text))).toBe(text);
  });

  it('looks different each time and shows nothing of the text', () => {
    const [one, other] = [seal.seal('outbox', 'canary'), seal.seal('outbox', 'canary')];
    expect(one.equals(other)).toBe(false);
    expect(one.includes('canary')).toBe(false);
  });

  it('does not open for another purpose, under another key, or changed in any byte', () => {
    const sealed = seal.seal('outbox', 'canary');
    expect(() => seal.open('mailbox', sealed)).toThrow();
    expect(() => new KeySeal(`${KEY}.`).open('outbox', sealed)).toThrow();
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(() => seal.open('outbox', changed)).toThrow();
    }
    expect(() => seal.open('outbox', sealed.subarray(0, 20))).toThrow();
  });
});
