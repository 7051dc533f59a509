import sharp from 'sharp';
import { crc32, deflateSync } from 'node:zlib';

const RED = { r: 200, g: 30, b: 30 };
/** Hamburg, as a camera writes it into what it takes. */
const GPS = { IFD0: { Copyright: 'canary-copyright' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 33/1 0/1' } };

/** A plain picture. @param format what kind of file it is */
export function picture(format: 'png' | 'jpeg' | 'webp' | 'gif', { width = 320, height = 80 } = {}): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: RED } }).toFormat(format).toBuffer();
}

/** A JPEG of a wide picture that lies on its side, with where it was taken: a viewer turns it by its EXIF data. */
export function turnedJpeg(): Promise<Buffer> {
  return sharp({ create: { width: 60, height: 200, channels: 3, background: RED } }).withExif(GPS).withMetadata({ orientation: 6 }).jpeg().toBuffer();
}

/** Three frames, one after the other, the first of them red. */
export async function animatedGif(format: 'gif' | 'webp' = 'gif'): Promise<Buffer> {
  const frame = (background: { r: number; g: number; b: number }) => sharp({ create: { width: 40, height: 20, channels: 3, background } }).png().toBuffer();
  const frames = await Promise.all([RED, { r: 0, g: 0, b: 255 }, { r: 0, g: 255, b: 0 }].map(frame));
  return sharp(frames, { join: { animated: true } }).toFormat(format, { delay: [100, 100, 100], loop: 0 }).toBuffer();
}

/** Noise, which no way of writing makes small. @param seed the same one makes the same picture */
export function noise(width: number, height: number, seed = 7): Promise<Buffer> {
  let state = seed;
  const raw = Buffer.from(Array.from({ length: width * height * 3 }, () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) >>> 16));
  return sharp(raw, { raw: { width, height, channels: 3 } }).png().toBuffer();
}

/** A PNG of very few bytes that says it has very many pixels, all of them of one colour. */
export function bombPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(named) >>> 0);
  return Buffer.concat([length, named, check]);
}

/** Files that are no pictures, or none that are taken, by what they are. */
export const NO_PICTURES: Readonly<Record<string, Buffer>> = {
  'an SVG file': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'),
  'an HTML page': Buffer.from('<!doctype html><script>alert(1)</script>'),
  'a ZIP file': Buffer.from('504b0506000000000000000000000000000000000000', 'hex'),
  'nothing': Buffer.alloc(0),
  'the beginning of a PNG file': Buffer.from('89504e470d0a1a0a', 'hex'),
  'a PNG sign before a page': Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('<script>alert(1)</script>')]),
  'a TIFF file': Buffer.from('49492a0008000000000000000000', 'hex'),
  'a PDF file': Buffer.from('%PDF-1.7\n%%EOF'),
};
