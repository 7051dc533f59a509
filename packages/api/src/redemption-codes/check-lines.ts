import { CODE_LENGTH, foldCode, isFoldedPageWord } from '@portico/shared';
import type { Reader } from '../kernel/database.js';
import { idBytes, type ClientId } from '../kernel/ids.js';
import { rowsIn } from '../kernel/sql.js';
import type { DrawnCode } from './draw-codes.js';

/** A line of what somebody pasted or uploaded; the first is 1. */
export interface Line {
  readonly line: number;
  readonly text: string;
}

/** A line that cannot be a code here, and why. */
export interface BadLine {
  readonly line: number;
  readonly code: string;
  readonly reason: string;
}

/** A line that is well formed, with its code. */
export interface GoodLine extends DrawnCode {
  readonly line: number;
}

/** Of white space the plain space alone: a code stands in links, files and mails, where a line break or a hidden sign would say something else. */
const CHARACTERS = /^[A-Za-z0-9\- ]+$/;
/** What a code may be as it is written. */
const LONGEST_TEXT = 60;

/** Reads a line by itself, without regard to other codes. */
export function readLine({ line, text }: Line): GoodLine | BadLine {
  const written = text.trim();
  const reason = reasonAgainst(written);
  return reason === null ? { line, text: written, foldedKey: foldCode(written) } : { line, code: written.slice(0, LONGEST_TEXT), reason };
}

/** True for a line that can be a code. */
export function isGood(read: GoodLine | BadLine): read is GoodLine {
  return 'foldedKey' in read;
}

function reasonAgainst(written: string): string | null {
  if (!CHARACTERS.test(written)) return 'A code has letters A to Z, digits, hyphens and spaces alone.';
  const folded = foldCode(written);
  if (folded.length < CODE_LENGTH.min || folded.length > CODE_LENGTH.max) return `A code has ${CODE_LENGTH.min} to ${CODE_LENGTH.max} symbols without hyphens and spaces. This one has ${folded.length}.`;
  if (written.length > LONGEST_TEXT) return `A code is written in ${LONGEST_TEXT} characters at most, hyphens and spaces among them.`;
  return isFoldedPageWord(folded) ? "This is the name of a page, so it cannot stand in the client's address as a code." : null;
}

/** Why a line that repeats another is none. */
export function repeats({ line, text }: GoodLine, first: { readonly line: number; readonly text: string }): BadLine {
  const reason = text === first.text ? `Repeats line ${first.line}.` : `Reads like ${first.text} in line ${first.line}: case, hyphens, spaces and look-alikes (O and 0, I, L and 1) make no difference.`;
  return { line, code: text, reason };
}

/** Which of some keys the client has, or had, codes of: how each is written; null for a code that was deleted. */
export async function takenKeys(reader: Reader, client: ClientId, keys: readonly string[]): Promise<Map<string, string | null>> {
  const id = idBytes(client);
  const retired = await rowsIn<{ folded_key: string }>(reader, keys, (marks) => `SELECT folded_key FROM retired_code WHERE client_id = ? AND folded_key IN (${marks})`, [id]);
  const there = await rowsIn<{ folded_key: string; code: string }>(reader, keys, (marks) => `SELECT folded_key, code FROM code WHERE client_id = ? AND folded_key IN (${marks})`, [id]);
  return new Map([...retired.map((row): [string, string | null] => [row.folded_key, null]), ...there.map((row): [string, string | null] => [row.folded_key, row.code])]);
}

/** Why a line that reads like a code of the client is none. @param code how that one is written; null: it was deleted */
export function isTaken({ line, text }: GoodLine, code: string | null): BadLine {
  if (code === null) return { line, code: text, reason: 'This client had such a code and deleted it. Links with it may be about, so its word is never given to another.' };
  return { line, code: text, reason: code === text ? 'This client has this code already.' : `Reads like ${code}, which this client has already.` };
}

/** Checks a list that fits into memory: which lines are codes, and what is wrong with each of the others. */
export async function checkLines(reader: Reader, client: ClientId, lines: readonly Line[]): Promise<{ readonly codes: GoodLine[]; readonly bad: BadLine[] }> {
  const read = lines.map(readLine);
  const taken = await takenKeys(reader, client, read.filter(isGood).map(({ foldedKey }) => foldedKey));
  const first = new Map<string, GoodLine>();
  const judged = read.map((one): GoodLine | BadLine => {
    if (!isGood(one)) return one;
    const before = first.get(one.foldedKey);
    if (before !== undefined) return repeats(one, before);
    first.set(one.foldedKey, one);
    const code = taken.get(one.foldedKey);
    return code === undefined ? one : isTaken(one, code);
  });
  return { codes: judged.filter(isGood), bad: judged.filter((one): one is BadLine => !isGood(one)) };
}
