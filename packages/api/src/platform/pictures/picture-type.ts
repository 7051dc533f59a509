/** The kinds of file that are read as pictures. */
export type PictureType = 'png' | 'jpeg' | 'webp' | 'gif';

const PNG = Buffer.from('89504e470d0a1a0a', 'hex');
const JPEG = Buffer.from('ffd8ff', 'hex');

/** What kind of picture a file is by how it begins (WHATWG MIME Sniffing §6.1); undefined: none of these. */
export function pictureTypeOf(file: Buffer): PictureType | undefined {
  if (file.subarray(0, 8).equals(PNG)) return 'png';
  if (file.subarray(0, 3).equals(JPEG)) return 'jpeg';
  const sign = file.subarray(0, 6).toString('latin1');
  if (sign === 'GIF87a' || sign === 'GIF89a') return 'gif';
  return sign.startsWith('RIFF') && file.subarray(8, 12).toString('latin1') === 'WEBP' ? 'webp' : undefined;
}
