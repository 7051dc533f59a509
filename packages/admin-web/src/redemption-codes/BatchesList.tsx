import { useApolloClient } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { RedemptionCodeBatchesDocument, type BatchRowFragment } from '@portico/shared/admin';
import { Suspense, useCallback, useMemo, useState } from 'react';
import { useRights, WHO_MAY } from '../server/rights.js';
import { MORE_ORDERS, USUAL_ORDER, useCodeFilters } from '../ui/code/code-list.js';
import { ListBody } from '../ui/list/ListBody.js';
import { useListAddress } from '../ui/list/list-address.js';
import { useAskedList } from '../ui/list/use-asked-list.js';
import { Icon } from '../ui/marks/Icon.js';
import { NoneYet } from '../ui/states/NoneYet.js';
import { useColumns } from '../ui/table/column-choice.js';
import type { BatchClient } from './batch-form.js';
import { batchListVariables } from './batch-variables.js';
import { batchColumns } from './BatchCells.js';
import { BatchMenu } from './BatchMenu.js';
import { AddRedemptionCodesDialog, EditBatchDialog, MoreCodesDialog } from './lazy-dialogs.js';

/** What is being done to which batch of a list. */
interface Doing {
  readonly what: 'edit' | 'more';
  readonly batch: BatchRowFragment;
}

interface BatchesListProps {
  /** Only of this client; undefined: of all. */
  readonly client?: BatchClient;
}

/** Batches of redemption codes: found, filtered, ordered and paged by their address; what each opens is one hover away. */
export function BatchesList({ client }: BatchesListProps) {
  const address = useListAddress(USUAL_ORDER);
  const server = useApolloClient();
  const filters = useCodeFilters(client?.id);
  const asked = useAskedList(RedemptionCodeBatchesDocument, { address, variablesOf: (place) => batchListVariables(place, client?.id), listOf: (data) => data.redemptionCodeBatches });
  const { show } = address;
  // The columns stay the same objects, so that an open card survives a refresh of the rows.
  const columns = useColumns('batches', useMemo(() => batchColumns(server), [server]));
  const [doing, setDoing] = useState<Doing | null>(null);
  const actions = useCallback((batch: BatchRowFragment) => <BatchMenu batch={batch} onEdit={() => setDoing({ what: 'edit', batch })} onMore={() => setDoing({ what: 'more', batch })} />, []);
  const { people } = useRights();
  const add = useMemo(
    () =>
      people ? (
        <Button leftSection={<Icon name="plus" />} onClick={() => show({ add: '1' })}>
          Add Redemption Codes
        </Button>
      ) : (
        <span className="pt-dim">{WHO_MAY.people}</span>
      ),
    [people, show],
  );
  const noneYet = (
    <NoneYet title="No redemption codes yet" ways={add}>
      Many codes, one learner each: whoever redeems one is in, and nobody else can use it.
    </NoneYet>
  );
  return (
    <>
      <ListBody label="Batches of redemption codes" address={address} asked={asked} columns={columns} keyOf={({ id }) => id} searchLabel="Code or label" filters={filters} orders={MORE_ORDERS} noMatch="No batch matches" noneYet={noneYet} actions={actions} toolbarEnd={add} />
      <Suspense>
        {doing?.what === 'edit' && <EditBatchDialog key={doing.batch.id} batch={doing.batch} onClose={() => setDoing(null)} />}
        {doing?.what === 'more' && <MoreCodesDialog key={doing.batch.id} batch={doing.batch} onClose={() => setDoing(null)} />}
        {people && client !== undefined && address.get('add') !== null && <AddRedemptionCodesDialog client={client} onClose={() => show({ add: null })} />}
      </Suspense>
    </>
  );
}
