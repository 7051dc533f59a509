import { GENERATED_LENGTHS, oddsOfGuess, WORST_ODDS } from '@portico/shared';
import { counted } from '../ui/words/numbers.js';

/** How hard the codes of a batch are to guess. */
export interface GuessOdds {
  /** 1, which is refused, to 5. */
  readonly level: 1 | 2 | 3 | 4 | 5;
  /** `Very hard to guess`. */
  readonly word: string;
  /** `1 in 72 trillion per try, with these 500 codes`. */
  readonly odds: string;
}

const WORDS = ['Too easy to guess', 'Hard to guess', 'Hard to guess', 'Very hard to guess', 'Very hard to guess'] as const;
/** Tries for one hit from which on the next level begins. */
const LEVELS = [1 / WORST_ODDS, 1e8, 1e9, 1e11] as const;
const LARGE = new Intl.NumberFormat('en', { notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 2 });
/** Beyond it a number says nothing to anybody. */
const UNSAYABLE = 1e15;

/** The odds that a guess hits one of so many codes with so many symbols behind their prefix; null: nothing to say of such numbers. */
export function guessOdds(codes: number, length: number): GuessOdds | null {
  if (codes < 1 || length < GENERATED_LENGTHS.min || length > GENERATED_LENGTHS.max) return null;
  const tries = 1 / oddsOfGuess(codes, length);
  const level = LEVELS.filter((least) => tries >= least).length;
  const said = tries >= UNSAYABLE ? 'Less than 1 in 1,000 trillion' : `1 in ${LARGE.format(tries)}`;
  return { level: (level + 1) as GuessOdds['level'], word: WORDS[level]!, odds: `${said} per try, with ${codes === 1 ? 'this code' : `these ${counted(codes, 'code')}`}` };
}
