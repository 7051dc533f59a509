import { useEffect } from 'react';

/** Where the focus goes when what is open closes: to what opened it, or, if that was in a menu, to the button of the menu. */
function opener(): HTMLElement | null {
  const active = document.activeElement;
  const menu = active?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  const found = menu === undefined || menu === null ? active : document.getElementById(menu);
  return found instanceof HTMLElement && found !== document.body ? found : null;
}

/** Gives the focus back to where it was before, once this is taken off the page. */
export function useReturnFocus(): void {
  useEffect(() => {
    const before = opener();
    return () => {
      // The page behind takes part again only after this render.
      window.setTimeout(() => {
        if (document.activeElement === document.body || document.activeElement === null) before?.focus({ preventScroll: true });
      });
    };
  }, []);
}
