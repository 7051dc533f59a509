import type { ReactNode } from 'react';
import { Icon } from '../marks/Icon.js';
import './states.css';

/** A warning before something is done: it holds nobody up. At most one in a section. */
export function Note({ children }: { readonly children: ReactNode }) {
  return (
    <div className="pt-warning">
      <Icon name="alert" />
      <p>{children}</p>
    </div>
  );
}
