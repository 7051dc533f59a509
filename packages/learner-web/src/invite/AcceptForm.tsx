import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Entered } from '../ui/Form.js';
import { PersonForm } from '../ui/PersonForm.js';
import { Sheet } from '../ui/Sheet.js';
import { useWords } from '../ui/Words.js';
import type { Invitation } from './invite.js';
import { useAccepting, type Offer } from './use-accepting.js';

interface AcceptFormProps extends Offer {
  readonly card: ComponentChildren;
  readonly invitation: Invitation;
  /** They were signed in when the page was opened, and are not any more. */
  readonly signedOut: boolean;
}

/** One form and one submit, for somebody new and for somebody who has an account. */
export function AcceptForm({ card, invitation: { firstName, lastName, email }, signedOut, ...offer }: AcceptFormProps) {
  const { say, text } = useWords();
  const { mode, errors, sending, turned, submit, turn } = useAccepting(offer, signedOut ? 'known' : 'new');
  const draft = useRef<Entered>({});
  const isNew = mode === 'new';
  return (
    <Sheet title={text(isNew ? 'joinTitle' : 'knownTitle')} text={say(isNew ? 'joinText' : signedOut ? 'signedOut' : 'inviteKnownText')} arrived={turned + 1}>
      {card}
      <PersonForm mode={mode} errors={errors} sending={sending} known={{ firstName, lastName, email }} draft={draft} isAddressGiven onSubmit={submit} onTurn={turn} />
    </Sheet>
  );
}
