import { Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { InviteDialog } from '../../invites/lazy-dialogs.js';
import { useRights } from '../../server/rights.js';
import { useClient } from './ClientRoute.js';

/** Over a page of a client: asks people in. Open while the address says `invite`. */
export function Inviting() {
  const client = useClient();
  const { people } = useRights();
  const [params, setParams] = useSearchParams();
  const close = () => {
    const next = new URLSearchParams(params);
    next.delete('invite');
    setParams(next);
  };
  return <Suspense>{people && params.get('invite') !== null && <InviteDialog client={client} onClose={close} />}</Suspense>;
}
