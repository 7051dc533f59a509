import { DesignForm } from '../../design/DesignForm.js';
import { useClient } from './ClientRoute.js';

/** The brand of a client. What was typed for one is not taken over for another. */
export function ClientDesignRoute() {
  const client = useClient();
  return <DesignForm key={client.id} client={client} />;
}
