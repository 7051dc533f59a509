import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readEmail } from './email.js';

describe('an e-mail address', () => {
  it('keeps its local part as written, and is one account whatever its case', () => {
    expect(readEmail(' Ada.Lovelace+Portico@Example.COM ')).toEqual({ written: 'Ada.Lovelace+Portico@example.com', key: 'ada.lovelace+portico@example.com' });
  });

  it('has its domain in ASCII', () => {
    expect(readEmail('info@Bücher.example')).toEqual({ written: 'info@xn--bcher-kva.example', key: 'info@xn--bcher-kva.example' });
  });

  it.each(['a@b.co', "o'brien@example.test", 'a.b.c@x-y.example.test', '!#$%&*+/=?^_`{|}~-@example.test', `${'a'.repeat(64)}@example.test`])('may be %s', (text) => {
    expect(readEmail(text)?.key).toBe(text.toLowerCase());
  });

  it.each([
    '', '@', 'a', 'a@', '@b.co', 'a@b', 'a b@c.co', 'a@b c.co', 'a..b@c.co', '.a@c.co', 'a.@c.co', '"a b"@c.co', 'a(x)@c.co', 'a@[127.0.0.1]', 'a@127.0.0.1',
    'a@-b.co', 'a@b-.co', 'a@b..co', 'a@b.co.', 'a@b.c', 'a,b@c.co', 'a\u0000@c.co', 'a@c.co\nb@d.co', 'аda@example.test', `${'a'.repeat(65)}@example.test`,
    `a@${'b.'.repeat(130)}co`, 'a@b.co\u202e',
  ])('may not be %j', (text) => {
    expect(readEmail(text)).toBeUndefined();
  });

  it('read again is itself, with a key of lower-case ASCII', () => {
    const local = fc.string({ unit: fc.constantFrom(...'abcXYZ09.+-_!'), maxLength: 20 });
    const domain = fc.string({ unit: fc.constantFrom(...'abcXYZ09.-äß'), maxLength: 20 });
    fc.assert(
      fc.property(local, domain, (before, after) => {
        const email = readEmail(`${before}@${after}.test`);
        if (email === undefined) return;
        expect(readEmail(email.written)).toEqual(email);
        expect(readEmail(email.key)?.key).toBe(email.key);
        expect(email.key).toMatch(/^[\u0021-\u0040\u005b-\u007e]+$/);
      }),
    );
  });
});
