import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useWords } from './Words.js';

interface SheetProps {
  /** The heading, which also names the browser's tab. */
  readonly title: string;
  readonly text?: ComponentChildren;
  /** How often what it shows came without the page being loaded: each time the heading is what a screen reader goes on from. */
  readonly arrived?: number;
  readonly children?: ComponentChildren;
}

/** A page's heading and what is below it. */
export function Sheet({ title, text, arrived = 0, children }: SheetProps) {
  const { client, nameTab } = useWords().setting;
  const heading = useRef<HTMLHeadingElement>(null);
  nameTab(client === null ? title : `${title} · ${client.name}`);
  useEffect(() => {
    if (arrived > 0) heading.current?.focus();
  }, [arrived]);
  return (
    <main>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {text !== undefined && <p class="lead">{text}</p>}
      {children}
    </main>
  );
}
