import type sharp from 'sharp';
import { MOST_PIXELS, type NoPicture, type Picture, type Pictures } from '../../kernel/pictures.js';
import { FifoLimit } from '../passwords/fifo-limit.js';
import { isTooFaintOnDark } from './too-faint.js';
import { pictureTypeOf, type PictureType } from './picture-type.js';

/** What a logo fits in, in pixels: four times what a page shows, twice what a mail does on a fine screen. */
const LOGO = { width: 640, height: 240 };
/** Above so many bytes a logo is written with at most 256 colours: it is part of every first page on a phone. */
const WORTH_FEWER_COLOURS = 60 * 1024;
/** How long a picture may take, in seconds. */
const PATIENCE = 10;

/** The decoders there are, as libvips names them; every other is shut off, so that no byte reaches it. */
const DECODERS: Readonly<Record<PictureType, string>> = {
  png: 'VipsForeignLoadPngBuffer',
  jpeg: 'VipsForeignLoadJpegBuffer',
  webp: 'VipsForeignLoadWebpBuffer',
  gif: 'VipsForeignLoadNsgifBuffer',
};

type MakeSharp = typeof sharp;
let loaded: Promise<MakeSharp> | undefined;

/** Loaded with the first picture: a server that gets none does not carry it. */
function sharpOnce(): Promise<MakeSharp> {
  loaded ??= import('sharp').then(({ default: make }) => {
    make.cache(false);
    make.concurrency(1);
    make.block({ operation: ['VipsForeignLoad'] });
    make.unblock({ operation: Object.values(DECODERS) });
    return make;
  });
  return loaded;
}

/** Reads pictures with libvips, one at a time: a picture of the most pixels takes 160 MB while it is read. */
export class SharpPictures implements Pictures {
  readonly #limit = new FifoLimit(1);

  async logo(file: Buffer): Promise<Picture | NoPicture> {
    if (pictureTypeOf(file) === undefined) return 'unreadable';
    const make = await sharpOnce();
    return this.#limit.run(() => readLogo(make, file).catch(() => 'unreadable' as const));
  }
}

/** @throws whatever libvips does when the file is damaged */
async function readLogo(make: MakeSharp, file: Buffer): Promise<Picture | NoPicture> {
  const { width, height } = await make(file, { limitInputPixels: false }).metadata();
  if (width * height > MOST_PIXELS) return 'too many pixels';
  const upright = () => make(file, { limitInputPixels: MOST_PIXELS, failOn: 'warning' }).timeout({ seconds: PATIENCE }).autoOrient();
  const small = () => upright().resize({ ...LOGO, fit: 'inside', withoutEnlargement: true }).toColourspace('srgb');
  const whole = await small().png({ compressionLevel: 9 }).toBuffer({ resolveWithObject: true });
  const needsPlate = isTooFaintOnDark(await make(whole.data).toColourspace('srgb').ensureAlpha().raw().toBuffer());
  const png = whole.data.length <= WORTH_FEWER_COLOURS ? whole.data : await small().png({ palette: true, quality: 90, compressionLevel: 9 }).toBuffer();
  return { png, width: whole.info.width, height: whole.info.height, needsPlate };
}
