import { Button } from '@mantine/core';
import { ClientsDocument, type ClientRowFragment, type SiteCountsQuery } from '@portico/shared/admin';
import { Suspense, useCallback, useState } from 'react';
import { useRights } from '../server/rights.js';
import { ListBody } from '../ui/list/ListBody.js';
import { useListAddress, type ListAddress } from '../ui/list/list-address.js';
import { useAskedList } from '../ui/list/use-asked-list.js';
import { Icon } from '../ui/marks/Icon.js';
import { LinkTabs } from '../ui/page/LinkTabs.js';
import { PageHeader } from '../ui/page/PageHeader.js';
import { NoneYet } from '../ui/states/NoneYet.js';
import { useColumns } from '../ui/table/column-choice.js';
import { total } from '../ui/words/numbers.js';
import { CLIENT_COLUMNS } from './ClientCells.js';
import { clientListVariables, FILTERS, MORE_ORDERS, USUAL_ORDER } from './client-list-variables.js';
import { ClientMenu } from './ClientMenu.js';
import { AddClientDialog, CopyClientDialog, DeleteClientDialog } from './lazy-dialogs.js';

type Count = SiteCountsQuery['clients'];

function Views({ address, counts }: { readonly address: ListAddress; readonly counts: SiteCountsQuery | undefined }) {
  const said = (count: Count | undefined) => (count === undefined ? undefined : total(count.totalCount, count.totalCountIsExact));
  const on = FILTERS.map(({ name }) => address.get(name)).join();
  const tabs = [
    { to: '?', label: 'All', count: said(counts?.clients), current: on === ',,' },
    { to: '?ends=30&sort=ends', label: 'Expiring in 30 days', count: said(counts?.expiring), current: on === ',,30' },
    { to: '?seats=full', label: 'Full', count: said(counts?.full), current: on === ',full,' },
    { to: '?status=disabled', label: 'Disabled', count: said(counts?.disabled), current: on === 'disabled,,' },
  ];
  return <LinkTabs label="Views" tabs={tabs} />;
}

function NoClients({ onAdd }: { readonly onAdd: () => void }) {
  if (!useRights().site) return <NoneYet title="No clients yet">You look after none so far: ask an owner of this site to give you some.</NoneYet>;
  return (
    <NoneYet title="No clients yet" ways={<Button onClick={onAdd}>Add Client</Button>}>
      A client is a company you sell access to. Its learners, codes and sublicenses all hang on it.
    </NoneYet>
  );
}

/** What of a client is being copied or deleted. */
type Doing = { readonly what: 'copy' | 'delete'; readonly client: ClientRowFragment } | null;

/** Panorama: every client, found, filtered, ordered and paged by its address. */
export function ClientsPage({ counts }: { readonly counts: SiteCountsQuery | undefined }) {
  const rights = useRights();
  const address = useListAddress(USUAL_ORDER);
  const columns = useColumns('clients', CLIENT_COLUMNS);
  const asked = useAskedList(ClientsDocument, { address, variablesOf: clientListVariables, listOf: ({ clients }) => clients });
  const { list } = asked;
  const [doing, setDoing] = useState<Doing>(null);
  const actions = useCallback((client: ClientRowFragment) => <ClientMenu client={client} onCopy={() => setDoing({ what: 'copy', client })} onDelete={() => setDoing({ what: 'delete', client })} />, []);
  const add = () => address.show({ add: '1' });
  return (
    <div className="pt-page">
      <PageHeader title="Clients" count={list && total(list.totalCount, list.totalCountIsExact)}>
        {rights.site && (
          <Button leftSection={<Icon name="plus" />} onClick={add}>
            Add Client
          </Button>
        )}
      </PageHeader>
      <Views address={address} counts={counts} />
      <ListBody
        label="Clients"
        address={address}
        asked={asked}
        columns={columns}
        keyOf={(client) => client.id}
        searchLabel="Name, path or SKU"
        filters={FILTERS}
        orders={MORE_ORDERS}
        noMatch="No client matches"
        noneYet={<NoClients onAdd={add} />}
        actions={actions}
      />
      <Suspense>
        {rights.site && address.get('add') !== null && <AddClientDialog onClose={() => address.show({ add: null })} />}
        {doing?.what === 'copy' && <CopyClientDialog client={doing.client} onClose={() => setDoing(null)} />}
        {doing?.what === 'delete' && <DeleteClientDialog client={doing.client} onClose={() => setDoing(null)} />}
      </Suspense>
    </div>
  );
}
