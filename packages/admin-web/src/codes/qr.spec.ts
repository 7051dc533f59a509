import { describe, expect, it } from '@jest/globals';
import { qrFile, qrOf } from './qr.js';

/** Which modules a path fills. */
function darkOf(path: string): Set<string> {
  return new Set([...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`));
}

describe('the QR code of a landing link', () => {
  const qr = qrOf('https://learn.example.com/acme/K7QM-2XWD-9F3H');

  it('has a finder in three corners and four light modules all around', () => {
    const dark = darkOf(qr.path);
    const last = qr.size - 5;
    for (const [x, y] of [[4, 4], [last, 4], [4, last]]) expect(dark.has(`${x} ${y}`)).toBe(true);
    expect(dark.has(`${last} ${last}`) && dark.has(`${last - 6} ${last - 6}`) && dark.has(`${last} ${last - 6}`)).toBe(false);
    for (const place of dark) expect(place.split(' ').every((at) => Number(at) >= 4 && Number(at) <= last)).toBe(true);
  });

  it('is the same for the same link and another for another', () => {
    expect(qrOf('https://learn.example.com/acme/K7QM-2XWD-9F3H')).toEqual(qr);
    expect(qrOf('https://learn.example.com/acme/K7QM-2XWD-9F3J').path).not.toBe(qr.path);
  });

  it('is a file that draws on white whatever lies behind it', () => {
    expect(qrFile(qr)).toContain('<path fill="#fff"');
  });
});
