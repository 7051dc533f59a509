import type { StaffRole } from '@portico/shared/admin';
import { createContext, use } from 'react';

/**
 * What somebody's role lets them change. The server decides (its policies, `@Allow`); by this the app offers nothing that
 * would be refused. Where they may do it is their scope, which the server keeps to itself.
 */
export interface Rights {
  /** What the site owns: clients as a whole, their seats and end, what they have to learn from, content, settings of the site. */
  readonly site: boolean;
  /** What is a client's own: its other settings, design, sublicenses. */
  readonly clients: boolean;
  /** Who gets in: learners and registration codes. */
  readonly people: boolean;
}

/** The rights of a role. */
export function rightsOf(role: StaffRole): Rights {
  const site = role === 'OWNER';
  const clients = site || role === 'CLIENT_ADMIN';
  return { site, clients, people: clients || role === 'CLIENT_MANAGER' };
}

/** The rights of who is signed in, for all below. */
export const RightsContext = createContext<Rights | null>(null);

/** What whoever is signed in may change. Throws outside of the guard. */
export function useRights(): Rights {
  const rights = use(RightsContext);
  if (rights === null) throw new Error('Nobody is signed in here.');
  return rights;
}

/** Why something is not offered, said where people look for it: by the right it takes. */
export const WHO_MAY: Readonly<Record<keyof Rights, string>> = {
  site: 'Only owners change this.',
  clients: 'Only owners and client admins change this.',
  people: 'Auditors look, and change nothing.',
};
