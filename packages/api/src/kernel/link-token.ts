import { randomBytes } from 'node:crypto';
import { sha256 } from './keys.js';

/** What a link is for: a token of one purpose is worth nothing for another. */
export type LinkPurpose = 'inv' | 'sgn' | 'pwr' | 'prf' | 'stf';

const LENGTH = 43;
const FORM = /^([a-z]{3})_[\w-]{43}$/;

/** A new token for a link: 256 random bits, marked with its purpose. Made outside of what may run again. */
export function newLinkToken(purpose: LinkPurpose): string {
  return `${purpose}_${randomBytes(32).toString('base64url')}`;
}

/** What is kept of a token: its SHA-256, which is enough for 256 random bits. Null for what cannot be a token of the purpose. */
export function linkTokenHash(purpose: LinkPurpose, token: string): Buffer | null {
  return token.length === LENGTH + 4 && FORM.exec(token)?.[1] === purpose ? sha256(token) : null;
}
