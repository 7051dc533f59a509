import { describe, expect, it } from '@jest/globals';
import { Argon2Passwords } from './argon2-passwords.js';

describe('Argon2Passwords', () => {
  const passwords = new Argon2Passwords();

  it('stores Argon2id with 19 MiB, two passes and one lane', async () => {
    expect(await passwords.hash('seven quiet herons')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('knows a password again, in whatever Unicode form it is typed', async () => {
    const stored = await passwords.hash('cafe\u0301 in the rain');
    expect(await passwords.verify(stored, 'caf\u00e9 in the rain')).toBe(true);
    expect(await passwords.verify(stored, 'cafe in the rain')).toBe(false);
  });

  it('keeps blanks at the ends', async () => {
    const stored = await passwords.hash(' seven quiet herons ');
    expect(await passwords.verify(stored, 'seven quiet herons')).toBe(false);
  });

  it('accepts nothing for an address nobody has', async () => {
    await expect(passwords.verifyAgainstNothing('seven quiet herons')).resolves.toBeUndefined();
  });
});

describe('a chosen password', () => {
  const problem = (password: string, about: string[] = []) => new Argon2Passwords().problem(password, about);

  it('has 12 to 128 characters, counted as a person counts them', async () => {
    expect(await problem('x7#Kq9!mZ2p')).toMatch(/at least 12/);
    expect(await problem('🦊🐻🐼🦁🐯🐨')).toMatch(/at least 12/);
    expect(await problem('seven quiet herons '.repeat(7))).toMatch(/at most 128/);
    expect(await problem('seven quiet herons')).toBeNull();
  });

  it.each(['password1234', 'Password123456', 'qwertyuiop12', '123456789012', 'aaaaaaaaaaaaaa', 'iloveyou1234', 'p4ssw0rd'.repeat(16)])(
    'is none of the common ones: %s',
    async (password) => {
      expect(await problem(password)).toMatch(/tried first/);
    },
  );

  it('is not made of the e-mail and name of whoever chooses it', async () => {
    expect(await problem('wilhelmina.ostergaard')).toBeNull();
    expect(await problem('wilhelmina.ostergaard', ['wilhelmina.ostergaard@example.com'])).toMatch(/tried first/);
    expect(await problem('ostergaard123', ['Wilhelmina Ostergaard'])).toMatch(/tried first/);
  });

  it('is never repeated in what is said about it', async () => {
    expect(await problem('password1234')).not.toContain('password1234');
  });
});
