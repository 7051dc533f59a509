import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { useRights } from '../server/rights.js';
import { Icon } from '../ui/marks/Icon.js';
import { StateBadge } from '../ui/marks/StateBadge.js';
import { dayIn, momentIn } from '../ui/words/dates.js';
import { decidingEnd } from './deciding-end.js';
import type { FullAccess as Access, FullMembership as Membership } from './full-membership.js';
import './learners.css';
import { accessState, DOOR_ICONS } from './learner-words.js';
import { useLearnerChanges } from './use-learner-changes.js';

type Ground = Access['grounds'][number];

function Reason({ ground, client }: { readonly ground: Ground; readonly client: Membership['client'] }) {
  const { source, door, since, label } = ground;
  const isCode = source?.__typename === 'RegistrationCode';
  return (
    <li>
      <span className="pt-reason-icon">
        <Icon name={DOOR_ICONS[door]} />
      </span>
      <span>
        {isCode ? (
          <>
            Redeemed{' '}
            <Link className="pt-link pt-mono" to={`/clients/${client.slug}/codes?code=${source.id}`}>
              {source.code}
            </Link>
          </>
        ) : (
          label
        )}
        <span className="pt-note pt-reason-when">{momentIn(since, client.timeZone)}</span>
      </span>
    </li>
  );
}

function Ends({ access, client }: { readonly access: Access; readonly client: Membership['client'] }) {
  const ends = { client: client.expiresAt, sublicense: access.sublicense.expiresAt, own: access.ownEndsAt };
  const first = decidingEnd(ends);
  const cells = [
    { key: 'client', label: 'Client', at: ends.client, none: 'no end' },
    { key: 'sublicense', label: 'Sublicense', at: ends.sublicense, none: 'no end' },
    { key: 'own', label: 'Own end', at: ends.own, none: 'none' },
  ] as const;
  return (
    <dl className="pt-ends">
      {cells.map(({ key, label, at, none }) => (
        <div key={key} data-first={first === key || undefined}>
          <dt>{first === key ? `${label} ends first`.replace('Own end ends', 'Own end is') : label}</dt>
          <dd className="pt-number">{at === null ? none : dayIn(at, client.timeZone)}</dd>
        </div>
      ))}
    </dl>
  );
}

interface AccessGroupProps {
  readonly access: Access;
  readonly membership: Membership;
  /** Opens the dialog that moves it. */
  readonly onMove: (id: string) => void;
}

/** One access: how it stands, every reason for it, and which of its ends decides. */
export function AccessGroup({ access, membership, onMove }: AccessGroupProps) {
  const { people } = useRights();
  const { revoke, grant } = useLearnerChanges();
  const { sublicense, status, grounds, revokedAt } = access;
  const isHeld = status === 'ACTIVE' || status === 'RESERVED';
  return (
    <section className="pt-group" aria-label={sublicense.name}>
      <header>
        <h4>
          {sublicense.name} {sublicense.sku !== null && <span className="pt-tag">{sublicense.sku}</span>}
        </h4>
        <StateBadge {...accessState(access)} />
        {people && isHeld && (
          <span className="pt-buttons">
            <Button size="xs" variant="default" onClick={() => onMove(access.id)} aria-label={`Move ${sublicense.name}`}>
              Move
            </Button>
            <Button size="xs" variant="default" onClick={() => revoke(membership, access)} aria-label={`Revoke ${sublicense.name}`}>
              Revoke
            </Button>
          </span>
        )}
        {people && !isHeld && (
          <Button size="xs" variant="default" onClick={() => grant(membership, sublicense)}>
            Grant again
          </Button>
        )}
      </header>
      <ul className="pt-reasons">
        {grounds.map((ground) => (
          <Reason key={`${ground.door} ${ground.since}`} ground={ground} client={membership.client} />
        ))}
        {revokedAt !== null && (
          <li>
            <span className="pt-reason-icon">
              <Icon name="off" />
            </span>
            <span>
              Taken away by staff
              <span className="pt-note pt-reason-when">{momentIn(revokedAt, membership.client.timeZone)}</span>
            </span>
          </li>
        )}
      </ul>
      <Ends access={access} client={membership.client} />
    </section>
  );
}
