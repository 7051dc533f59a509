import { useCallback, useEffect, useRef, useState, type FocusEvent, type MouseEvent, type PointerEvent, type RefObject } from 'react';

/** Milliseconds a pointer rests on a target before its card opens. */
const OPEN_MS = 150;
/** Milliseconds a pointer may be away from both before the card closes. */
const CLOSE_MS = 120;

/** What a card is about. */
interface Target {
  readonly key: string;
  readonly anchor: HTMLElement;
}

/** The card that is open. One that the focus or a tap opened stays when the pointer leaves. */
interface Opened extends Target {
  readonly stays: boolean;
}

interface CardOpening {
  readonly opened: Opened | null;
  readonly close: () => void;
  /** For what the targets lie in. */
  readonly area: {
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerOut: (event: PointerEvent) => void;
    readonly onPointerDown: (event: PointerEvent) => void;
    readonly onClick: (event: MouseEvent) => void;
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: (event: FocusEvent) => void;
  };
  /** For the card. */
  readonly card: { readonly onPointerEnter: () => void; readonly onPointerLeave: () => void };
}

function targetOf(element: EventTarget): Target | null {
  const anchor = element instanceof Element ? element.closest<HTMLElement>('[data-details] button') : null;
  const key = anchor?.closest<HTMLElement>('[data-details]')?.dataset['details'];
  return anchor === null || key === undefined ? null : { key, anchor };
}

/** A pause that begins anew with each call, and ends without anything once there is nobody to call. */
function usePause(): (work: (() => void) | null, ms?: number) => void {
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return (work, ms) => {
    window.clearTimeout(timer.current);
    if (work !== null) timer.current = window.setTimeout(work, ms);
  };
}

/** A move of a pointer, as the document or as React tells it. */
interface Move {
  readonly clientX: number;
  readonly clientY: number;
  readonly timeStamp: number;
}

/** Tells whether a pointer really moved: what is uncovered under a resting one gets the same events. Whoever asks about one event hears the same. */
function useMoved(): (event: Move) => boolean {
  const last = useRef({ x: -1, y: -1, at: -1, moved: false });
  const moved = useCallback(({ clientX: x, clientY: y, timeStamp: at }: Move) => {
    if (at !== last.current.at) last.current = { x, y, at, moved: x !== last.current.x || y !== last.current.y };
    return last.current.moved;
  }, []);
  useEffect(() => {
    document.addEventListener('pointermove', moved, true);
    return () => document.removeEventListener('pointermove', moved, true);
  }, [moved]);
  return moved;
}

/** Esc and a press elsewhere close the card (WCAG 2.2, 1.4.13), wherever the focus is. */
function useDismiss(opened: Opened | null, close: () => void): void {
  useEffect(() => {
    if (opened === null) return undefined;
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') close();
    };
    const onDown = ({ target }: globalThis.PointerEvent) => {
      const isInside = target instanceof Node && (opened.anchor.contains(target) || document.querySelector('.pt-card')?.contains(target) === true);
      if (!isInside) close();
    };
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('pointerdown', onDown, true);
    return () => {
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('pointerdown', onDown, true);
    };
  }, [opened]);
}

/** What can come of an event. */
interface Ways {
  readonly moved: (event: Move) => boolean;
  /** The pointer is there: the card opens in a moment. */
  readonly expect: (target: Target) => void;
  readonly open: (target: Target, stays: boolean) => void;
  readonly aboutToOpen: (key: string) => void;
  readonly leave: () => void;
  readonly close: () => void;
}

/** @param byMouse whether the last press was one of a mouse */
function areaOf(opened: Opened | null, byMouse: RefObject<boolean>, { moved, expect, open, aboutToOpen, leave, close }: Ways): CardOpening['area'] {
  return {
    onPointerMove: (event) => {
      const target = targetOf(event.target);
      if (moved(event) && event.pointerType !== 'touch' && target !== null) expect(target);
    },
    onPointerOut: ({ target, relatedTarget }) => {
      const left = targetOf(target)?.anchor;
      if (left !== undefined && !(relatedTarget instanceof Node && left.contains(relatedTarget))) leave();
    },
    onPointerDown: ({ target, pointerType }) => {
      byMouse.current = pointerType === 'mouse';
      const pressed = targetOf(target);
      if (pressed !== null && pressed.anchor !== opened?.anchor) aboutToOpen(pressed.key);
    },
    onClick: ({ target, detail }) => {
      const pressed = targetOf(target);
      if (pressed !== null && pressed.anchor !== opened?.anchor) open(pressed, detail === 0 || !byMouse.current);
    },
    onFocus: ({ target }) => {
      const focused = targetOf(target);
      if (focused === null || !target.matches(':focus-visible')) return;
      aboutToOpen(focused.key);
      open(focused, true);
    },
    // At once: the card may lie over what the focus has gone on to (WCAG 2.2, 2.4.11).
    onBlur: ({ target, relatedTarget }) => {
      if (relatedTarget !== null && targetOf(target)?.anchor === opened?.anchor) close();
    },
  };
}

/**
 * When the card of a target opens and closes: on hover after a moment, on keyboard focus and tap at once; it goes when both
 * are left, with the focus that goes on, and on Esc. A target is the button in an element with `data-details`, its key.
 *
 * @param aboutToOpen called with the key when the card is likely to open
 */
export function useCardOpening(aboutToOpen: (key: string) => void): CardOpening {
  const [opened, setOpened] = useState<Opened | null>(null);
  const awaited = useRef<HTMLElement | null>(null);
  const byMouse = useRef(false);
  const pause = usePause();
  const moved = useMoved();
  const close = () => {
    awaited.current = null;
    pause(null);
    setOpened(null);
  };
  const open = (target: Target, stays: boolean) => {
    pause(null);
    setOpened({ ...target, stays });
  };
  const expect = (target: Target) => {
    const isOpen = target.anchor === opened?.anchor;
    if (isOpen) pause(null);
    if (awaited.current === target.anchor) return;
    awaited.current = target.anchor;
    aboutToOpen(target.key);
    if (!isOpen) pause(() => open(target, false), OPEN_MS);
  };
  const leave = () => {
    awaited.current = null;
    pause(opened === null || opened.stays ? null : close, CLOSE_MS);
  };
  useDismiss(opened, close);
  const area = areaOf(opened, byMouse, { moved, expect, open, aboutToOpen, leave, close });
  return { opened, close, area, card: { onPointerEnter: () => pause(null), onPointerLeave: leave } };
}
