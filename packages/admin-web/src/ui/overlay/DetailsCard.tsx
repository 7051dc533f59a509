import { HoverCard } from '@mantine/core';
import { useState, type FocusEvent, type ReactElement, type ReactNode } from 'react';
import { useDismissed } from './dismissed.js';
import './overlay.css';

interface DetailsCardProps {
  /** What the card is about: a button with a name of its own. */
  readonly target: ReactElement;
  /** Called when the card is likely to open: time to ask for what it shows. */
  readonly onAboutToOpen: () => void;
  /** Text alone: Tab never enters the card, and it describes its target. */
  readonly children: ReactNode;
}

/**
 * Details on hover, keyboard focus and tap (WCAG 2.2, 1.4.13: Esc closes it, the pointer may enter it, it stays). Whatever it
 * shows also stands where its row leads.
 */
export function DetailsCard({ target, onAboutToOpen, children }: DetailsCardProps) {
  const isDismissed = useDismissed();
  const [isLeft, setLeft] = useState(false);
  const aboutToOpen = () => {
    setLeft(false);
    onAboutToOpen();
  };
  // Taken off at once, before it fades: it may lie over what the focus has gone on to (WCAG 2.2, 2.4.11).
  const focusGone = ({ relatedTarget }: FocusEvent) => setLeft(relatedTarget !== null);
  return (
    <span className="pt-card-target" onPointerEnter={aboutToOpen} onFocus={aboutToOpen} onPointerDown={aboutToOpen} onPointerMove={() => setLeft(false)} onBlur={focusGone}>
      <HoverCard width="auto" withinPortal disabled={isDismissed || isLeft}>
        <HoverCard.Target>{target}</HoverCard.Target>
        <HoverCard.Dropdown className="pt-card">{children}</HoverCard.Dropdown>
      </HoverCard>
    </span>
  );
}
