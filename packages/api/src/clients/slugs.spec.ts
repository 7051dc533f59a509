import { describe, expect, it } from '@jest/globals';
import { numberedSlug, slugFromName, slugInAddress, slugProblem } from './slugs.js';

describe('A slug', () => {
  it.each(['ab', 'acme', 'acme-2', '2-4-8', 'a'.repeat(60)])('may be %s', (slug) => {
    expect(slugProblem(slug)).toBeNull();
  });

  it.each(['a', 'a'.repeat(61), 'Acme', 'acme_gmbh', 'acme--gmbh', '-acme', 'acme-', 'acmé', 'ac me', 'acme.com', 'ac/me', ''])('may not be %j', (slug) => {
    expect(slugProblem(slug)).not.toBeNull();
  });

  it.each(['admin', 'graphql', 'redeem', 'sso', 'sign-in'])('may not be %s, which the site uses itself', (slug) => {
    expect(slugProblem(slug)).not.toBeNull();
  });

  it('is found whatever the case it was typed in', () => {
    expect(slugInAddress('Acme-GmbH')).toBe('acme-gmbh');
  });

  it('is not looked for when no client can have it', () => {
    expect(slugInAddress('favicon.ico')).toBeUndefined();
    expect(slugInAddress('acme ')).toBeUndefined();
  });
});

describe('A slug derived from a name', () => {
  it.each([
    ['Acme GmbH', 'acme-gmbh'],
    ['Müller & Söhne', 'mueller-and-soehne'],
    ['  A.C.M.E.  ', 'a-c-m-e'],
    ['X', 'client-x'],
    ['漢字', 'client'],
    ['McDonald', 'mcdonald'],
  ])('of %s is %s', (name, slug) => {
    expect(slugFromName(name)).toBe(slug);
  });

  it('is cut to the longest a slug may be, at no hyphen', () => {
    const slug = slugFromName(`${'a'.repeat(59)} ${'b'.repeat(59)}`);
    expect(slug).toBe('a'.repeat(59));
    expect(slugProblem(slug)).toBeNull();
  });

  it('stays a slug when it is numbered', () => {
    expect(numberedSlug('a'.repeat(60), 12)).toBe(`${'a'.repeat(57)}-12`);
    expect(numberedSlug('acme', 1)).toBe('acme');
  });
});
