import { SublicensesTable } from '../../sublicenses/SublicensesTable.js';
import { useClient } from './ClientRoute.js';

/** The sublicenses of a client. */
export function SublicensesRoute() {
  const client = useClient();
  return <SublicensesTable client={client} sublicenses={client.sublicenses} />;
}
