import { ActionIcon, Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../marks/Icon.js';

interface RowMenuProps {
  /** What the row is called. */
  readonly name: string;
  /** The items: `Menu.Item` and `Menu.Divider`. */
  readonly children: ReactNode;
}

/** The menu at the end of a row. */
export function RowMenu({ name, children }: RowMenuProps) {
  return (
    <Menu withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={`Actions for ${name}`}>
          <Icon name="dots" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
