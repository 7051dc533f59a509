import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { animatedGif, bombPng, noise, NO_PICTURES, picture, turnedJpeg } from '../../../test/harness/pictures.js';
import type { Picture } from '../../kernel/pictures.js';
import { SharpPictures } from './sharp-pictures.js';

const pictures = new SharpPictures();

async function logoOf(file: Buffer): Promise<Picture> {
  const logo = await pictures.logo(file);
  if (typeof logo === 'string') throw new Error(`The file is ${logo}.`);
  return logo;
}

describe('A logo', () => {
  it.each(['png', 'jpeg', 'webp', 'gif'] as const)('of a %s file is a PNG file of its pixels, as large as it is', async (format) => {
    const file = await picture(format);
    const { png, width, height } = await logoOf(file);
    expect([width, height]).toEqual([320, 80]);
    expect(png.equals(file)).toBe(false);
    const { dominant } = await sharp(png).stats();
    expect(dominant.r).toBeGreaterThan(180);
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 320, height: 80 });
  });

  it('is made smaller until it fits in 640 × 240 pixels, and never larger', async () => {
    expect(await logoOf(await picture('png', { width: 2_000, height: 500 }))).toMatchObject({ width: 640, height: 160 });
    expect(await logoOf(await picture('png', { width: 500, height: 2_000 }))).toMatchObject({ width: 60, height: 240 });
    expect(await logoOf(await picture('png', { width: 3_000, height: 1 }))).toMatchObject({ width: 640, height: 1 });
    expect(await logoOf(await picture('png', { width: 1, height: 1 }))).toMatchObject({ width: 1, height: 1 });
  });

  it('stands upright, and has nothing that came with its pixels: no place, no owner, no colour profile', async () => {
    const file = await turnedJpeg();
    const { png, width, height } = await logoOf(file);
    expect(file.includes('canary-copyright')).toBe(true);
    expect([width, height]).toEqual([200, 60]);
    expect(png.includes('canary')).toBe(false);
    const { exif, icc, xmp, orientation } = await sharp(png).metadata();
    expect([exif, icc, xmp, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    // Of a PNG file only these chunks: how large it is, its colours, its pixels.
    expect([...new Set(chunksOf(png))].filter((name) => !['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'pHYs'].includes(name))).toEqual([]);
  });

  it.each(['gif', 'webp'] as const)('of an animated %s file is its first frame, still', async (format) => {
    const file = await animatedGif(format);
    expect((await sharp(file).metadata()).pages).toBe(3);
    const { png, width, height } = await logoOf(file);
    expect([width, height, (await sharp(png).metadata()).pages]).toEqual([40, 20, undefined]);
    expect((await sharp(png).stats()).dominant.r).toBeGreaterThan(180);
  });

  it('keeps what is transparent so', async () => {
    const file = await sharp({ create: { width: 50, height: 20, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer();
    expect((await sharp((await logoOf(file)).png).stats()).isOpaque).toBe(false);
  });

  it.each([
    ['dark on nothing', { r: 17, g: 34, b: 51, alpha: 1 }, { r: 0, g: 0, b: 0, alpha: 0 }, true],
    ['just too dark on nothing', { r: 96, g: 96, b: 96, alpha: 1 }, { r: 0, g: 0, b: 0, alpha: 0 }, true],
    ['light enough on nothing', { r: 98, g: 98, b: 98, alpha: 1 }, { r: 0, g: 0, b: 0, alpha: 0 }, false],
    ['dark on its own white', { r: 17, g: 34, b: 51, alpha: 1 }, { r: 255, g: 255, b: 255, alpha: 1 }, false],
    ['nothing on nothing', { r: 0, g: 0, b: 0, alpha: 0 }, { r: 0, g: 0, b: 0, alpha: 0 }, false],
  ])('that is %s stands on white on dark pages only where it could hardly be seen: below 3:1', async (_, sign, ground, needsPlate) => {
    const inner = await sharp({ create: { width: 40, height: 20, channels: 4, background: sign } }).png().toBuffer();
    const file = await sharp({ create: { width: 80, height: 40, channels: 4, background: ground } }).composite([{ input: inner }]).png().toBuffer();
    expect(await logoOf(file)).toMatchObject({ needsPlate });
  });

  it('of whatever detail stays small enough for a first page on a phone', async () => {
    expect((await logoOf(await noise(640, 240))).png.length).toBeLessThan(160_000);
    expect((await logoOf(await picture('jpeg', { width: 640, height: 240 }))).png.length).toBeLessThan(10_000);
  });

  it.each(Object.entries(NO_PICTURES))('is not made of %s, whatever it is called', async (_, file) => {
    expect(await pictures.logo(file)).toBe('unreadable');
  });

  it.each(['png', 'jpeg', 'webp', 'gif'] as const)('is not made of a %s file that was cut off', async (format) => {
    const file = format === 'gif' ? await animatedGif() : await noise(200, 100).then((whole) => sharp(whole).toFormat(format).toBuffer());
    expect(await pictures.logo(file.subarray(0, Math.floor(file.length * 0.2)))).toBe('unreadable');
  });

  it('is not made of more than 40 megapixels, however few bytes they take: that is seen before any is read', async () => {
    expect(bombPng(12_000, 12_000).length).toBeLessThan(20_000);
    expect(await pictures.logo(bombPng(12_000, 12_000))).toBe('too many pixels');
    expect(await pictures.logo(bombPng(20_001, 2_000))).toBe('too many pixels');
    expect(await pictures.logo(bombPng(20_000, 2_000))).toMatchObject({ width: 640, height: 64 });
  });

  it('is made one after the other, in the order they were asked for', async () => {
    const files = await Promise.all([picture('png', { width: 900, height: 300 }), picture('gif'), picture('webp', { width: 33, height: 11 })]);
    expect((await Promise.all(files.map(logoOf))).map(({ width }) => width)).toEqual([640, 320, 33]);
  });
});

/** The names of the chunks of a PNG file (PNG 3rd edition §5.3). */
function chunksOf(png: Buffer): string[] {
  const names: string[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) names.push(png.toString('latin1', at + 4, at + 8));
  return names;
}
