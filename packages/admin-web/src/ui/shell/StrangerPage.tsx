import type { ReactNode } from 'react';
import { Brand } from './Rail.js';
import './shell.css';

/** What is shown before anybody is signed in: one sheet on the canvas. */
export function StrangerPage({ children }: { readonly children: ReactNode }) {
  return (
    <div className="pt-stranger">
      <header>
        <Brand />
      </header>
      <main id="main">{children}</main>
    </div>
  );
}
