import { describe, expect, it } from '@jest/globals';
import { brandPalette, type BrandPalette } from './brand-colours.js';
import { contrast } from './contrast.js';

const PAGES = { light: '#ffffff', dark: '#111317' } as const;

/** 18 × 18 × 18 colours, evenly over sRGB: 0, 15, … 255 in each channel. */
const GRID = Array.from({ length: 18 ** 3 }, (_, at) => {
  const steps = [Math.floor(at / 324), Math.floor(at / 18) % 18, at % 18];
  return `#${steps.map((step) => (step * 15).toString(16).padStart(2, '0')).join('')}`;
});

/** Every contrast that a palette promises and does not have. */
function broken(palette: BrandPalette): string[] {
  return [...brokenOn('light', palette), ...brokenOn('dark', palette)];
}

function brokenOn(theme: keyof BrandPalette, palette: BrandPalette): string[] {
  const page = PAGES[theme];
  const { soft, solid, solidHover, onSolid, link, edge } = palette[theme];
  const promised: readonly (readonly [string, string, number])[] = [
    [onSolid, solid, 4.5], [onSolid, solidHover, 4.5], [link, page, 4.5], [link, soft, 4.5], [edge, page, 3], [edge, soft, 3],
  ];
  return promised.filter(([one, other, least]) => contrast(one, other) < least).map(([one, other, least]) => `${one} on ${other} is under ${least}, ${theme}`);
}

describe('The colours of a brand', () => {
  const palettes = new Map(GRID.map((accent) => [accent, brandPalette(accent)]));

  it.each([
    {
      accent: '#F28C28', of: 'a brand too pale for links on white',
      light: { soft: '#fef7f0', softLine: '#fce6d0', solid: '#f28c28', onSolid: '#16181d', link: '#ac5d00' },
      dark: { soft: '#2c2219', solid: '#f28c28', onSolid: '#16181d', link: '#f28c28', edge: '#f28c28' },
    },
    {
      accent: '#FFE600', of: 'a brand nobody sees on white',
      light: { solid: '#ffe600', onSolid: '#16181d', edge: '#a59400', link: '#827500' },
      dark: { softLine: '#585210', solid: '#ffe600', onSolid: '#16181d', edge: '#ffe600', link: '#ffe600' },
    },
    {
      accent: '#0B1F4B', of: 'a brand nobody sees in the dark',
      light: { solid: '#0b1f4b', onSolid: '#ffffff', edge: '#0b1f4b', link: '#0b1f4b' },
      dark: { solid: '#0b1f4b', onSolid: '#ffffff', edge: '#496294', link: '#637eb2' },
    },
    {
      accent: '#7A7F87', of: 'a brand that carries neither white nor ink',
      light: { solid: '#71767e', onSolid: '#ffffff', link: '#6b7078', edge: '#7a7f87' },
      dark: { solid: '#71767e', onSolid: '#ffffff', link: '#838890', edge: '#7a7f87' },
    },
  ])('of $accent, $of, are those of the design', ({ accent, light, dark }) => {
    expect(brandPalette(accent)).toMatchObject({ light, dark });
  });

  it.each([
    ['#0B1F4B', 'light', 'link', '#ffffff', 16.01], ['#F28C28', 'light', 'link', '#fef7f0', 4.58], ['#F28C28', 'light', 'onSolid', '#f28c28', 7.24],
    ['#FFE600', 'light', 'onSolid', '#ffe600', 14.01], ['#7A7F87', 'dark', 'onSolid', '#71767e', 4.57],
  ] as const)('of %s on the %s page: %s on %s has the contrast of the design', (accent, page, name, ground, ratio) => {
    expect(contrast(brandPalette(accent)[page][name], ground)).toBeCloseTo(ratio, 2);
  });

  it('keep every contrast they promise, whatever the brand', () => {
    expect(palettes.size).toBe(5_832);
    expect([...palettes].filter(([, palette]) => broken(palette).length > 0)).toEqual([]);
  });

  it.each(['#ffff66', '#777777', '#000000', '#ffffff', '#0000ff', '#00ff00'])('keep it also for %s', (accent) => {
    expect(broken(brandPalette(accent))).toEqual([]);
  });

  it('keep the exact brand on more than nine buttons of ten', () => {
    expect([...palettes].filter(([accent, { light }]) => light.solid === accent).length / palettes.size).toBeGreaterThan(0.9);
  });

  it('show the pointer on every button', () => {
    expect([...palettes].filter(([, { light }]) => contrast(light.solid, light.solidHover) < 1.1)).toEqual([]);
  });

  it('are all written #rrggbb in lower case', () => {
    const { light, dark } = brandPalette('#ABCDEF');
    for (const colour of [...Object.values(light), ...Object.values(dark)]) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  });

  it.each(['', 'red', '#fff', '#12345g', '#1122334', '112233', '#112233;}', '#112233\n', ' #112233'])('are not made of %j', (accent) => {
    expect(() => brandPalette(accent)).toThrow(RangeError);
  });
});
