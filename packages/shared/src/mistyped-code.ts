import { CHECKED_ALPHABET, hasValidCheckSymbol } from './check-symbol.js';
import { foldCode, GENERATED_CODE_LENGTH } from './code-rules.js';

const GENERATED = new RegExp(`^[${CHECKED_ALPHABET.toLowerCase()}]{${GENERATED_CODE_LENGTH}}$`);

/**
 * Whether what was entered looks like a generated code with a slip in it: as long as one, of its symbols only, with a
 * letter and a digit as it was entered, and its check symbol does not fit. A chosen code carries no check symbol and
 * would be warned of nearly always; most are words (`Hello-Academy`), which have no digit, or numbers, which have no
 * letter. About one generated code in 90 has no digit either and is never warned of, (22/32)¹² of them.
 * A chosen code may have all of this and be right: this may warn and must never refuse.
 */
export function mayBeMistyped(entered: string): boolean {
  return /[A-Za-z]/.test(entered) && /[0-9]/.test(entered) && GENERATED.test(foldCode(entered)) && !hasValidCheckSymbol(entered);
}
