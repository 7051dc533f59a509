import { ActionIcon } from '@mantine/core';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useNavigation } from 'react-router';
import { useSingleKey } from '../keys/single-keys.js';
import { Icon } from '../marks/Icon.js';
import { Brand, Rail, type RailItem } from './Rail.js';
import { TopBar } from './TopBar.js';
import './shell.css';

const RailDrawer = lazy(async () => ({ default: (await import('./RailDrawer.js')).RailDrawer }));
const HelpDialog = lazy(async () => ({ default: (await import('./HelpDialog.js')).HelpDialog }));

interface ShellProps {
  readonly items: readonly RailItem[];
  /** Who is signed in. */
  readonly name: string;
  readonly menu: ReactNode;
  /** Stands in the top bar: the way to find things. */
  readonly find?: ReactNode;
  /** Stands in the top bar, too: what is under way. */
  readonly work?: ReactNode;
  readonly children: ReactNode;
}

/** The page. It alone asks whether another is on its way, so that nothing around it is rendered for a step through the app. */
function Sheet({ children }: { readonly children: ReactNode }) {
  const isLoading = useNavigation().state === 'loading';
  return (
    <main id="main" className="pt-sheet" tabIndex={-1} aria-busy={isLoading}>
      {children}
    </main>
  );
}

/** What stands around every page: rail and top bar on the canvas, the page as one sheet. */
export function Shell({ items, name, menu, find, work, children }: ShellProps) {
  const [railOpen, setRailOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  const help = () => {
    setRailOpen(false);
    setHelpOpen(true);
  };
  useSingleKey('?', help);
  return (
    <div className="pt-shell">
      <a className="pt-skip" href="#main">
        Skip to the page
      </a>
      <header className="pt-top">
        <ActionIcon className="pt-narrow-only" aria-label="Open the menu" aria-expanded={railOpen} onClick={() => setRailOpen(true)}>
          <Icon name="menu" />
        </ActionIcon>
        <Brand />
        <TopBar name={name} menu={menu} work={work}>
          {find}
        </TopBar>
      </header>
      <div className="pt-rail-place">
        <Rail items={items} onHelp={help} />
      </div>
      <Sheet>{children}</Sheet>
      <Suspense>
        {railOpen && <RailDrawer items={items} onClose={() => setRailOpen(false)} onHelp={help} />}
        {helpOpen && <HelpDialog onClose={() => setHelpOpen(false)} />}
      </Suspense>
    </div>
  );
}
