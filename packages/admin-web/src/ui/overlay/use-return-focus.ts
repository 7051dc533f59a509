import { useEffect } from 'react';

/** Where the focus goes when what is open closes: to what opened it, or, if that was in a menu, to the button of the menu. */
function opener(): HTMLElement | null {
  const active = document.activeElement;
  const menu = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const found = menu === undefined || menu === null ? active : document.getElementById(menu);
  return found instanceof HTMLElement && found !== document.body ? found : null;
}

/** Where somebody goes on from whose place has gone. */
function heading(): HTMLElement | null {
  return document.getElementById('page-title') ?? document.getElementById('main');
}

/** Gives the focus back to where it was before, once this is taken off the page; to the heading of the page if that has gone. */
export function useReturnFocus(): void {
  useEffect(() => {
    const before = opener();
    return () => {
      // The page behind takes part again only after this render.
      window.setTimeout(() => {
        if (document.activeElement === document.body || document.activeElement === null) (before?.isConnected === false ? heading() : before)?.focus({ preventScroll: true });
      });
    };
  }, []);
}
