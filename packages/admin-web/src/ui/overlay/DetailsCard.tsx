import { HoverCard } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
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
  return (
    <span className="pt-card-target" onPointerEnter={onAboutToOpen} onFocus={onAboutToOpen} onPointerDown={onAboutToOpen}>
      <HoverCard width="auto" withinPortal disabled={isDismissed}>
        <HoverCard.Target>{target}</HoverCard.Target>
        <HoverCard.Dropdown className="pt-card">{children}</HoverCard.Dropdown>
      </HoverCard>
    </span>
  );
}
