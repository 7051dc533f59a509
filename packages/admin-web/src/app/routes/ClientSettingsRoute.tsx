import { ClientSettings } from '../../clients/ClientSettings.js';
import { useClient } from './ClientRoute.js';

/** The settings of a client. What was typed for one is not taken over for another. */
export function ClientSettingsRoute() {
  const client = useClient();
  return <ClientSettings key={client.id} client={client} />;
}
