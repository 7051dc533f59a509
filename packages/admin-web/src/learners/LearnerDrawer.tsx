import { Button } from '@mantine/core';
import { MembershipDocument } from '@portico/shared/admin';
import { Suspense } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useRights } from '../server/rights.js';
import { useAsked } from '../server/use-asked.js';
import { StateBadge } from '../ui/marks/StateBadge.js';
import { useDrawerPlace } from '../ui/overlay/drawer-place.js';
import { SideDrawer } from '../ui/overlay/SideDrawer.js';
import { LinkTabs } from '../ui/page/LinkTabs.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import { ago } from '../ui/words/dates.js';
import { initials } from '../ui/words/initials.js';
import { AccessGroup } from './AccessGroup.js';
import { DownloadData } from './DownloadData.js';
import type { FullMembership } from './full-membership.js';
import { LearnerDialogs } from './lazy-dialogs.js';
import { fullName, LEARNER_STATES } from './learner-words.js';
import { MembershipHistory } from './MembershipHistory.js';
import { useLearnerChanges } from './use-learner-changes.js';

/** Opens the dialogs over the drawer, each by the address. */
function useDoing() {
  const [params, setParams] = useSearchParams();
  const open = (doing: string, access?: string) => {
    const next = new URLSearchParams(params);
    next.set('do', doing);
    if (access !== undefined) next.set('access', access);
    setParams(next);
  };
  return { doing: params.get('do'), open };
}

function Ways({ membership, onOpen }: { readonly membership: FullMembership; readonly onOpen: (doing: string) => void }) {
  const { setEnabled } = useLearnerChanges();
  const { people, site, wholeClient } = useRights();
  const isWhole = wholeClient(membership.client.id);
  const isOff = membership.status === 'DISABLED';
  if (!people && !isWhole) return null;
  return (
    <div className="pt-buttons">
      {people && (
        <>
          <Button variant="default" onClick={() => onOpen('grant')}>
            Grant access
          </Button>
          <Button variant="default" onClick={() => onOpen('names')}>
            Edit
          </Button>
        </>
      )}
      {people && isWhole && (
        <Button variant="default" onClick={() => setEnabled(membership, isOff)}>
          {isOff ? 'Enable' : 'Disable'}
        </Button>
      )}
      {isWhole && <DownloadData membership={membership} />}
      {people && isWhole && (
        <Button variant="default" className="pt-danger" onClick={() => onOpen('remove')}>
          Remove from client …
        </Button>
      )}
      {site && (
        <Button variant="default" className="pt-danger" onClick={() => onOpen('erase')}>
          Erase learner …
        </Button>
      )}
    </div>
  );
}

function Accesses({ membership, onOpen }: { readonly membership: FullMembership; readonly onOpen: (doing: string, access?: string) => void }) {
  const isInvited = membership.status === 'INVITED';
  return (
    <>
      <Ways membership={membership} onOpen={onOpen} />
      <div>
        <h3>{isInvited ? `What ${membership.learner.firstName} is invited to` : `Why ${membership.learner.firstName} has access`}</h3>
        <p className="pt-dim">{isInvited ? 'Each seat is held until the invite is accepted, taken back or expired; nothing is open yet.' : 'Each sublicense stays open while one reason for it stands.'}</p>
      </div>
      {membership.accesses.map((access) => (
        <AccessGroup key={access.id} access={access} membership={membership} onMove={(id) => onOpen('move', id)} />
      ))}
      {membership.accesses.length === 0 && <p className="pt-dim">No access here, and none before.</p>}
      <p className="pt-note">
        Learner of{' '}
        <Link className="pt-link" to={`/clients/${membership.client.slug}`}>
          {membership.client.name}
        </Link>
        {membership.externalId !== null && `, called ${membership.externalId} there`}.{' '}
        {isInvited && (
          <Link className="pt-link" to={`/clients/${membership.client.slug}/invites?q=${encodeURIComponent(membership.learner.email)}`}>
            To the invite
          </Link>
        )}
      </p>
    </>
  );
}

function OpenDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { people } = useRights();
  const { tab, linkTo } = useDrawerPlace();
  const { doing, open } = useDoing();
  const { data, fault, again } = useAsked(MembershipDocument, { id });
  const membership = data?.node?.__typename === 'Membership' && data.node.id === id ? data.node : undefined;
  const name = membership === undefined ? 'Learner' : fullName(membership.learner);
  const isGone = data !== undefined && data.node === null;
  const title = isGone ? 'There is no such learner' : name;
  const seen = membership?.learner.lastSeenAt;
  return (
    <SideDrawer
      title={title}
      mark={membership && <span className="pt-avatar" data-large aria-hidden="true">{initials(name)}</span>}
      beside={membership && <StateBadge {...LEARNER_STATES[membership.status]} />}
      under={membership && `${membership.learner.email} · ${seen === null || seen === undefined ? 'never signed in' : `seen ${ago(seen, Date.now(), membership.client.timeZone)}`}`}
      opened
      onClose={onClose}
    >
      {membership !== undefined && <LinkTabs level="sub" label={name} tabs={[linkTo(null, 'Access'), linkTo('history', 'History')]} />}
      <div className="pt-drawer-body">
        {fault !== null && <FaultStrip title="The learner could not be read." fault={fault} onRetry={again} />}
        {isGone && <p className="pt-dim">They may have been removed from the client, or you do not look after it. The list shows who is there.</p>}
        {membership !== undefined && tab === null && <Accesses membership={membership} onOpen={open} />}
        {membership !== undefined && tab === 'history' && <MembershipHistory id={id} name={name} timeZone={membership.client.timeZone} />}
      </div>
      <Suspense>{people && membership !== undefined && doing !== null && <LearnerDialogs membership={membership} doing={doing} onGone={onClose} />}</Suspense>
    </SideDrawer>
  );
}

interface LearnerDrawerProps {
  /** Which membership; null: the drawer is closed. */
  readonly id: string | null;
  readonly onClose: () => void;
}

/** One learner in full: every access, why, and until when. */
export function LearnerDrawer({ id, onClose }: LearnerDrawerProps) {
  return id === null ? null : <OpenDrawer id={id} onClose={onClose} />;
}
