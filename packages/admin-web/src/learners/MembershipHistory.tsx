import { MembershipHistoryDocument } from '@portico/shared/admin';
import { useAsked } from '../server/use-asked.js';
import { historyEntries } from '../ui/history/history-entries.js';
import { HistoryList } from '../ui/history/HistoryList.js';
import { useDrawerPlace } from '../ui/overlay/drawer-place.js';

interface MembershipHistoryProps {
  readonly id: string;
  /** Names it: whose history this is. */
  readonly name: string;
  readonly timeZone: string;
}

/** What was done to a learner at a client, and by whom. */
export function MembershipHistory({ id, name, timeZone }: MembershipHistoryProps) {
  const place = useDrawerPlace();
  const { data, stale, fault, again } = useAsked(MembershipHistoryDocument, { id, after: place.earlier });
  const page = data?.node?.__typename === 'Membership' ? data.node.history : undefined;
  return <HistoryList label={`History of ${name}`} level={3} entries={page && historyEntries(page.nodes)} timeZone={timeZone} stale={stale} fault={fault} onRetry={again} isFirst={place.earlier === undefined} hasMore={page?.pageInfo.hasNextPage === true} onNewest={place.goNewest} onEarlier={() => place.goEarlier(page?.pageInfo.endCursor)} />;
}
