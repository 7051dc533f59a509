import { createHash } from 'node:crypto';

/** SHA-256, in 32 bytes: the key of whatever no collation may compare. */
export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * A key by which people's words are sorted and searched: lower-case ASCII, accents dropped, so that both
 * databases order it alike. What has no ASCII form keeps its place by code point, behind the letters.
 */
export function sortKey(words: string, length: number): string {
  let key = '';
  for (const symbol of words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss')) {
    const code = symbol.codePointAt(0)!;
    key += code >= 0x20 && code < 0x7f ? symbol : `~${code.toString(16).padStart(6, '0')}`;
  }
  return key.trim().replace(/\s+/g, ' ').slice(0, length);
}
