/** The kinds of file a logo may be, as a browser names them. What it is the server finds out by its bytes. */
export const LOGO_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

const MOST_MB = 5;

/** What is wrong with a file before it is sent anywhere; null: nothing. */
export function fileFault({ type, size, name }: Pick<File, 'type' | 'size' | 'name'>): string | null {
  if (type === 'image/svg+xml') return 'An SVG file may hold scripts, which mails and pages must not get. Export it as PNG, 640 pixels wide.';
  if (!LOGO_TYPES.includes(type)) return `${name} is no PNG, JPEG, WebP or GIF file.`;
  if (size === 0) return `${name} is empty.`;
  if (size > MOST_MB * 1024 * 1024) return `${name} has ${(size / 1024 / 1024).toFixed(1)} MB; at most ${MOST_MB} MB are accepted. 640 pixels in width are enough.`;
  return null;
}
