import type { ClientRowFragment } from '@portico/shared/admin';
import { Link } from 'react-router';
import { EndDate } from '../ui/marks/EndDate.js';
import { SeatMeter } from '../ui/marks/SeatMeter.js';
import { StateBadge } from '../ui/marks/StateBadge.js';
import type { Column } from '../ui/table/column.js';
import { count } from '../ui/words/numbers.js';
import { clientState } from './client-words.js';

/** The columns of the list of clients. */
export const CLIENT_COLUMNS: readonly Column<ClientRowFragment>[] = [
  {
    key: 'name',
    title: 'Client',
    width: 220,
    sort: 'name',
    hideable: false,
    card: 'title',
    cell: ({ slug, name }) => (
      <Link className="pt-name" to={`/clients/${slug}`}>
        {name}
      </Link>
    ),
  },
  { key: 'path', title: 'Path', width: 140, cell: ({ slug }) => <span className="pt-dim">/{slug}</span> },
  { key: 'sublicenses', title: 'Sublicenses', width: 100, numeric: true, skeleton: 16, cell: ({ sublicenses }) => count(sublicenses.length) },
  { key: 'seats', title: 'Seats', width: 240, sort: 'seats', card: 'meter', skeleton: 190, cell: ({ seats }) => <SeatMeter limit={seats.limit} taken={seats.taken} /> },
  { key: 'ends', title: 'Ends', width: 110, sort: 'ends', card: 'start', skeleton: 76, cell: ({ expiresAt, timeZone }) => <EndDate at={expiresAt} timeZone={timeZone} /> },
  { key: 'status', title: 'Status', width: 110, card: 'end', skeleton: 54, cell: (client) => <StateBadge {...clientState(client, Date.now())} /> },
];
