import { useState } from 'preact/hooks';
import { forgetToken, goOnAt } from '../ui/leave.js';
import { Failure } from '../server/ask.js';
import { FAILED } from '../server/fault.js';
import type { FieldErrors } from '../ui/Form.js';
import { errorsAt, missingIn, type Mode, type Newcomer } from '../ui/newcomer.js';
import { useSending, type Sending } from '../ui/use-sending.js';
import { accept, claim, signIn, type Reason, type Refusal } from './invite.js';

/** An invite that can be accepted, and where. */
export interface Offer {
  readonly slug: string;
  readonly token: string;
  readonly onRefused: (reason: Reason) => void;
}

/** What becomes of the form beside an invite. */
interface Accepting {
  readonly mode: Mode;
  readonly errors: FieldErrors;
  readonly sending: Sending;
  /** How often the learner turned the form round themselves. */
  readonly turned: number;
  readonly submit: (person: Newcomer) => void;
  readonly turn: () => void;
}

/** They are in: this page is done with, and so is the link. */
export function goIn(slug: string): Promise<never> {
  forgetToken('inv');
  return goOnAt(`/${slug}`);
}

export function useAccepting({ slug, token, onRefused }: Offer, first: Mode): Accepting {
  const sending = useSending();
  const [state, setState] = useState<Pick<Accepting, 'mode' | 'errors' | 'turned'>>({ mode: first, errors: {}, turned: 0 });
  const { mode, turned } = state;

  const enterNew = async (person: Newcomer) => {
    const refusal = await accept(token, person);
    if (refusal === null) await goIn(slug);
    else if (refusal.__typename === 'InviteNotUsable') onRefused(refusal.reason);
    else setState({ mode: refusal.__typename === 'AccountExists' ? 'known' : mode, errors: wrongIn(refusal), turned });
  };
  const enterKnown = async (person: Newcomer) => {
    if (!(await signIn(slug, person))) return setState({ mode, errors: { password: 'signInRefused' }, turned });
    if ((await claim(token)) === null) await goIn(slug);
    // They are signed in now: the page says as whom, and what stands in the way for them.
    return goOnAt(`/${slug}/invite`);
  };
  return {
    ...state,
    sending,
    submit: (person) => {
      const errors = missingIn(person, mode);
      setState({ mode, errors, turned });
      if (Object.keys(errors).length === 0) sending.send(() => (mode === 'new' ? enterNew(person) : enterKnown(person)));
    },
    turn: () => setState({ mode: mode === 'new' ? 'known' : 'new', errors: {}, turned: turned + 1 }),
  };
}

function wrongIn(refusal: Exclude<Refusal, { readonly __typename: 'InviteNotUsable' }>): FieldErrors {
  if (refusal.__typename === 'AccountExists') return { email: 'inviteAccountExists' };
  const wrong = errorsAt(refusal.fields);
  if (Object.keys(wrong).length === 0) throw new Failure(FAILED);
  return wrong;
}
