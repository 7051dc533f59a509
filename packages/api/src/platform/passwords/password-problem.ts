import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** Fewest and most characters (Unicode code points) of a password (NIST SP 800-63B-4, ASVS 6.2). */
const SHORTEST = 12;
const LONGEST = 128;
/** Judging takes time that grows fast with length (0.25 s for 128 crafted characters), and the beginning is enough. */
const JUDGED = 40;
/** zxcvbn's score from which an on-line guesser within the guess budget has no chance. */
const GOOD_ENOUGH = 2;

let judge: Promise<ZxcvbnFactory> | undefined;

/** The dictionary takes about 0.1 s and some memory: loaded when somebody first chooses a password. */
async function loadJudge(): Promise<ZxcvbnFactory> {
  const [core, common] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]);
  return new core.ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs });
}

/**
 * What is wrong with a chosen password; null when nothing is. No rules about kinds of characters: only length,
 * and that it is none of those tried first.
 *
 * @param about the person's e-mail and name, the client's name
 */
export async function passwordProblem(password: string, about: readonly string[]): Promise<string | null> {
  const text = password.normalize('NFC');
  const length = [...text].length;
  if (length < SHORTEST) return `A password needs at least ${SHORTEST} characters. Several words are easy to remember.`;
  if (length > LONGEST) return `A password may have at most ${LONGEST} characters.`;
  judge ??= loadJudge();
  const { score } = (await judge).check([...text].slice(0, JUDGED).join(''), wordsOf(about));
  if (score >= GOOD_ENOUGH) return null;
  return 'This password is among those that are tried first. Choose one without your name, common words alone or simple patterns.';
}

/** An e-mail or a name: whole, its local part, its words, and these without what parts them. */
function wordsOf(about: readonly string[]): string[] {
  const words = about.flatMap((text) => {
    const local = text.split('@')[0]!;
    return [text, local, local.replaceAll(/[^\p{L}\p{N}]+/gu, ''), ...text.split(/[^\p{L}\p{N}]+/u)];
  });
  return words.filter((word) => word.length > 2);
}
