import type { ReactNode } from 'react';
import { ModalFrame } from './ModalFrame.js';
import './overlay.css';

interface SideDrawerProps {
  /** Names the drawer. */
  readonly title: string;
  /** Stands left of the title. */
  readonly mark?: ReactNode;
  /** Stands beside the title. */
  readonly beside?: ReactNode;
  /** Stands under the title. */
  readonly under?: ReactNode;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Pixels wide where there is room. */
  readonly size?: number;
  readonly children: ReactNode;
}

/** What a row is in full, beside the table it came from. The focus goes to its heading, and back to the row. */
export function SideDrawer({ title, mark, beside, under, opened, onClose, size = 488, children }: SideDrawerProps) {
  if (!opened) return null;
  const heading = (
    <span className="pt-drawer-head">
      {mark}
      <span>
        <span className="pt-drawer-name" tabIndex={-1} data-autofocus>
          {title}
        </span>
        {beside}
        <span className="pt-drawer-under">{under}</span>
      </span>
    </span>
  );
  return (
    <ModalFrame kind="drawer" title={heading} className="pt-drawer" size={size} closesOutside onClose={onClose}>
      {children}
    </ModalFrame>
  );
}
