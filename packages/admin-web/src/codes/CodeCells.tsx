import type { ApolloClient } from '@apollo/client';
import type { CodeRowFragment } from '@portico/shared/admin';
import { accessColumn } from '../ui/code/AccessColumn.js';
import { codeState } from '../ui/code/code-state.js';
import { EndDate } from '../ui/marks/EndDate.js';
import { SeatMeter } from '../ui/marks/SeatMeter.js';
import { StateBadge } from '../ui/marks/StateBadge.js';
import { CopyButton } from '../ui/page/CopyButton.js';
import type { Column } from '../ui/table/column.js';

const ACCESS_WORDS = { opens: 'This code opens', more: 'Open the row for dates and who redeemed.' };

/** The columns of a list of codes. `onOpen` shows one in full; `server` is asked what one opens. */
export function codeColumns(onOpen: (id: string) => void, server: ApolloClient): readonly Column<CodeRowFragment>[] {
  return [
    {
      key: 'label',
      title: 'Label',
      width: 156,
      sort: 'label',
      hideable: false,
      card: 'title',
      cell: ({ id, label }) => (
        <button type="button" className="pt-name" onClick={() => onOpen(id)}>
          {label}
        </button>
      ),
    },
    {
      key: 'code',
      title: 'Code',
      width: 160,
      card: 'second',
      cell: ({ code }) => (
        <span className="pt-code">
          <span className="pt-mono">{code}</span>
          <CopyButton value={code} what={`the code ${code}`} />
        </span>
      ),
    },
    accessColumn(server, ACCESS_WORDS),
    { key: 'redeemed', title: 'Redeemed', width: 150, sort: 'redeemed', card: 'meter', skeleton: 150, cell: ({ maxRedemptions, redemptionCount }) => <SeatMeter limit={maxRedemptions} taken={redemptionCount} withoutWord /> },
    { key: 'ends', title: 'Ends', width: 100, sort: 'ends', card: 'start', skeleton: 76, cell: ({ expiresAt, access }) => <EndDate at={expiresAt} timeZone={access.client.timeZone} /> },
    { key: 'state', title: 'State', width: 140, card: 'end', skeleton: 54, cell: (code) => <StateBadge {...codeState(code, code.access.client.timeZone)} /> },
  ];
}
