import { useParams } from 'react-router';
import { BatchPage } from '../../redemption-codes/BatchPage.js';
import { useClient } from './ClientRoute.js';

/** One batch of redemption codes of a client. */
export function BatchRoute() {
  const { batch = '' } = useParams();
  return <BatchPage id={batch} clientId={useClient().id} />;
}
