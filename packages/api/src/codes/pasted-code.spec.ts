import { describe, expect, it } from '@jest/globals';
import { readPasted } from './pasted-code.js';

describe('What somebody pastes', () => {
  it('is a code as it stands', () => {
    expect(readPasted('  SPRING-2027 ')).toEqual({ code: 'SPRING-2027', slug: null });
  });

  it('or a link that ends in one, whatever stands behind it', () => {
    for (const link of ['https://portico.example/acme/SPRING-2027', 'http://localhost:4000/ACME/SPRING-2027/', 'portico.example/acme/SPRING-2027?utm=x#top']) {
      expect(readPasted(link)).toEqual({ code: 'SPRING-2027', slug: 'acme' });
    }
    expect(readPasted('https://portico.example/acme/SPRING%2D2027')).toMatchObject({ code: 'SPRING-2027' });
  });

  it('or nothing that can be a code, which is no error', () => {
    expect(readPasted('/')).toEqual({ code: '', slug: null });
    expect(readPasted('https://portico.example/acme/%E0%A4')).toMatchObject({ code: '%E0%A4' });
    expect(readPasted(`https://${'a'.repeat(3_000)}/x`).slug).toBeNull();
  });
});
