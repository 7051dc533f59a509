import { CodeHistoryDocument } from '@portico/shared/admin';
import { useAsked } from '../server/use-asked.js';
import { historyEntries } from '../ui/history/history-entries.js';
import { HistoryList } from '../ui/history/HistoryList.js';
import { useDrawerPlace } from '../ui/overlay/drawer-place.js';

interface CodeHistoryProps {
  readonly id: string;
  /** Names it: whose history this is. */
  readonly name: string;
  readonly timeZone: string;
}

/** What was done to a code, and by whom. */
export function CodeHistory({ id, name, timeZone }: CodeHistoryProps) {
  const place = useDrawerPlace();
  const { data, stale, fault, again } = useAsked(CodeHistoryDocument, { id, after: place.earlier });
  const page = data?.node?.__typename === 'RegistrationCode' ? data.node.history : undefined;
  return <HistoryList label={`History of ${name}`} level={3} entries={page && historyEntries(page.nodes)} timeZone={timeZone} stale={stale} fault={fault} onRetry={again} isFirst={place.earlier === undefined} hasMore={page?.pageInfo.hasNextPage === true} onNewest={place.goNewest} onEarlier={() => place.goEarlier(page?.pageInfo.endCursor)} />;
}
