import type { ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useRights } from '../../server/rights.js';
import { LinkTabs } from '../../ui/page/LinkTabs.js';
import { PageHeader } from '../../ui/page/PageHeader.js';

/** Around what holds for the whole site: its settings, and its staff, whom others than owners see too. */
export function SettingsFrame({ children }: { readonly children: ReactNode }) {
  const { site } = useRights();
  const isStaff = useLocation().pathname.endsWith('/staff');
  const tabs = [
    { to: '/settings', label: 'Site', current: !isStaff },
    { to: '/settings/staff', label: 'Staff', current: isStaff },
  ];
  return (
    <div className="pt-page">
      <PageHeader title={isStaff ? 'Staff' : 'Settings'} />
      {site && <LinkTabs label="Settings" tabs={tabs} />}
      {children}
    </div>
  );
}
