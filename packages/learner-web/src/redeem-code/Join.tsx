import type { PersonFragment } from '@portico/shared/learner';
import type { ComponentChildren } from 'preact';
import type { Entered } from '../ui/Form.js';
import { PersonForm } from '../ui/PersonForm.js';
import { Sheet } from '../ui/Sheet.js';
import { useWords } from '../ui/Words.js';
import type { Hand } from './redeem.js';
import type { Refusal } from './refusals.js';
import { useJoining } from './use-joining.js';

interface JoinProps extends Hand {
  /** The codes, as the page shows them. */
  readonly list: ComponentChildren;
  readonly arrived: number;
  /** What was typed, kept while the page shows something else. */
  readonly draft: { current: Entered };
  /** Who was signed in when the page was opened, and is not any more. */
  readonly signedOut: PersonFragment | null;
  readonly onRefused: (refusal: Refusal) => void;
}

/** One form and one submit, for somebody new and for somebody who has an account. */
export function Join({ list, arrived, draft, signedOut, onRefused, ...hand }: JoinProps) {
  const { say, text } = useWords();
  const { mode, errors, sending, turned, submit, turn } = useJoining(hand, { mode: signedOut === null ? 'new' : 'known', onRefused });
  const isNew = mode === 'new';
  return (
    <Sheet title={text(isNew ? 'joinTitle' : 'knownTitle')} text={say(isNew ? 'joinText' : signedOut === null ? 'knownText' : 'signedOut')} arrived={arrived + turned + (signedOut === null ? 0 : 1)}>
      {list}
      <PersonForm mode={mode} errors={errors} sending={sending} known={signedOut === null ? {} : { email: signedOut.email }} draft={draft} onSubmit={submit} onTurn={turn} />
    </Sheet>
  );
}
