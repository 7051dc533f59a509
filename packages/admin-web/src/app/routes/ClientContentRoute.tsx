import { ClientContent } from '../../content/ClientContent.js';
import { useStaff } from '../staff-context.js';
import { useClient } from './ClientRoute.js';

/** What a client has to learn from; owners alone give and take it. */
export function ClientContentRoute() {
  return <ClientContent client={useClient()} mayChange={useStaff().role === 'OWNER'} />;
}
