import { Menu } from '@mantine/core';
import { useLayoutEffect, useRef, useState, type ComponentProps, type ReactNode } from 'react';
import { Icon } from '../marks/Icon.js';
import '../marks/plain-controls.css';

interface RowMenuProps {
  /** What the row is called. */
  readonly name: string;
  /** The items: `Menu.Item` and `Menu.Divider`. */
  readonly children: ReactNode;
}

function Dots({ name, ...button }: { readonly name: string } & ComponentProps<'button'>) {
  return (
    <button type="button" {...button} className="pt-icon-button" aria-label={`Actions for ${name}`}>
      <Icon name="dots" />
    </button>
  );
}

/** Opens as soon as it is there; its button has taken the place, and the focus, of the one that was pressed. */
function UsedMenu({ name, children }: RowMenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  useLayoutEffect(() => {
    button.current?.focus({ preventScroll: true });
    setOpened(true);
  }, []);
  return (
    <Menu withinPortal opened={opened} onChange={setOpened}>
      <Menu.Target>
        <Dots ref={button} name={name} />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}

/** The menu at the end of a row. Few are ever opened and a page has many, so it is made when its button is first pressed. */
export function RowMenu({ name, children }: RowMenuProps) {
  const [used, setUsed] = useState(false);
  return used ? <UsedMenu name={name}>{children}</UsedMenu> : <Dots name={name} aria-haspopup="menu" aria-expanded={false} onClick={() => setUsed(true)} />;
}
