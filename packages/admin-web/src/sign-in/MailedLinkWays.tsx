import { RequestPasswordResetDocument, RequestSignInLinkDocument } from '@portico/shared/admin';
import { useState } from 'react';
import { useSend } from '../server/use-send.js';
import type { Refused } from '../ui/form/use-form-work.js';
import { PlainButton } from '../ui/page/PlainButton.js';

interface MailedLinkWaysProps {
  /** The address as typed. */
  readonly address: () => string;
  /** Does work of the form they stand in. */
  readonly run: (work: () => Promise<Refused | null>) => void;
}

/** How a link works, by what it is for. */
const WORKS = {
  'sign-in': 'Its link works once, for 15 minutes.',
  reset: 'With its link you choose a new password; it works once, for an hour.',
} as const;

const MISSING = { message: 'Write your e-mail address first.', fields: [{ path: 'email', message: 'Write your e-mail address, such as name@example.com: the link is mailed there.' }] };

/** Ways in for whoever has no password at hand: a link by mail. Whether the address has an account is not said. */
export function MailedLinkWays({ address, run }: MailedLinkWaysProps) {
  const [mailed, setMailed] = useState<{ readonly email: string; readonly purpose: keyof typeof WORKS } | null>(null);
  const signInLink = useSend(RequestSignInLinkDocument, { refresh: false });
  const passwordReset = useSend(RequestPasswordResetDocument, { refresh: false });
  const send = (purpose: keyof typeof WORKS) => {
    setMailed(null);
    run(async () => {
      const email = address().trim();
      if (!/^\S+@\S+$/.test(email)) return MISSING;
      await (purpose === 'reset' ? passwordReset : signInLink)({ input: { email } });
      setMailed({ email, purpose });
      return null;
    });
  };
  return (
    <>
      <PlainButton onClick={() => send('sign-in')}>Mail me a link</PlainButton>
      <PlainButton onClick={() => send('reset')}>Forgot your password?</PlainButton>
      <p role="status">
        {mailed !== null && (
          <>
            If <bdi>{mailed.email}</bdi> has an account, a mail is on its way. {WORKS[mailed.purpose]} If none comes, see whether the address is right, or ask whoever runs this site.
          </>
        )}
      </p>
    </>
  );
}
