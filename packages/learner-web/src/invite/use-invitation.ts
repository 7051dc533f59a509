import { useEffect, useState } from 'preact/hooks';
import { goOnAt, loadOnToken, takeToken } from '../ui/leave.js';
import { useSending, type Sending } from '../ui/use-sending.js';
import { lookAt, type Invitation, type Reason } from './invite.js';

/** What an invite's page has found out. */
export type Found =
  | { readonly is: 'unknown-yet' }
  /** It was opened without a link's token. */
  | { readonly is: 'no-link' }
  | { readonly is: 'refused'; readonly reason: Reason }
  | { readonly is: 'open'; readonly token: string; readonly invitation: Invitation };

interface Looking {
  readonly found: Found;
  readonly sending: Sending;
  readonly look: () => void;
  readonly refuse: (reason: Reason) => void;
}

/** Reads the token of the address and asks what it leads to. */
export function useInvitation(slug: string): Looking {
  const sending = useSending();
  const [found, setFound] = useState<Found>({ is: 'unknown-yet' });
  const refuse = (reason: Reason) => setFound({ is: 'refused', reason });
  const lookWith = async (token: string) => {
    const seen = await lookAt(token);
    if (typeof seen === 'string') return refuse(seen);
    // A link keeps leading to its client, whatever address it was put behind.
    if (seen.client.slug !== slug) await goOnAt(`/${seen.client.slug}/invite`);
    setFound({ is: 'open', token, invitation: seen });
  };
  const look = () => {
    const token = takeToken('inv');
    if (token === null) setFound({ is: 'no-link' });
    else sending.send(() => lookWith(token));
  };
  useEffect(() => {
    look();
    return loadOnToken('inv');
  }, []);
  return { found, sending, look, refuse };
}
