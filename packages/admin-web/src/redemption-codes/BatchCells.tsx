import type { ApolloClient } from '@apollo/client';
import type { BatchRowFragment } from '@portico/shared/admin';
import { Link } from 'react-router';
import { accessColumn } from '../ui/code/AccessColumn.js';
import { EndDate } from '../ui/marks/EndDate.js';
import { SeatMeter } from '../ui/marks/SeatMeter.js';
import { StateBadge } from '../ui/marks/StateBadge.js';
import type { Column } from '../ui/table/column.js';
import { count } from '../ui/words/numbers.js';
import { batchPage, batchState, originWords } from './batch-words.js';

const ACCESS_WORDS = { opens: 'Each of its codes opens', more: 'Open the batch for its codes and who redeemed.' };

/** The columns of a list of batches. `server` is asked what one opens. */
export function batchColumns(server: ApolloClient): readonly Column<BatchRowFragment>[] {
  return [
    {
      key: 'label',
      title: 'Batch',
      width: 190,
      sort: 'label',
      hideable: false,
      card: 'title',
      cell: (batch) => (
        <span>
          <Link className="pt-name" to={batchPage(batch.access.client.slug, batch.id)}>
            {batch.label}
          </Link>
          <br />
          <span className="pt-note">{originWords(batch)}</span>
        </span>
      ),
    },
    accessColumn(server, ACCESS_WORDS),
    { key: 'codes', title: 'Codes', width: 90, numeric: true, skeleton: 40, cell: ({ codeCount }) => count(codeCount) },
    { key: 'redeemed', title: 'Redeemed', width: 170, sort: 'redeemed', card: 'meter', skeleton: 150, cell: ({ codeCount, redeemedCount }) => <SeatMeter limit={codeCount} taken={redeemedCount} withoutWord /> },
    { key: 'ends', title: 'Ends', width: 100, sort: 'ends', card: 'start', skeleton: 76, cell: ({ expiresAt, access }) => <EndDate at={expiresAt} timeZone={access.client.timeZone} /> },
    { key: 'state', title: 'State', width: 130, card: 'end', skeleton: 54, cell: (batch) => <StateBadge {...batchState(batch)} /> },
  ];
}
