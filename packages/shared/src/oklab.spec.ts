import { describe, expect, it } from '@jest/globals';
import { fromOklab, toOklab } from './oklab.js';

const hueOf = (colour: string) => Math.atan2(toOklab(colour).b, toOklab(colour).a);

describe('A colour in Oklab', () => {
  it.each([
    ['#ffffff', 1, 0, 0],
    ['#000000', 0, 0, 0],
    ['#ff0000', 0.628, 0.2249, 0.1258],
    ['#00ff00', 0.8664, -0.2339, 0.1795],
    ['#0000ff', 0.452, -0.0325, -0.3115],
  ])('is what its author publishes: %s', (colour, lightness, a, b) => {
    expect(toOklab(colour).lightness).toBeCloseTo(lightness, 3);
    expect(toOklab(colour).a).toBeCloseTo(a, 3);
    expect(toOklab(colour).b).toBeCloseTo(b, 3);
  });

  it('is written as the colour it was read from', () => {
    for (let value = 0; value < 0x1000000; value += 4_099) {
      const colour = `#${value.toString(16).padStart(6, '0')}`;
      expect(fromOklab(toOklab(colour))).toBe(colour);
    }
  });

  it('keeps lightness and hue where sRGB does not have its chroma', () => {
    const pale = fromOklab({ ...toOklab('#0000ff'), lightness: 0.8 });
    expect(toOklab(pale).lightness).toBeCloseTo(0.8, 2);
    expect(hueOf(pale)).toBeCloseTo(hueOf('#0000ff'), 1);
  });

  it('ends at black and white', () => {
    expect([-0.1, 0, 1, 1.1].map((lightness) => fromOklab({ ...toOklab('#f28c28'), lightness }))).toEqual(['#000000', '#000000', '#ffffff', '#ffffff']);
  });
});
