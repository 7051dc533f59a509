import { describe, expect, it } from '@jest/globals';
import { defaultSender, readSender, senderText } from './sender.js';

describe('Whom mails are from', () => {
  it.each([
    ['no-reply@example.com', 'no-reply@example.com'],
    ['  Portico   <No-Reply@EXAMPLE.com> ', 'Portico <No-Reply@example.com>'],
    ['<no-reply@example.com>', 'no-reply@example.com'],
    ['Öl & Söhne <a@b.test>', 'Öl & Söhne <a@b.test>'],
    ['Acme, Inc. <a@b.test>', '"Acme, Inc." <a@b.test>'],
    ['"Acme \\"Rockets\\"" <a@b.test>', '"Acme \\"Rockets\\"" <a@b.test>'],
    ['"Portico" <a@b.test>', 'Portico <a@b.test>'],
  ])('may be written %j', (entered, stored) => {
    const sender = readSender(entered)!;
    expect(senderText(sender)).toBe(stored);
    expect(readSender(stored)).toEqual(sender);
  });

  it.each(['', 'Portico', 'Portico <>', 'Portico <a@b>', '"Portico <a@b.test>', 'a@b.test, c@d.test', 'A <a@b.test>, B <c@d.test>', `${'x'.repeat(121)} <a@b.test>`, '<a@b.test> more'])(
    'may not be %j',
    (entered) => {
      expect(readSender(entered)).toBeUndefined();
    },
  );

  it.each([
    ['Portico', 'https://learn.example.com', 'Portico <no-reply@learn.example.com>'],
    ['Acme, Inc.', 'http://localhost:4000', '"Acme, Inc." <no-reply@localhost>'],
    ['Portico', 'http://192.0.2.7:4000', 'Portico <no-reply@[192.0.2.7]>'],
    ['Portico', 'http://[2001:db8::7]', 'Portico <no-reply@[IPv6:2001:db8::7]>'],
  ])('is made of the name %j and the host of %s while nobody chose', (name, url, sender) => {
    expect(defaultSender(name, new URL(url))).toBe(sender);
  });
});
