import { describe, expect, it } from '@jest/globals';
import { OnceKeys } from './once-key.js';

describe('an idempotency key', () => {
  it('is the same for the same input and another for any other, here and on another page', () => {
    const keys = new OnceKeys();
    const first = keys.keyFor({ codes: ['A'] });
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(keys.keyFor({ codes: ['A'] })).toBe(first);
    expect(keys.keyFor({ codes: ['B'] })).not.toBe(first);
    expect(new OnceKeys().keyFor({ codes: ['A'] })).not.toBe(first);
  });
});
