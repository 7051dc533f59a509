import type { StaffRole } from '@portico/shared/admin';
import { createContext, use } from 'react';

/**
 * What somebody's role lets them change, and where. The server decides (its policies, `@Allow`, and their scope); by this the
 * app offers nothing that would be refused.
 */
export interface Rights {
  /** What the site owns: clients as a whole, their seats and end, what they have to learn from, content, settings of the site. */
  readonly site: boolean;
  /** What is a client's own: its other settings, design, sublicenses. */
  readonly clients: boolean;
  /** Who gets in: learners and registration codes. */
  readonly people: boolean;
  /** Whether all of a client is theirs to look after, and not some of its sublicenses: what touches every access of a learner there takes it. */
  readonly wholeClient: (clientId: string) => boolean;
}

interface Given {
  readonly id: string;
}

/** A member of the staff: their role, and what was given to them. */
export interface StaffRights {
  readonly role: StaffRole;
  /** Clients given whole. */
  readonly clients: readonly Given[];
  /** Sublicenses given one by one. */
  readonly sublicenses: readonly Given[];
}

/** The rights of a member of the staff. Owners see the whole site, and auditors to whom nothing was given. */
export function rightsOf({ role, clients: given, sublicenses }: StaffRights): Rights {
  const site = role === 'OWNER';
  const clients = site || role === 'CLIENT_ADMIN';
  const everywhere = site || (role === 'AUDITOR' && given.length === 0 && sublicenses.length === 0);
  const whole = new Set(given.map(({ id }) => id));
  return { site, clients, people: clients || role === 'CLIENT_MANAGER', wholeClient: (id) => everywhere || whole.has(id) };
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
  wholeClient: 'Only who looks after the whole client changes this.',
};
