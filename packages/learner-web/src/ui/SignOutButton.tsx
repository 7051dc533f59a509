import { SignOutDocument } from '@portico/shared/learner';
import type { ComponentChildren } from 'preact';
import { ask } from '../server/ask.js';
import { Button } from './Button.js';
import { FaultNote } from './FaultNote.js';
import { goOnAt } from './leave.js';
import { useSending } from './use-sending.js';

interface SignOutButtonProps {
  readonly label: ComponentChildren;
  readonly to?: string;
  /** A link among the words unless told. */
  readonly look?: 'link' | 'filled';
}

/** Ends the session and loads `to`, or the same page again, as whoever is there next. */
export function SignOutButton({ label, to, look = 'link' }: SignOutButtonProps) {
  const sending = useSending();
  const signOut = () =>
    sending.send(async () => {
      await ask(SignOutDocument, {});
      await goOnAt(to ?? location.pathname + location.search);
    });
  return (
    <>
      <Button class={look} aria-disabled={sending.pending} onClick={signOut}>
        {label}
      </Button>
      <span role="alert">{sending.fault !== null && <FaultNote fault={sending.fault} />}</span>
    </>
  );
}
