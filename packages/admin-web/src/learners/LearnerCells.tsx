import type { MembershipRowFragment } from '@portico/shared/admin';
import { Link } from 'react-router';
import { StateBadge } from '../ui/marks/StateBadge.js';
import type { Column } from '../ui/table/column.js';
import { ago, momentIn } from '../ui/words/dates.js';
import { DOOR_SHORT_WORDS, DOOR_WORDS, fullName, LEARNER_STATES } from './learner-words.js';

function Sublicenses({ accesses }: Pick<MembershipRowFragment, 'accesses'>) {
  const held = accesses.filter(({ status }) => status === 'ACTIVE' || status === 'RESERVED');
  const [first, ...others] = held;
  if (first === undefined) return <span className="pt-dim">none open</span>;
  return (
    <span title={held.map(({ sublicense }) => sublicense.name).join(', ')}>
      {`${first.sublicense.name} `}
      {others.length > 0 && <span className="pt-more">+{others.length}</span>}
    </span>
  );
}

/** The columns of a list of learners. `onOpen` shows one in full. */
export function learnerColumns(onOpen: (id: string) => void, withClient: boolean): readonly Column<MembershipRowFragment>[] {
  const client: Column<MembershipRowFragment> = {
    key: 'client',
    title: 'Client',
    width: 140,
    card: 'third',
    cell: ({ client: { slug, name } }) => (
      <Link className="pt-quiet-link" to={`/clients/${slug}`}>
        {name}
      </Link>
    ),
  };
  return [
    {
      key: 'name',
      title: 'Name',
      width: 160,
      sort: 'name',
      hideable: false,
      card: 'title',
      cell: ({ id, learner }) => (
        <button type="button" className="pt-name" onClick={() => onOpen(id)}>
          {fullName(learner)}
        </button>
      ),
    },
    { key: 'email', title: 'E-mail', width: 214, sort: 'email', card: 'second', cell: ({ learner }) => <span className="pt-dim pt-cut">{learner.email}</span> },
    ...(withClient ? [client] : []),
    { key: 'sublicenses', title: 'Sublicenses', width: 150, card: 'start', cell: ({ accesses }) => <Sublicenses accesses={accesses} /> },
    { key: 'door', title: 'Added by', width: 90, cell: ({ joinedThrough }) => DOOR_SHORT_WORDS[joinedThrough] ?? DOOR_WORDS[joinedThrough] },
    { key: 'joined', title: 'Joined', width: 104, sort: 'joined', hiddenAtFirst: true, cell: ({ joinedAt, client: { timeZone } }) => <span className="pt-number" title={momentIn(joinedAt, timeZone)}>{ago(joinedAt, Date.now(), timeZone)}</span> },
    { key: 'seen', title: 'Last seen', width: 104, sort: 'seen', cell: ({ learner, client: { timeZone } }) => (learner.lastSeenAt === null ? <span className="pt-dim">never</span> : <span className="pt-number" title={momentIn(learner.lastSeenAt, timeZone)}>{ago(learner.lastSeenAt, Date.now(), timeZone)}</span>) },
    { key: 'status', title: 'Status', width: 96, card: 'end', skeleton: 54, cell: ({ status }) => <StateBadge {...LEARNER_STATES[status]} /> },
  ];
}
