import { useApolloClient } from '@apollo/client/react';
import { Menu } from '@mantine/core';
import { SignOutDocument, SiteCountsDocument, ViewerDocument, type SiteCountsQuery } from '@portico/shared/admin';
import { memo, Suspense, useMemo } from 'react';
import { Link, Outlet } from 'react-router';
import { useRights, type Rights } from '../server/rights.js';
import { useAsked } from '../server/use-asked.js';
import { useSend } from '../server/use-send.js';
import { Icon } from '../ui/marks/Icon.js';
import { lazySoon } from '../ui/overlay/lazy-soon.js';
import type { RailItem } from '../ui/shell/Rail.js';
import { Shell } from '../ui/shell/Shell.js';
import { shortTotal } from '../ui/words/numbers.js';
import { AddKeys } from './AddKeys.js';
import { useStaff, type StaffFacts } from './staff-context.js';

const ROLE_WORDS: Record<StaffFacts['role'], string> = { OWNER: 'Owner', CLIENT_ADMIN: 'Client admin', CLIENT_MANAGER: 'Client manager', AUDITOR: 'Auditor' };

/** What is the site's own. Owners have its staff beside its settings; client managers see no staff. */
function siteItems({ site }: Rights, role: StaffFacts['role']): RailItem[] {
  if (site) return [{ to: '/mailbox', label: 'Mailbox', icon: 'mail', group: 'manage' }, { to: '/settings', label: 'Settings', icon: 'gear', group: 'manage' }];
  return role === 'CLIENT_MANAGER' ? [] : [{ to: '/settings/staff', label: 'Staff', icon: 'key', group: 'manage' }];
}

function railItems(counts: SiteCountsQuery | undefined, rights: Rights, role: StaffFacts['role']): RailItem[] {
  const said = (list: SiteCountsQuery['clients'] | undefined) => (list === undefined ? undefined : shortTotal(list.totalCount, list.totalCountIsExact));
  return [
    { to: '/clients', label: 'Clients', icon: 'building', count: said(counts?.clients) },
    { to: '/learners', label: 'Learners', icon: 'people', count: said(counts?.learners) },
    { to: '/codes', label: 'Registration Codes', icon: 'ticket', count: said(counts?.registrationCodes) },
    { to: '/redemption-codes', label: 'Redemption Codes', icon: 'layers', count: said(counts?.redemptionCodeBatches) },
    { to: '/content', label: 'Content', icon: 'book', group: 'manage' },
    ...siteItems(rights, role),
  ];
}

const JobsButton = lazySoon(async () => (await import('../jobs/JobsButton.js')).JobsButton);

const work = (
  <Suspense>
    <JobsButton />
  </Suspense>
);

const page = (
  <>
    <AddKeys />
    <Outlet />
  </>
);

/** The shell around every page, with what it says about this site and this person. */
export const Frame = memo(function Frame() {
  const staff = useStaff();
  const rights = useRights();
  const client = useApolloClient();
  const { data } = useAsked(SiteCountsDocument, {});
  const signOut = useSend(SignOutDocument, { refresh: false });
  const leave = async () => {
    await signOut({});
    // Only who is signed in is asked for anew: whatever else the page shows would be refused, and call for a sign-in over it.
    await client.refetchQueries({ include: [ViewerDocument] });
    await client.clearStore();
  };
  const menu = (
    <>
      <Menu.Label>
        {staff.name}
        <br />
        {staff.email} · {ROLE_WORDS[staff.role]}
      </Menu.Label>
      <Menu.Divider />
      <Menu.Item component={Link} to="/profile" leftSection={<Icon name="gear" size={14} />}>
        Your profile
      </Menu.Item>
      <Menu.Item component="a" href="/graphql" leftSection={<Icon name="external" size={14} />}>
        GraphQL playground
      </Menu.Item>
      <Menu.Item leftSection={<Icon name="signOut" size={14} />} onClick={() => void leave()}>
        Sign out
      </Menu.Item>
    </>
  );
  return (
    <Shell items={useMemo(() => railItems(data, rights, staff.role), [data, rights, staff.role])} name={staff.name} menu={menu} work={work}>
      {page}
    </Shell>
  );
});
