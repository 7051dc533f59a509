import { ClientOverview } from '../../clients/ClientOverview.js';
import { useClient } from './ClientRoute.js';

/** A client at a glance. */
export function OverviewRoute() {
  return <ClientOverview client={useClient()} />;
}
