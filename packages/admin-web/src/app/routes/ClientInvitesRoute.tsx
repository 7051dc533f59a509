import { InvitesList } from '../../invites/InvitesList.js';
import { useClient } from './ClientRoute.js';
import { Inviting } from './Inviting.js';

/** Whom a client has asked in. */
export function ClientInvitesRoute() {
  return (
    <>
      <InvitesList client={useClient()} />
      <Inviting />
    </>
  );
}
