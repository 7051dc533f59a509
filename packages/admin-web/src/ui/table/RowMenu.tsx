import { Menu } from '@mantine/core';
import { useContext, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { Icon } from '../marks/Icon.js';
import '../marks/plain-controls.css';
import { AnchorAt } from '../overlay/AnchorAt.js';
import { RowKey } from './row-key.js';

interface RowMenuProps {
  /** What the row is called. */
  readonly name: string;
  /** The items: `Menu.Item` and `Menu.Divider`. */
  readonly children: ReactNode;
}

interface UsedMenuProps {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
  readonly children: ReactNode;
}

const DOTS = <Icon name="dots" />;

/** Opens as soon as it is there, and gives the focus back to its button. */
function UsedMenu({ button, opened, onChange, children }: UsedMenuProps) {
  const [isThere, setThere] = useState(false);
  useLayoutEffect(() => setThere(true), []);
  return (
    <Menu withinPortal opened={opened && isThere} onChange={onChange}>
      <Menu.Target>
        <AnchorAt element={button} />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}

/** The menu at the end of a row. Few are ever opened and a page has many, so it is made when its button is first pressed. */
export function RowMenu({ name, children }: RowMenuProps) {
  const row = useContext(RowKey);
  const button = useRef<HTMLButtonElement>(null);
  /** Of which row the menu was made, and whether it is open. */
  const [used, setUsed] = useState<{ readonly row: string; readonly opened: boolean } | null>(null);
  const isUsed = used?.row === row;
  const press = () => {
    // Safari gives no focus to a button that is clicked.
    button.current?.focus({ preventScroll: true });
    setUsed({ row, opened: !(isUsed && used.opened) });
  };
  // The focus comes into the menu a moment after it is seen; until then it is Esc pressed here that closes it.
  const escape = ({ key }: KeyboardEvent) => {
    if (key === 'Escape' && isUsed && used.opened) setUsed({ row, opened: false });
  };
  return (
    <>
      <button ref={button} type="button" className="pt-icon-button" aria-label={`Actions for ${name}`} aria-haspopup="menu" aria-expanded={false} onClick={press} onKeyDown={escape}>
        {DOTS}
      </button>
      {isUsed && (
        <UsedMenu button={button} opened={used.opened} onChange={(opened) => setUsed({ row, opened })}>
          {children}
        </UsedMenu>
      )}
    </>
  );
}
