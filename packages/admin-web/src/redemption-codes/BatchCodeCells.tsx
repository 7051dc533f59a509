import type { BatchCodeFragment, BatchRowFragment } from '@portico/shared/admin';
import { Link } from 'react-router';
import '../ui/code/code.css';
import { StateBadge } from '../ui/marks/StateBadge.js';
import { CopyButton } from '../ui/page/CopyButton.js';
import type { Column } from '../ui/table/column.js';
import { momentIn } from '../ui/words/dates.js';
import { batchCodeState } from './batch-words.js';

type Client = BatchRowFragment['access']['client'];

/** Who redeemed a code; leads to the learner, as long as they are one of the client. */
function Who({ redemption, client }: { readonly redemption: BatchCodeFragment['redemption']; readonly client: Client }) {
  if (redemption === null) return <span className="pt-dim">nobody yet</span>;
  const { learner } = redemption;
  const name = `${learner.firstName} ${learner.lastName}`;
  const here = learner.memberships.find((membership) => membership.client.id === client.id);
  return here === undefined ? (
    <span title={learner.email}>{name}</span>
  ) : (
    <Link className="pt-name" to={`/clients/${client.slug}/learners?learner=${here.id}`} title={learner.email}>
      {name}
    </Link>
  );
}

/** The columns of the codes of a batch that stands like this. */
export function batchCodeColumns(batch: Pick<BatchRowFragment, 'status' | 'startsAt' | 'job' | 'access'>): readonly Column<BatchCodeFragment>[] {
  const { client } = batch.access;
  return [
    {
      key: 'code',
      title: 'Code',
      width: 210,
      hideable: false,
      card: 'title',
      cell: ({ code }) => (
        <span className="pt-code">
          <span className="pt-mono">{code}</span>
          <CopyButton value={code} what={`the code ${code}`} />
        </span>
      ),
    },
    { key: 'state', title: 'State', width: 120, card: 'end', skeleton: 54, cell: (code) => <StateBadge {...batchCodeState(code, batch)} /> },
    { key: 'who', title: 'Redeemed by', width: 170, card: 'second', cell: ({ redemption }) => <Who redemption={redemption} client={client} /> },
    { key: 'when', title: 'When', width: 170, card: 'start', cell: ({ redemption }) => redemption && <span className="pt-number">{momentIn(redemption.redeemedAt, client.timeZone)}</span> },
    { key: 'handed', title: 'Handed to', width: 170, card: 'third', cell: ({ handedTo }) => handedTo ?? <span className="pt-dim">nobody yet</span> },
  ];
}
