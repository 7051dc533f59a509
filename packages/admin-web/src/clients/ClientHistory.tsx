import { ClientHistoryDocument, type HistoryRowFragment } from '@portico/shared/admin';
import { Link, useSearchParams } from 'react-router';
import { useAsked } from '../server/use-asked.js';
import { historyEntries } from '../ui/history/history-entries.js';
import { HistoryList } from '../ui/history/HistoryList.js';
import { placeOf } from '../ui/words/dates.js';

interface HistoryClient {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
}

function About({ row, slug }: { readonly row: HistoryRowFragment; readonly slug: string }) {
  const { subject } = row;
  if (subject?.__typename === 'Membership') {
    return (
      <Link className="pt-link" to={`/clients/${slug}/learners?learner=${subject.id}`}>
        {subject.learner.firstName} {subject.learner.lastName}
      </Link>
    );
  }
  if (subject?.__typename === 'RegistrationCode') {
    return (
      <Link className="pt-link" to={`/clients/${slug}/codes?code=${subject.id}`} aria-label={`Open the code ${subject.code}`}>
        Open the code
      </Link>
    );
  }
  return null;
}

/** What was done at a client, by whom and when: to itself, its sublicenses, learners and codes. */
export function ClientHistory({ client }: { readonly client: HistoryClient }) {
  const [params, setParams] = useSearchParams();
  const after = params.get('after') ?? undefined;
  const { data, stale, fault, again } = useAsked(ClientHistoryDocument, { id: client.id, after });
  const page = data?.client?.history;
  const go = (cursor: string | null | undefined) => setParams(cursor === null || cursor === undefined ? {} : { after: cursor });
  return (
    <div className="pt-body pt-readable">
      <p className="pt-dim">Whatever was done here, the newest first; times are {placeOf(client.timeZone)} time. Nothing of it can be changed or deleted.</p>
      <HistoryList
        label={`History of ${client.name}`}
        level={2}
        entries={page && historyEntries(page.nodes, (row) => <About row={row} slug={client.slug} />)}
        timeZone={client.timeZone}
        stale={stale}
        fault={fault}
        onRetry={again}
        isFirst={after === undefined}
        hasMore={page?.pageInfo.hasNextPage === true}
        onNewest={() => go(null)}
        onEarlier={() => go(page?.pageInfo.endCursor)}
      />
    </div>
  );
}
