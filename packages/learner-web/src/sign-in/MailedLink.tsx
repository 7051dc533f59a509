import { RequestPasswordResetDocument, RequestSignInLinkDocument } from '@portico/shared/learner';
import { useState } from 'preact/hooks';
import { ask } from '../server/ask.js';
import { Button } from '../ui/Button.js';
import type { Sending } from '../ui/use-sending.js';
import { useWords } from '../ui/Words.js';

interface MailedLinkProps {
  readonly slug: string;
  readonly sending: Sending;
  /** The address as typed. */
  readonly address: () => string;
  /** The address is needed first. */
  readonly onMissing: () => void;
}

/** Ways in for whoever has no password at hand: a link by mail. Whether the address has an account is not said. */
export function MailedLink({ slug, sending, address, onMissing }: MailedLinkProps) {
  const { say } = useWords();
  const [mailed, setMailed] = useState<{ readonly email: string; readonly message: 'linkSignInMailed' | 'linkResetMailed' } | null>(null);
  const send = (isReset: boolean) => {
    const email = address().trim();
    setMailed(null);
    if (!/^\S+@\S+$/.test(email)) return onMissing();
    sending.send(async () => {
      const variables = { input: { slug, email } };
      await (isReset ? ask(RequestPasswordResetDocument, variables) : ask(RequestSignInLinkDocument, variables));
      setMailed({ email, message: isReset ? 'linkResetMailed' : 'linkSignInMailed' });
    });
  };
  return (
    <>
      <p role="status" class={mailed === null ? undefined : 'note'}>
        {mailed !== null && say(mailed.message, { email: <bdi>{mailed.email}</bdi> })}
      </p>
      <p class="aside">
        {say('forgotten')}{' '}
        <Button class="link" onClick={() => send(true)}>
          {say('linkReset')}
        </Button>
      </p>
      <p class="aside">
        <Button class="link" onClick={() => send(false)}>
          {say('linkMailMe')}
        </Button>
      </p>
    </>
  );
}
