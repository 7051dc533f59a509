import { describe, expect, it } from '@jest/globals';
import { fitted, LOGO_ROOM } from './fitted.js';

describe('the size a logo is shown in', () => {
  it.each([
    [{ width: 640, height: 240 }, { width: 107, height: 40 }],
    [{ width: 640, height: 64 }, { width: 200, height: 20 }],
    [{ width: 240, height: 240 }, { width: 40, height: 40 }],
    [{ width: 24, height: 16 }, { width: 24, height: 16 }],
    [{ width: 640, height: 1 }, { width: 200, height: 1 }],
  ])('of %j is %j: whole, within its room, never larger than it is', (logo, shown) => {
    expect(fitted(logo, LOGO_ROOM)).toEqual(shown);
  });
});
