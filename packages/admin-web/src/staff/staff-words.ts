import type { StaffRole, StaffRowFragment } from '@portico/shared/admin';
import type { StateForm } from '../ui/marks/StateBadge.js';

/** A role, as people call it. */
export const ROLE_NAMES: Readonly<Record<StaffRole, string>> = { OWNER: 'Owner', CLIENT_ADMIN: 'Client admin', CLIENT_MANAGER: 'Client manager', AUDITOR: 'Auditor' };

/** What a role may do, in a sentence. */
export const ROLE_MEANS: Readonly<Record<StaffRole, string>> = {
  OWNER: 'Everything, everywhere: clients, content, settings, staff.',
  CLIENT_ADMIN: 'Everything within the clients chosen, but their own seats, end, status, content and deletion.',
  CLIENT_MANAGER: 'Learners, invites and codes within the clients and sublicenses chosen.',
  AUDITOR: 'Looks, and changes nothing.',
};

/** The roles somebody can give: nobody gives more than they have. */
export function rolesToGive(isOwner: boolean): readonly StaffRole[] {
  return isOwner ? ['CLIENT_MANAGER', 'CLIENT_ADMIN', 'AUDITOR', 'OWNER'] : ['CLIENT_MANAGER', 'CLIENT_ADMIN', 'AUDITOR'];
}

/** How somebody stands, in one word. */
export function staffState({ status, inviteExpiresAt }: Pick<StaffRowFragment, 'status' | 'inviteExpiresAt'>, now: number): StateForm {
  if (status === 'ACTIVE') return { word: 'Active', tone: 'good' };
  return inviteExpiresAt !== null && Date.parse(inviteExpiresAt) <= now ? { word: 'Invite expired', tone: 'warn' } : { word: 'Invited', tone: 'accent', ring: true };
}

/** Where somebody works, each place by its name. Empty: the whole site. */
export function placesOf({ clients, sublicenses }: Pick<StaffRowFragment, 'clients' | 'sublicenses'>): string[] {
  return [...clients.map(({ name }) => name), ...sublicenses.map(({ name, client }) => `${client.name} · ${name}`)];
}

/** What stands where somebody works who was given nothing: the whole site for owners and auditors, else nothing any more. */
export function wholeWords(role: StaffRole): string {
  return role === 'OWNER' || role === 'AUDITOR' ? 'the whole site' : 'nothing';
}
