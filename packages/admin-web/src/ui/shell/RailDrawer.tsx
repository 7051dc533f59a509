import { Drawer } from '@mantine/core';
import { useReturnFocus } from '../overlay/use-return-focus.js';
import { Brand, Rail, type RailItem } from './Rail.js';

interface RailDrawerProps {
  readonly items: readonly RailItem[];
  readonly onClose: () => void;
  readonly onHelp: () => void;
}

/** The rail where there is no room beside the page. */
export function RailDrawer({ items, onClose, onHelp }: RailDrawerProps) {
  useReturnFocus();
  return (
    <Drawer position="left" size={264} offset={0} radius={0} opened onClose={onClose} title={<Brand />} className="pt-rail-drawer">
      <Rail items={items} onGo={onClose} onHelp={onHelp} />
    </Drawer>
  );
}
