import { momentOf } from '@portico/shared';
import { EndSessionsDocument, type ClientPageQuery } from '@portico/shared/learner';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { ask } from '../server/ask.js';
import { Button } from '../ui/Button.js';
import { FaultNote } from '../ui/FaultNote.js';
import { useSending } from '../ui/use-sending.js';
import { useWords, type Words } from '../ui/Words.js';
import { Done } from './Done.js';

/** Where somebody is signed in. */
export type OwnSession = NonNullable<Extract<ClientPageQuery['viewer'], { learner: object }>['sessions']>[number];

/** The server tells a device in English. */
function deviceIn({ say }: Words, device: string): ComponentChildren {
  if (device === 'Unknown device') return say('unknownDevice');
  const [browser, system, ...rest] = device.split(' on ');
  return system === undefined || rest.length > 0 ? device : say('deviceOn', { browser, system });
}

interface SessionsProps {
  readonly sessions: readonly OwnSession[];
  /** Every other session has ended. */
  readonly onEnded: () => void;
}

/** Where they are signed in, and the way out of all of these but this one. */
export function Sessions({ sessions, onEnded }: SessionsProps) {
  const words = useWords();
  const { say, calendar } = words;
  const sending = useSending();
  const [ended, setEnded] = useState(false);
  const end = () =>
    sending.send(async () => {
      await ask(EndSessionsDocument, { input: {} });
      setEnded(true);
      onEnded();
    });
  if (sessions.length === 0) return null;
  return (
    <section>
      <h2>{say('devices')}</h2>
      <ul class="devices">
        {sessions.map(({ device, lastSeenAt, current }, at) => (
          <li key={at}>
            <strong>{deviceIn(words, device)}</strong>
            <span class="hint">{current ? say('thisDevice') : say('lastUsed', { date: momentOf(lastSeenAt, calendar) })}</span>
          </li>
        ))}
      </ul>
      <div role="alert">{sending.fault !== null && <FaultNote fault={sending.fault} />}</div>
      {(sessions.length > 1 || ended) && (
        <Button class="outline" aria-disabled={sending.pending} onClick={end}>
          {sending.pending ? say('wait') : say('signOutElsewhere')}
        </Button>
      )}
      <Done text={ended ? say('signedOutElsewhere') : null} />
    </section>
  );
}
