import { randomBytes } from 'node:crypto';
import { CHECKED_ALPHABET, checkSymbol, foldCode, GENERATED_CODE_LENGTH, groupsOfFour, isWellFormedCode } from '@portico/shared';

/** A code as it is shown, with the key by which it is found. */
export interface CodeText {
  readonly text: string;
  /** Lower-case, without hyphens and spaces, look-alike letters as digits. */
  readonly foldedKey: string;
}

/** A new code from a CSPRNG over Crockford's base32, in groups of four: 55 random bits and the check symbol. */
export function generateCode(): CodeText {
  // 32 symbols divide 256 evenly: the low five bits of a byte are unbiased.
  const drawn = [...randomBytes(GENERATED_CODE_LENGTH - 1)].map((byte) => CHECKED_ALPHABET[byte & 31]!).join('');
  const text = groupsOfFour(drawn + checkSymbol(drawn));
  return { text, foldedKey: foldCode(text) };
}

/** Reads a code somebody chose or entered; undefined when it can be none. */
export function readCode(entered: string): CodeText | undefined {
  const text = entered.trim();
  return text.length <= 60 && isWellFormedCode(text) ? { text, foldedKey: foldCode(text) } : undefined;
}
