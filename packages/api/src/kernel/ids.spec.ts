import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ID_TYPES, idBytes, idFromBytes, idFromHex, newId, parseId, typeOfId, type IdType } from './ids.js';

const types = Object.keys(ID_TYPES) as IdType[];
const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

describe('an id', () => {
  it('is its type and 26 symbols of base32, and reads back to the same 16 bytes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...types), bytes, (type, raw) => {
        const id = idFromBytes(type, raw);
        expect(id).toMatch(/^[a-z]{3}_[0-7][0-9a-hjkmnp-tv-z]{25}$/);
        expect([...idBytes(id)]).toEqual([...raw]);
        expect(idFromHex(type, Buffer.from(raw).toString('hex').toUpperCase())).toBe(id);
        expect(parseId(type, id)).toBe(id);
        expect(typeOfId(id)).toBe(type);
      }),
    );
  });

  it('sorts as text as its bytes do in the database', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        const [one, other] = [idFromBytes('cli', a), idFromBytes('cli', b)];
        expect(Math.sign(Buffer.compare(a, b))).toBe(one < other ? -1 : one > other ? 1 : 0);
      }),
    );
  });

  it('is new each time and later than those made before it, also within a millisecond', () => {
    const made = Array.from({ length: 20_000 }, () => newId('acc'));
    expect(new Set(made).size).toBe(made.length);
    expect(made.toSorted()).toEqual(made);
  });

  it('is a UUID of version 7 and variant 2, of this time', () => {
    const before = Date.now();
    const raw = idBytes(newId('lrn'));
    expect(raw[6]! >> 4).toBe(7);
    expect(raw[8]! >> 6).toBe(2);
    // Ids made in a burst may run ahead of the clock by the milliseconds they used up.
    expect(raw.readUIntBE(0, 6)).toBeGreaterThanOrEqual(before);
    expect(raw.readUIntBE(0, 6)).toBeLessThan(before + 60_000);
  });

  it('from outside is of the type asked for, or none', () => {
    const id = newId('cli');
    expect(parseId('sub', id)).toBeUndefined();
    for (const wrong of ['', 'cli_', id.toUpperCase(), `${id}0`, id.slice(0, -1), ` ${id}`, `cli_8${id.slice(5)}`, `cli_${'u'.repeat(26)}`, `xxx_${id.slice(4)}`]) {
      expect([wrong, parseId('cli', wrong)]).toEqual([wrong, undefined]);
    }
    expect(typeOfId(`xxx_${id.slice(4)}`)).toBeUndefined();
    expect(typeOfId(`constructor_${id.slice(4)}`)).toBeUndefined();
  });

  it('is told by no text that is none', () => {
    fc.assert(fc.property(fc.string(), (text) => typeOfId(text) === undefined));
  });
});
