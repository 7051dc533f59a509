import { useSearchParams } from 'react-router';
import { useRights } from '../server/rights.js';
import type { FullMembership } from './full-membership.js';
import { EraseDialog } from './EraseDialog.js';
import { GrantAccessDialog } from './GrantAccessDialog.js';
import { MoveAccessDialog } from './MoveAccessDialog.js';
import { NamesDialog } from './NamesDialog.js';
import { RemoveDialog } from './RemoveDialog.js';

interface LearnerDialogsProps {
  readonly membership: FullMembership;
  /** Which is open, as the address says it. */
  readonly doing: string;
  /** Closes the drawer they stand over. */
  readonly onGone: () => void;
}

/** The dialog over a learner's drawer that the address names. */
export function LearnerDialogs({ membership, doing, onGone }: LearnerDialogsProps) {
  const { site, wholeClient } = useRights();
  const [params, setParams] = useSearchParams();
  const close = () => {
    const next = new URLSearchParams(params);
    next.delete('do');
    next.delete('access');
    setParams(next);
  };
  const access = membership.accesses.find(({ id }) => id === params.get('access'));
  if (doing === 'grant') return <GrantAccessDialog membership={membership} onClose={close} />;
  if (doing === 'names') return <NamesDialog membership={membership} onClose={close} />;
  if (doing === 'remove' && wholeClient(membership.client.id)) return <RemoveDialog membership={membership} onClose={close} onGone={onGone} />;
  if (doing === 'erase' && site) return <EraseDialog membership={membership} onClose={close} onGone={onGone} />;
  if (doing === 'move' && access !== undefined) return <MoveAccessDialog membership={membership} access={access} onClose={close} />;
  return null;
}
