import type { CodeValues } from './code-form.js';

/** Whether a code somebody chose lacks what would make guessing it useless: a limit, an end, or whom it is for. */
export function isEasyPrey({ code, maxRedemptions, expiresAt, emailDomains }: CodeValues): boolean {
  return code.trim() !== '' && maxRedemptions.trim() === '' && expiresAt === '' && emailDomains.trim() === '';
}
