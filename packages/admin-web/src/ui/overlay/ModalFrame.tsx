import { useFocusTrap } from '@mantine/hooks';
import { useCallback, useEffect, useId, useLayoutEffect, useRef, type CSSProperties, type MouseEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Icon } from '../marks/Icon.js';
import '../marks/plain-controls.css';
import './modal.css';
import { useIsNarrow } from './use-is-narrow.js';
import { useReturnFocus } from './use-return-focus.js';

interface ModalFrameProps {
  readonly kind: 'dialog' | 'drawer';
  /** Names it. */
  readonly title: ReactNode;
  readonly className: string;
  /** Pixels wide where there is room; on a phone it is the whole page. */
  readonly size: number;
  /** Whether a press beside it closes it, as nothing typed could be lost. */
  readonly closesOutside: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What is open, the topmost last: Esc closes that alone. */
const open: object[] = [];

/** Calls back on Esc, unless it is for something over this: another of these, a menu, a dialog of Mantine's. */
function useEscape(box: { readonly current: HTMLElement | null }, onClose: () => void): void {
  const latest = useRef(onClose);
  useLayoutEffect(() => {
    latest.current = onClose;
  });
  useEffect(() => {
    const self = {};
    open.push(self);
    const onKey = ({ key, isComposing, target }: KeyboardEvent) => {
      if (key !== 'Escape' || isComposing || open.at(-1) !== self) return;
      const over = target instanceof Element ? target.closest('[role="dialog"], [role="menu"]') : null;
      if (over === null || over === box.current) latest.current();
    };
    window.addEventListener('keydown', onKey, true);
    return () => {
      open.splice(open.indexOf(self), 1);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [box]);
}

/** On a phone the page itself scrolls; it stays where it is meanwhile. */
function useStillPage(isNarrow: boolean): void {
  useEffect(() => {
    if (!isNarrow) return undefined;
    const { style } = document.documentElement;
    const before = style.overflow;
    style.overflow = 'hidden';
    return () => {
      style.overflow = before;
    };
  }, [isNarrow]);
}

/**
 * What stands over the page and takes the focus: dialogs and drawers. Tab stays inside, Esc closes it, and the focus goes
 * back to what opened it. Few elements, and nothing of the page behind is styled anew: it opens at once on slow machines.
 */
export function ModalFrame({ kind, title, className, size, closesOutside, onClose, children }: ModalFrameProps) {
  const id = useId();
  const box = useRef<HTMLElement | null>(null);
  const trap = useFocusTrap();
  const isNarrow = useIsNarrow();
  useReturnFocus();
  useEscape(box, onClose);
  useStillPage(isNarrow);
  const closeOutside = ({ target, currentTarget }: MouseEvent) => {
    if (closesOutside && target === currentTarget) onClose();
  };
  const setBox = useCallback(
    (element: HTMLElement | null) => {
      box.current = element;
      trap(element);
    },
    [trap],
  );
  // Whoever uses the keyboard has Esc for what a press beside it does.
  return createPortal(
    <div className={`pt-modal ${className}`} data-kind={kind} data-full={isNarrow || undefined} style={{ '--size': `${size}px` } as CSSProperties} onClick={closeOutside} role="presentation">
      <section ref={setBox} role="dialog" aria-modal="true" aria-labelledby={id} tabIndex={-1} className="pt-modal-box">
        <div className="pt-modal-head">
          <h2 id={id} className="pt-modal-title">
            {title}
          </h2>
          <button type="button" className="pt-icon-button pt-modal-close" aria-label="Close" onClick={onClose}>
            <Icon name="cross" size={18} />
          </button>
        </div>
        {children}
      </section>
    </div>,
    document.body,
  );
}
