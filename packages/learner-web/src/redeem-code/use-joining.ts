import { useState } from 'preact/hooks';
import { Failure } from '../server/ask.js';
import { FAILED } from '../server/fault.js';
import { addressOf } from '../ui/address.js';
import type { FieldErrors } from '../ui/Form.js';
import { goOnAt } from '../ui/leave.js';
import { missingIn, type Mode, type Newcomer } from '../ui/newcomer.js';
import { useSending, type Sending } from '../ui/use-sending.js';
import { errorsFor } from './join-errors.js';
import { homeOf, redeem, register, signIn, type Hand } from './redeem.js';
import { isAboutCodes, type Refusal } from './refusals.js';

/** What becomes of the form beside codes that work. */
export interface Joining {
  readonly mode: Mode;
  readonly errors: FieldErrors;
  readonly sending: Sending;
  /** How often the learner turned the form round themselves. */
  readonly turned: number;
  readonly submit: (person: Newcomer) => void;
  readonly turn: () => void;
}

interface Beginning {
  readonly mode: Mode;
  /** Told of refusals that are about the codes and not about the person. */
  readonly onRefused: (refusal: Refusal) => void;
}

export function useJoining(hand: Hand, { mode: first, onRefused }: Beginning): Joining {
  const sending = useSending();
  const [state, setState] = useState<Pick<Joining, 'mode' | 'errors' | 'turned'>>({ mode: first, errors: {}, turned: 0 });
  const { mode, turned } = state;

  const enter = async (person: Newcomer): Promise<void> => {
    const refusal = mode === 'new' ? await register(hand, person) : await enterKnown(hand, person);
    if (refusal === null) await goOnAt(homeOf(hand));
    else if (isAboutCodes(refusal)) onRefused(refusal);
    else setState({ mode: refusal.__typename === 'AccountExists' ? 'known' : mode, errors: wrongIn(refusal), turned });
  };
  const wrongIn = (refusal: Refusal): FieldErrors => {
    const wrong = errorsFor(refusal);
    if (Object.keys(wrong).length === 0) throw new Failure(FAILED);
    return wrong;
  };
  return {
    ...state,
    sending,
    submit: (person) => {
      const errors = missingIn(person, mode);
      setState({ mode, errors, turned });
      if (Object.keys(errors).length === 0) sending.send(() => enter(person));
    },
    turn: () => setState({ mode: mode === 'new' ? 'known' : 'new', errors: {}, turned: turned + 1 }),
  };
}

/** Signs in and redeems. Gives what stands in the way; null when they are in. */
async function enterKnown(hand: Hand, person: Newcomer): Promise<Refusal | null> {
  if (!(await signIn(hand, person))) return { __typename: 'SignInRefused' };
  if ((await redeem(hand)) === null) return null;
  // They are signed in now: the page says as whom, and what stands in the way for them.
  return goOnAt(addressOf(hand.slug, hand.checks.map((check) => check.entered)));
}
