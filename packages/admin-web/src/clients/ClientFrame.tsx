import { ActionIcon, Button, Menu } from '@mantine/core';
import { ClientDocument, type ClientFactsFragment } from '@portico/shared/admin';
import { memo, Suspense, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useRights } from '../server/rights.js';
import { useAsked } from '../server/use-asked.js';
import { useSingleKeys } from '../ui/keys/single-keys.js';
import { Icon } from '../ui/marks/Icon.js';
import { StateBadge } from '../ui/marks/StateBadge.js';
import { CopyButton } from '../ui/page/CopyButton.js';
import { LinkTabs } from '../ui/page/LinkTabs.js';
import { PageHeader } from '../ui/page/PageHeader.js';
import { usePageTitle } from '../ui/page/use-page-title.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import { count, total } from '../ui/words/numbers.js';
import { ClientItems } from './ClientMenu.js';
import { clientState, shortAddress } from './client-words.js';
import { CopyClientDialog, DeleteClientDialog } from './lazy-dialogs.js';

function Tabs({ client, home }: { readonly client: ClientFactsFragment; readonly home: string }) {
  const place = decodeURI(useLocation().pathname).slice(home.length).replace(/^\//, '');
  const isBatches = /^redemption-codes(?:\/|$)/.test(place);
  const isUsers = place === 'learners' || place === 'codes' || place === 'invites' || isBatches;
  const { wholeClient } = useRights();
  const { learners, registrationCodes, redemptionCodeBatches, pendingInvites } = client;
  const pending = pendingInvites.totalCount === 0 ? undefined : `${total(pendingInvites.totalCount, pendingInvites.totalCountIsExact)} pending`;
  return (
    <>
      <LinkTabs
        label={client.name}
        tabs={[
          { to: home, label: 'Overview', current: place === '' },
          { to: `${home}/learners`, label: 'Users', current: isUsers },
          { to: `${home}/sublicenses`, label: 'Sublicenses', count: count(client.sublicenses.length), current: place === 'sublicenses' },
          { to: `${home}/content`, label: 'Content', current: place === 'content' },
          { to: `${home}/design`, label: 'Design', current: place === 'design' },
          { to: `${home}/settings`, label: 'Settings', current: place === 'settings' },
          ...(wholeClient(client.id) ? [{ to: `${home}/history`, label: 'History', current: place === 'history' }] : []),
        ]}
      />
      {isUsers && (
        <LinkTabs
          level="sub"
          label="Users"
          tabs={[
            { to: `${home}/learners`, label: 'Learners', count: total(learners.totalCount, learners.totalCountIsExact), current: place === 'learners' },
            { to: `${home}/codes`, label: 'Registration Codes', count: total(registrationCodes.totalCount, registrationCodes.totalCountIsExact), current: place === 'codes' },
            { to: `${home}/redemption-codes`, label: 'Redemption Codes', count: total(redemptionCodeBatches.totalCount, redemptionCodeBatches.totalCountIsExact), current: isBatches },
            { to: `${home}/invites`, label: 'Invites', count: pending, current: place === 'invites' },
          ]}
        />
      )}
    </>
  );
}

interface AddMenuProps {
  readonly home: string;
  /** Whether the open tab has no filled button of its own. */
  readonly isFilled: boolean;
}

const AddMenu = memo(function AddMenu({ home, isFilled }: AddMenuProps) {
  const { clients, people } = useRights();
  const withKeys = useSingleKeys();
  if (!people) return null;
  return (
    <Menu>
      <Menu.Target>
        <Button variant={isFilled ? 'filled' : 'default'} rightSection={<Icon name="chevronDown" size={14} />}>Add</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to={`${home}/learners?invite=1`} leftSection={<Icon name="mail" size={14} />} rightSection={withKeys && <kbd className="pt-key" aria-hidden="true">I</kbd>} {...(withKeys && { 'aria-keyshortcuts': 'I' })}>
          Add Learner
        </Menu.Item>
        <Menu.Item component={Link} to={`${home}/learners?add=1`} leftSection={<Icon name="personAdd" size={14} />}>
          Add without Invite
        </Menu.Item>
        <Menu.Item component={Link} to={`${home}/codes?add=1`} leftSection={<Icon name="ticket" size={14} />}>
          Registration Codes
        </Menu.Item>
        <Menu.Item component={Link} to={`${home}/redemption-codes?add=1`} leftSection={<Icon name="layers" size={14} />} rightSection={withKeys && <kbd className="pt-key" aria-hidden="true">C</kbd>} {...(withKeys && { 'aria-keyshortcuts': 'C' })}>
          Redemption Codes
        </Menu.Item>
        {clients && (
          <Menu.Item component={Link} to={`${home}/sublicenses?add=1`} leftSection={<Icon name="key" size={14} />}>
            Sublicense
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
});

/** Ways to add something; filled where the open tab has no filled button of its own. */
function Adding({ home }: { readonly home: string }) {
  return <AddMenu home={home} isFilled={decodeURI(useLocation().pathname) === home} />;
}

function Head({ client, home }: { readonly client: ClientFactsFragment; readonly home: string }) {
  const [doing, setDoing] = useState<'copy' | 'delete' | null>(null);
  const { clients, people } = useRights();
  const address = (
    <>
      <StateBadge {...clientState(client, Date.now())} />
      <span className="pt-copyable">
        {shortAddress(client.landingUrl)}
        <CopyButton value={client.landingUrl} what="the landing page link" />
        <ActionIcon component="a" href={client.landingUrl} target="_blank" rel="noreferrer" aria-label="Open the landing page in a new tab">
          <Icon name="external" size={14} />
        </ActionIcon>
      </span>
    </>
  );
  return (
    <PageHeader title={client.name} crumb={{ to: '/clients', label: 'Clients' }} beside={address}>
      <Adding home={home} />
      <Menu>
        <Menu.Target>
          <ActionIcon variant="default" size={32} aria-label={`More for ${client.name}`}>
            <Icon name="gear" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {clients && (
            <Menu.Item component={Link} to={`${home}/settings`} leftSection={<Icon name="pencil" size={14} />}>
              Edit
            </Menu.Item>
          )}
          {people && (
            <>
              <Menu.Item component={Link} to={`${home}/learners?invite=1`} leftSection={<Icon name="mail" size={14} />}>
                Add Learner
              </Menu.Item>
              <Menu.Item component={Link} to={`${home}/learners?add=1`} leftSection={<Icon name="personAdd" size={14} />}>
                Add without Invite
              </Menu.Item>
            </>
          )}
          <Menu.Item component="a" href={`/exports/learners.csv?clientId=${client.id}`} download leftSection={<Icon name="arrowDown" size={14} />}>
            Export learners
          </Menu.Item>
          <ClientItems client={client} onCopy={() => setDoing('copy')} onDelete={() => setDoing('delete')} />
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {doing === 'copy' && <CopyClientDialog client={client} onClose={() => setDoing(null)} />}
        {doing === 'delete' && <DeleteClientDialog client={client} onClose={() => setDoing(null)} />}
      </Suspense>
    </PageHeader>
  );
}

function NoClient({ slug }: { readonly slug: string }) {
  const title = `There is no client at /${slug}`;
  usePageTitle(title);
  return (
    <section className="pt-state-page">
      <h1>{title}</h1>
      <p className="pt-dim">It may be gone, or you do not look after it.</p>
      <div className="pt-ways">
        <Link className="pt-link" to="/clients">
          To all clients
        </Link>
      </div>
    </section>
  );
}

interface ClientFrameProps {
  /** A slug the client has or had. */
  readonly slug: string;
  /** The tab that is open, once the client is known. The same function in every rendering, so that only the tab is rendered for a step within it. */
  readonly children: (client: ClientFactsFragment) => ReactNode;
}

/** A client: its head, its tabs, and the one that is open. */
export const ClientFrame = memo(function ClientFrame({ slug, children }: ClientFrameProps) {
  const { data, fault, again } = useAsked(ClientDocument, { slug });
  const client = data?.client;
  if (client === null) return <NoClient slug={slug} />;
  const home = `/clients/${slug}`;
  return (
    <div className="pt-page">
      {fault !== null && <FaultStrip title="The client could not be read." fault={fault} onRetry={again} />}
      {client !== undefined && (
        <>
          <Head client={client} home={home} />
          <Tabs client={client} home={home} />
          {children(client)}
        </>
      )}
    </div>
  );
});
