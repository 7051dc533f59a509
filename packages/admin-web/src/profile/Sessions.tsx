import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { EndSessionsDocument } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { sayDone } from '../ui/notices/say-done.js';
import { ago } from '../ui/words/dates.js';
import { counted } from '../ui/words/numbers.js';
import './profile.css';

interface SessionFacts {
  readonly id: string;
  readonly device: string;
  readonly lastSeenAt: string;
  readonly current: boolean;
}

/** Where one is signed in, with a way to end each; this one ends by signing out. */
export function Sessions({ sessions }: { readonly sessions: readonly SessionFacts[] }) {
  const end = useSend(EndSessionsDocument);
  const others = sessions.filter(({ current }) => !current);
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const endThese = async (ids: string[]) => {
    try {
      await end({ input: { ids } });
      sayDone({ title: `${counted(ids.length, 'session')} ended`, meaning: 'Whoever used it has to sign in again.' });
    } catch (error) {
      notifications.show({ title: 'Nothing was ended', message: error instanceof Error ? error.message : String(error), autoClose: false });
    }
  };
  return (
    <section className="pt-own" aria-labelledby="sessions">
      <h2 id="sessions" className="pt-small-heading">
        Where you are signed in
      </h2>
      <ul className="pt-plain-list">
        {sessions.map(({ id, device, lastSeenAt, current }) => (
          <li key={id}>
            <span>
              <span className="pt-strong">{device}</span>
              <br />
              <span className="pt-note">{current ? 'This one, in use now' : `Last used ${ago(lastSeenAt, Date.now(), timeZone)}`}</span>
            </span>
            {!current && (
              <Button size="xs" variant="default" aria-label={`End the session ${device}`} onClick={() => void endThese([id])}>
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 1 && (
        <div className="pt-buttons">
          <Button variant="default" onClick={() => void endThese(others.map(({ id }) => id))}>
            End all others
          </Button>
        </div>
      )}
    </section>
  );
}
