import { ActionIcon, Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../marks/Icon.js';
import { initials } from '../words/initials.js';
import './shell.css';

const SCHEMES: readonly { readonly value: MantineColorScheme; readonly label: string; readonly icon: IconName }[] = [
  { value: 'auto', label: 'As the system', icon: 'screen' },
  { value: 'light', label: 'Light', icon: 'sun' },
  { value: 'dark', label: 'Dark', icon: 'moon' },
];

function SchemeMenu() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const current = SCHEMES.find(({ value }) => value === colorScheme);
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={`Light or dark: ${current?.label ?? ''}`}>
          <Icon name={current?.icon ?? 'moon'} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {SCHEMES.map(({ value, label, icon }) => (
          <Menu.RadioItem key={value} value={value} checked={value === colorScheme} closeMenuOnClick checkIcon={<Icon name="check" size={14} />} rightSection={<Icon name={icon} size={14} />} onChange={() => setColorScheme(value)}>
            {label}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface TopBarProps {
  /** Who is signed in. */
  readonly name: string;
  /** What stands in their menu: `Menu.Item`. */
  readonly menu: ReactNode;
  /** Stands beside that: what is under way. */
  readonly work?: ReactNode;
  /** Stands at the left: the way to find things. */
  readonly children?: ReactNode;
}

/** What is at hand on every page: finding things, light or dark, oneself. */
export function TopBar({ name, menu, work, children }: TopBarProps) {
  return (
    <div className="pt-top-bar">
      <div className="pt-top-start">{children}</div>
      {work}
      <SchemeMenu />
      <Menu>
        <Menu.Target>
          <button type="button" className="pt-avatar" aria-label={`You: ${name}`}>
            {initials(name)}
          </button>
        </Menu.Target>
        <Menu.Dropdown>{menu}</Menu.Dropdown>
      </Menu>
    </div>
  );
}
