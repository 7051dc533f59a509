import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import './page.css';

/** One tab: an address. */
export interface LinkTab {
  readonly to: string;
  readonly label: string;
  /** Said beside it: how many. */
  readonly count?: string | undefined;
  readonly current: boolean;
}

interface LinkTabsProps {
  /** What the tabs are of. */
  readonly label: string;
  readonly tabs: readonly LinkTab[];
  /** `sub`: the row below, smaller, in pills. */
  readonly level?: 'main' | 'sub';
}

/** Tabs that are addresses: each can be linked to, opened apart, gone back from. */
export function LinkTabs({ label, tabs, level = 'main' }: LinkTabsProps) {
  const list = useRef<HTMLElement>(null);
  const current = tabs.find((tab) => tab.current)?.label;
  // On a phone the tabs scroll sideways: the one that is open is seen.
  useEffect(() => {
    const tab = list.current?.querySelector('[aria-current]');
    // With the next frame, which lays the page out anyhow.
    const frame = requestAnimationFrame(() => tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
    return () => cancelAnimationFrame(frame);
  }, [current]);
  return (
    <nav ref={list} aria-label={label} className="pt-tabs" data-level={level}>
      {tabs.map((tab) => (
        <Link key={tab.label} to={tab.to} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
          {tab.count !== undefined && <span className="pt-tab-count pt-number"> {tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
