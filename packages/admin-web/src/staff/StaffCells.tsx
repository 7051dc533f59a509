import type { StaffRowFragment } from '@portico/shared/admin';
import { StateBadge } from '../ui/marks/StateBadge.js';
import type { Column } from '../ui/table/column.js';
import { ago, momentIn } from '../ui/words/dates.js';
import { placesOf, ROLE_NAMES, staffState, wholeWords } from './staff-words.js';

/** The zone of whoever looks: staff belong to no client. */
const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

function WorksOn(member: StaffRowFragment) {
  const places = placesOf(member);
  const [first, ...others] = places;
  if (first === undefined) return <span className="pt-dim">{wholeWords(member.role)}</span>;
  return (
    <span title={places.join(', ')}>
      {`${first} `}
      {others.length > 0 && <span className="pt-more">+{others.length}</span>}
    </span>
  );
}

function Seen({ lastSeenAt }: Pick<StaffRowFragment, 'lastSeenAt'>) {
  if (lastSeenAt === null) return <span className="pt-dim">never</span>;
  return (
    <span className="pt-number" title={momentIn(lastSeenAt, OWN_ZONE)}>
      {ago(lastSeenAt, Date.now(), OWN_ZONE)}
    </span>
  );
}

/** The columns of the list of the staff. @param me who looks, and changes nothing of themselves. @param onOpen opens somebody else; undefined: nothing can be changed */
export function staffColumns(me: string, onOpen: ((id: string) => void) | undefined): readonly Column<StaffRowFragment>[] {
  const named = ({ id, name }: StaffRowFragment) =>
    onOpen === undefined || id === me ? (
      <span className="pt-strong">{name}</span>
    ) : (
      <button type="button" className="pt-name" onClick={() => onOpen(id)}>
        {name}
      </button>
    );
  return [
    { key: 'name', title: 'Name', width: 170, hideable: false, card: 'title', cell: named },
    { key: 'email', title: 'E-mail', width: 210, card: 'second', cell: ({ email }) => <span className="pt-dim pt-cut">{email}</span> },
    { key: 'role', title: 'Role', width: 120, card: 'start', cell: ({ role }) => ROLE_NAMES[role] },
    { key: 'works', title: 'Works on', width: 180, card: 'third', cell: (member) => <WorksOn {...member} /> },
    { key: 'status', title: 'Status', width: 120, card: 'end', cell: (member) => <StateBadge {...staffState(member, Date.now())} /> },
    { key: 'seen', title: 'Last signed in', width: 110, cell: (member) => <Seen {...member} /> },
  ];
}
