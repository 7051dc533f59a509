import { Forbidden } from './faults.js';
import type { ClientId, LearnerId, StaffId, SublicenseId } from './ids.js';

/** What a member of the staff may do; where they may do it is their {@link Scope}. */
export const StaffRole = {
  OWNER: 'OWNER',
  CLIENT_ADMIN: 'CLIENT_ADMIN',
  CLIENT_MANAGER: 'CLIENT_MANAGER',
  AUDITOR: 'AUDITOR',
} as const;
export type StaffRole = (typeof StaffRole)[keyof typeof StaffRole];

/** The part of a site somebody may see and work on. Everything outside it answers as if it did not exist. */
export interface Scope {
  /** The whole site: owners, and auditors who were given no clients. */
  readonly everything: boolean;
  /** Clients given whole. */
  readonly clients: ReadonlySet<ClientId>;
  /** Sublicenses given one by one, with all below them, each with its client. */
  readonly sublicenses: ReadonlyMap<SublicenseId, ClientId>;
}

/** The scope of whoever acts for the site itself. */
export const EVERYTHING: Scope = { everything: true, clients: new Set(), sublicenses: new Map() };

/** True when all of the client is in scope, and not just some of its sublicenses. */
export function seesWholeClient(scope: Scope, client: ClientId): boolean {
  return scope.everything || scope.clients.has(client);
}

/** True when the client, or a part of it, is in scope. */
export function seesClient(scope: Scope, client: ClientId): boolean {
  return seesWholeClient(scope, client) || [...scope.sublicenses.values()].includes(client);
}

/** True when the sublicense is in scope. */
export function seesSublicense(scope: Scope, client: ClientId, sublicense: SublicenseId): boolean {
  return seesWholeClient(scope, client) || scope.sublicenses.has(sublicense);
}

/** The clients of which the scope holds at least a part; null stands for all. */
export function clientsInScope(scope: Scope): readonly ClientId[] | null {
  return scope.everything ? null : [...new Set([...scope.clients, ...scope.sublicenses.values()])];
}

export interface AnonymousViewer {
  readonly kind: 'anonymous';
}
export interface SignedInLearner {
  readonly kind: 'learner';
  readonly learnerId: LearnerId;
}
export interface SignedInStaff {
  readonly kind: 'staff';
  readonly staffId: StaffId;
  readonly role: StaffRole;
  readonly scope: Scope;
}

/** Who is asking. */
export type Viewer = AnonymousViewer | SignedInLearner | SignedInStaff;

export const ANONYMOUS: AnonymousViewer = { kind: 'anonymous' };

/** What the member of the staff who asks may see. @throws Forbidden when it is no member of the staff */
export function scopeOf(viewer: Viewer): Scope {
  if (viewer.kind !== 'staff') throw new Forbidden();
  return viewer.scope;
}

/** The member of the staff who asks. @throws Forbidden when it is none */
export function staffOf(viewer: Viewer): SignedInStaff {
  if (viewer.kind !== 'staff') throw new Forbidden();
  return viewer;
}

/** The learner who asks. @throws Forbidden when it is none */
export function learnerOf(viewer: Viewer): SignedInLearner {
  if (viewer.kind !== 'learner') throw new Forbidden();
  return viewer;
}
