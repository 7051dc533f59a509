import { BatchesList } from '../../redemption-codes/BatchesList.js';
import { useClient } from './ClientRoute.js';

/** The batches of redemption codes of a client. */
export function ClientRedemptionCodesRoute() {
  return <BatchesList client={useClient()} />;
}
