import { useLayoutEffect, type Ref, type RefObject } from 'react';

interface AnchorAtProps {
  /** The element that is there already. */
  readonly element: RefObject<HTMLElement | null>;
  /** Told the element, as if this were it. */
  readonly ref?: Ref<HTMLElement>;
  readonly id?: string;
  readonly 'aria-expanded'?: boolean;
  readonly 'aria-controls'?: string;
  readonly 'data-expanded'?: boolean;
}

/**
 * Stands for an element that is there already where Mantine wants to make one (`Menu.Target`): it gets the id and says what
 * is open, and is as it was once this is gone. So a button stays the same before and after its menu was first made.
 */
export function AnchorAt({ element, ref, id, 'aria-expanded': expanded = false, 'aria-controls': controls, 'data-expanded': isMarked = false }: AnchorAtProps) {
  useLayoutEffect(() => {
    const target = element.current;
    if (typeof ref === 'function') ref(target);
    return () => {
      if (typeof ref === 'function') ref(null);
    };
  }, [element, ref]);
  useLayoutEffect(() => {
    const target = element.current;
    const said = { id, 'aria-controls': controls, 'data-expanded': isMarked ? 'true' : undefined };
    for (const [name, value] of Object.entries(said)) if (value !== undefined) target?.setAttribute(name, value);
    target?.setAttribute('aria-expanded', String(expanded));
    return () => {
      for (const name of Object.keys(said)) target?.removeAttribute(name);
      target?.setAttribute('aria-expanded', 'false');
    };
  }, [element, id, controls, expanded, isMarked]);
  return null;
}
