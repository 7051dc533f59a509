import type { ReactNode } from 'react';
import { Doors } from './Doors.js';
import './states.css';

interface NoneYetProps {
  /** `No learners yet`. */
  readonly title: string;
  /** One sentence: what this will hold, or how it begins. */
  readonly children: ReactNode;
  /** The ways to begin. */
  readonly ways?: ReactNode;
}

/** The list is empty because there is nothing yet: says how to begin. */
export function NoneYet({ title, children, ways }: NoneYetProps) {
  return (
    <section className="pt-state-page">
      <Doors />
      <h2>{title}</h2>
      <p className="pt-dim">{children}</p>
      {ways !== undefined && <div className="pt-ways">{ways}</div>}
    </section>
  );
}
