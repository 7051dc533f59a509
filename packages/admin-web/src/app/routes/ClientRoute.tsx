import type { ClientFactsFragment } from '@portico/shared/admin';
import { Outlet, useOutletContext, useParams } from 'react-router';
import { ClientFrame } from '../../clients/ClientFrame.js';

const openTab = (client: ClientFactsFragment) => <Outlet context={client} />;

/** One client: its tabs get it from here. */
export function ClientRoute() {
  const { slug = '' } = useParams();
  return <ClientFrame slug={slug}>{openTab}</ClientFrame>;
}

/** The client whose tab this is. */
export function useClient(): ClientFactsFragment {
  return useOutletContext<ClientFactsFragment>();
}
