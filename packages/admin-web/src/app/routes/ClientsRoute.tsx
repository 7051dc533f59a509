import { useQuery } from '@apollo/client/react';
import { SiteCountsDocument } from '@portico/shared/admin';
import { ClientsPage } from '../../clients/ClientsPage.js';

/** All clients. The counts of its views are those the rail has asked for. */
export function ClientsRoute() {
  const { data } = useQuery(SiteCountsDocument, { fetchPolicy: 'cache-only' });
  return <ClientsPage counts={data} />;
}
