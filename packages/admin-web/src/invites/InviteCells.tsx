import type { InviteRowFragment } from '@portico/shared/admin';
import { EndDate } from '../ui/marks/EndDate.js';
import { StateBadge } from '../ui/marks/StateBadge.js';
import type { Column } from '../ui/table/column.js';
import { ago, momentIn } from '../ui/words/dates.js';
import { INVITE_STATES, inviteeOf, PENDING } from './invite-words.js';
import './invites.css';

function Standing({ status, failure }: Pick<InviteRowFragment, 'status' | 'failure'>) {
  return (
    <span className="pt-standing">
      <StateBadge {...INVITE_STATES[status]} />
      {status === 'BOUNCED' && failure !== null && <span className="pt-note">{failure}</span>}
    </span>
  );
}

function Sublicenses({ sublicenses }: Pick<InviteRowFragment, 'sublicenses'>) {
  const [first, ...others] = sublicenses;
  return (
    <span title={sublicenses.map(({ name }) => name).join(', ')}>
      {`${first?.name ?? ''} `}
      {others.length > 0 && <span className="pt-more">+{others.length}</span>}
    </span>
  );
}

/** The columns of a list of invites. */
export const INVITE_COLUMNS: readonly Column<InviteRowFragment>[] = [
  { key: 'person', title: 'Person', width: 140, hideable: false, card: 'title', cell: (invite) => <span className="pt-strong">{inviteeOf(invite)}</span> },
  { key: 'email', title: 'E-mail', width: 170, card: 'second', cell: ({ email }) => <span className="pt-dim pt-cut">{email}</span> },
  { key: 'sublicenses', title: 'Sublicenses', width: 126, card: 'third', cell: ({ sublicenses }) => <Sublicenses sublicenses={sublicenses} /> },
  { key: 'status', title: 'Status', width: 150, card: 'end', skeleton: 54, cell: (invite) => <Standing {...invite} /> },
  { key: 'sent', title: 'Sent', width: 84, cell: ({ sentAt, client: { timeZone } }) => (sentAt === null ? <span className="pt-dim">not yet</span> : <span className="pt-number" title={momentIn(sentAt, timeZone)}>{ago(sentAt, Date.now(), timeZone)}</span>) },
  { key: 'expires', title: 'Expires', width: 150, card: 'start', skeleton: 76, cell: ({ status, expiresAt, client: { timeZone } }) => (PENDING.includes(status) ? <EndDate at={expiresAt} timeZone={timeZone} /> : <span className="pt-dim">–</span>) },
  { key: 'by', title: 'Invited by', width: 96, cell: ({ invitedBy }) => invitedBy.name },
];
