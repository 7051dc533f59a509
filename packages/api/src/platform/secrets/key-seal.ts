import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Seal } from '../../kernel/seal.js';

const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/**
 * AES-256-GCM under a key derived from the site's secret key (HKDF-SHA-256, RFC 5869). A sealed text is a version byte, the
 * nonce, the tag, the ciphertext; its purpose is authenticated along (NIST SP 800-38D).
 */
export class KeySeal implements Seal {
  readonly #key: Buffer;

  constructor(secretKey: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secretKey, '', 'portico sealed texts 1', 32));
  }

  seal(purpose: string, text: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(purpose));
    const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), hidden]);
  }

  open(purpose: string, sealed: Buffer): string {
    if (sealed.length < 1 + NONCE + TAG || sealed[0] !== VERSION) throw new Error('This was not sealed here.');
    const tag = sealed.subarray(1 + NONCE, 1 + NONCE + TAG);
    const decipher = createDecipheriv('aes-256-gcm', this.#key, sealed.subarray(1, 1 + NONCE), { authTagLength: TAG });
    decipher.setAAD(Buffer.from(purpose)).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE + TAG)), decipher.final()]).toString('utf8');
  }
}
