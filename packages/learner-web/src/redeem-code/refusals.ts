import { endOf, momentOf } from '@portico/shared';
import type { CheckCodesQuery } from '@portico/shared/learner';
import { h, type ComponentChild } from 'preact';
import type { Words } from '../ui/Words.js';

/** What kept somebody out, as the operations ask for it. */
export type Refusal = NonNullable<CheckCodesQuery['checkCodes'][number]['problem']>;

/** Whether the refusal is about a code, and so belongs to the code box. */
export function isAboutCodes({ __typename: type }: Refusal): boolean {
  return type !== 'AccountExists' && type !== 'SignInRefused' && type !== 'InvalidInput';
}

/** A code that lets nobody in, and why. */
export interface RefusedCode {
  readonly entered: string;
  readonly refusal: Refusal;
}

/** Why a code does not let somebody in, what to do, and whom to ask. */
export function refusalInWords({ refusal, entered }: RefusedCode, { say, calendar, signedIn }: Pick<Words, 'say' | 'calendar'> & { readonly signedIn: boolean }): ComponentChild[] {
  // Apart from the sentence: a code may hold characters that turn the direction of writing.
  const code = h('bdi', null, 'code' in refusal ? refusal.code : entered);
  switch (refusal.__typename) {
    case 'CodeNotStarted':
      return say('CodeNotStarted', { code, date: momentOf(refusal.startsAt, calendar) });
    case 'CodeExpired':
      return say('CodeExpired', { code, date: endOf(refusal.expiredAt, calendar) });
    case 'CodeExhausted':
      return say(signedIn ? 'CodeExhaustedByYou' : 'CodeExhausted', { code });
    case 'EmailNotAllowed':
      return say('EmailNotAllowed', { code });
    case 'SeatsExhausted':
    case 'AccessRevoked':
      return say(refusal.__typename);
    default:
      return say('CodeNotFound', { code });
  }
}
