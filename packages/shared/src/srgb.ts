/** Red, green and blue, each 0 to 1. Whether as written in a colour or as light is said where it is used. */
export type Rgb = readonly [red: number, green: number, blue: number];

const HEX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

/** The channels of a colour written `#rrggbb`, in either case. Throws a RangeError for anything else. */
export function channelsOf(colour: string): Rgb {
  const [, red, green, blue] = HEX.exec(colour) ?? [];
  if (red === undefined || green === undefined || blue === undefined) throw new RangeError('A colour is written #rrggbb.');
  return [fromHex(red), fromHex(green), fromHex(blue)];
}

/** `#rrggbb` in lower case; channels are rounded to 8 bits, and cut off below 0 and above 1. */
export function written(channels: Rgb): string {
  const bytes = channels.map((channel) => Math.round(255 * Math.min(1, Math.max(0, channel))));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** `share` (0 to 1) of one colour laid over another, as a browser mixes them: channel by channel. */
export function mixed(colour: string, share: number, ground: string): string {
  const [over, under] = [channelsOf(colour), channelsOf(ground)];
  const mix = (at: 0 | 1 | 2) => share * over[at] + (1 - share) * under[at];
  return written([mix(0), mix(1), mix(2)]);
}

/** The light of a written colour: what the transfer function of sRGB (IEC 61966-2-1) makes of each channel. */
export function lightOf(colour: string): Rgb {
  const [red, green, blue] = channelsOf(colour);
  return [toLight(red), toLight(green), toLight(blue)];
}

/** The written colour of that light: {@link lightOf} the other way. */
export function writtenLight([red, green, blue]: Rgb): string {
  return written([fromLight(red), fromLight(green), fromLight(blue)]);
}

function fromHex(pair: string): number {
  return Number.parseInt(pair, 16) / 255;
}

function toLight(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function fromLight(light: number): number {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}
