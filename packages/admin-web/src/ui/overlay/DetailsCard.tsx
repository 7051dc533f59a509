import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import './overlay.css';

/** Pixels between the card and its target, which count as the card: a pointer gets across. */
const GAP = 6;
/** Pixels between the card and the edge of the window. */
const EDGE = 8;

interface DetailsCardProps {
  /** What the card is about; the card describes it. */
  readonly anchor: HTMLElement;
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
  /** Text alone: Tab never enters the card. */
  readonly children: ReactNode;
}

/** Puts the card under its target, or above it where there is more room. */
function place(card: HTMLElement, anchor: HTMLElement): void {
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const { clientWidth: pageWidth, clientHeight: pageHeight } = document.documentElement;
  const isAbove = bottom + GAP + height > pageHeight - EDGE && top > pageHeight - bottom;
  card.dataset['side'] = isAbove ? 'above' : 'below';
  card.style.left = `${Math.max(EDGE, Math.min(left, pageWidth - EDGE - width))}px`;
  card.style.top = isAbove ? 'auto' : `${bottom + GAP}px`;
  card.style.bottom = isAbove ? `${pageHeight - top + GAP}px` : 'auto';
}

/** Details of what has the pointer or the focus (WCAG 2.2, 1.4.13). Whatever it shows also stands where its row leads. */
export function DetailsCard({ anchor, onPointerEnter, onPointerLeave, children }: DetailsCardProps) {
  const card = useRef<HTMLDivElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const follow = () => {
      if (card.current !== null) place(card.current, anchor);
    };
    follow();
    anchor.setAttribute('aria-describedby', id);
    window.addEventListener('scroll', follow, true);
    window.addEventListener('resize', follow);
    return () => {
      anchor.removeAttribute('aria-describedby');
      window.removeEventListener('scroll', follow, true);
      window.removeEventListener('resize', follow);
    };
  }, [anchor, id]);
  const shown = (
    <div ref={card} id={id} role="tooltip" className="pt-card" onPointerEnter={onPointerEnter} onPointerLeave={onPointerLeave}>
      {children}
    </div>
  );
  return createPortal(shown, document.getElementById('main') ?? document.body);
}
