import { CodesList } from '../../codes/CodesList.js';
import { useClient } from './ClientRoute.js';

/** The registration codes of a client. */
export function ClientCodesRoute() {
  return <CodesList client={useClient()} />;
}
