import type { Fault } from '../server/fault.js';
import { useWords } from './Words.js';

/** What kept the server from answering, and what to do. */
export function FaultNote({ fault }: { readonly fault: Fault }) {
  const { say, path } = useWords();
  const message = fault.kind === 'failed' && fault.requestId === '' ? 'failedUnnumbered' : fault.kind;
  return (
    <p class="note">
      {say(message, { seconds: String(Math.max(1, fault.seconds)), id: fault.requestId })} {fault.kind === 'signedOut' && <a href={path('sign-in')}>{say('signIn')}</a>}
    </p>
  );
}
