import { notifications } from '@mantine/notifications';
import { GrantAccessDocument, RevokeAccessDocument, SetMembershipStatusDocument, type MembershipRowFragment } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { sayDone } from '../ui/notices/say-done.js';
import { fullName, grantedWords } from './learner-words.js';

interface RevocableAccess {
  readonly id: string;
  readonly sublicense: { readonly id: string; readonly name: string };
  /** Its own end, which the way back gives it again; null: none. */
  readonly ownEndsAt: string | null;
}

interface LearnerChanges {
  /** Shuts a learner out of a client, or lets them in again, at once; offers to take it back. */
  readonly setEnabled: (membership: MembershipRowFragment, enabled: boolean) => void;
  /** Takes an access away at once; taking it back is a grant by staff. */
  readonly revoke: (membership: MembershipRowFragment, access: RevocableAccess) => void;
  /** Gives a seat of a sublicense by the hand of staff. */
  readonly grant: (membership: MembershipRowFragment, sublicense: RevocableAccess['sublicense']) => void;
}

function sayRefused(title: string, reason: unknown): void {
  notifications.show({ title, message: reason instanceof Error ? reason.message : String(reason), autoClose: false });
}

/** What can be done with learners. */
export function useLearnerChanges(): LearnerChanges {
  const sendStatus = useSend(SetMembershipStatusDocument);
  const sendRevocation = useSend(RevokeAccessDocument);
  const sendGrant = useSend(GrantAccessDocument);
  const setEnabled = async (membership: MembershipRowFragment, enabled: boolean) => {
    const name = fullName(membership.learner);
    try {
      const { setMembershipStatus: [result] } = await sendStatus({ input: { ids: [membership.id], enabled } });
      if (result !== undefined && result.__typename !== 'MembershipUpdated') return sayRefused(`${name} stays as they were`, result.message);
      sayDone({ title: `${name} is ${enabled ? 'enabled' : 'disabled'}`, meaning: enabled ? 'The seats are taken again.' : 'The seats are free again.', undo: () => void setEnabled(membership, !enabled) });
    } catch (error) {
      sayRefused(`${name} stays as they were`, error);
    }
  };
  const grant = async (membership: MembershipRowFragment, sublicense: RevocableAccess['sublicense'], expiresAt: string | null = null) => {
    const name = fullName(membership.learner);
    try {
      const { grantAccess: [result] } = await sendGrant({ input: { learnerIds: [membership.learner.id], sublicenseId: sublicense.id, ...(expiresAt !== null && { expiresAt }) } });
      if (result !== undefined && 'message' in result) return sayRefused(`${name} has no seat of ${sublicense.name}`, result.message);
      sayDone(grantedWords(name, sublicense.name, result));
    } catch (error) {
      sayRefused(`${name} has no seat of ${sublicense.name}`, error);
    }
  };
  const revoke = async (membership: MembershipRowFragment, access: RevocableAccess) => {
    const name = fullName(membership.learner);
    const { sublicense, ownEndsAt } = access;
    try {
      await sendRevocation({ input: { accessIds: [access.id] } });
      sayDone({ title: `${name} lost access to ${sublicense.name}`, meaning: 'No code gives it back; staff can.', undo: () => void grant(membership, sublicense, ownEndsAt) });
    } catch (error) {
      sayRefused(`${name} keeps access to ${sublicense.name}`, error);
    }
  };
  return { setEnabled: (membership, enabled) => void setEnabled(membership, enabled), revoke: (membership, access) => void revoke(membership, access), grant: (membership, sublicense) => void grant(membership, sublicense) };
}
