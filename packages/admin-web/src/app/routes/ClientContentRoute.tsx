import { ClientContent } from '../../content/ClientContent.js';
import { useClient } from './ClientRoute.js';

/** What a client has to learn from. */
export function ClientContentRoute() {
  return <ClientContent client={useClient()} />;
}
