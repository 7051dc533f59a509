import { BatchHistoryDocument, type BatchRowFragment } from '@portico/shared/admin';
import { useAsked } from '../server/use-asked.js';
import { historyEntries } from '../ui/history/history-entries.js';
import { HistoryList } from '../ui/history/HistoryList.js';
import { useDrawerPlace } from '../ui/overlay/drawer-place.js';
import { SideDrawer } from '../ui/overlay/SideDrawer.js';

interface BatchHistoryDrawerProps {
  readonly batch: Pick<BatchRowFragment, 'id' | 'label' | 'access'>;
  readonly onClose: () => void;
}

/** What was done to a batch, and by whom. */
export function BatchHistoryDrawer({ batch: { id, label, access }, onClose }: BatchHistoryDrawerProps) {
  const place = useDrawerPlace();
  const { data, stale, fault, again } = useAsked(BatchHistoryDocument, { id, after: place.earlier });
  const page = data?.node?.__typename === 'RedemptionCodeBatch' ? data.node.history : undefined;
  return (
    <SideDrawer title={`History of ${label}`} opened onClose={onClose}>
      <div className="pt-drawer-body">
        <HistoryList label={`History of ${label}`} level={3} entries={page && historyEntries(page.nodes)} timeZone={access.client.timeZone} stale={stale} fault={fault} onRetry={again} isFirst={place.earlier === undefined} hasMore={page?.pageInfo.hasNextPage === true} onNewest={place.goNewest} onEarlier={() => place.goEarlier(page?.pageInfo.endCursor)} />
      </div>
    </SideDrawer>
  );
}
