import { ClientHistory } from '../../clients/ClientHistory.js';
import { useClient } from './ClientRoute.js';

/** What was done at a client. */
export function ClientHistoryRoute() {
  return <ClientHistory client={useClient()} />;
}
