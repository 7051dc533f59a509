import { forgetInvites, mistakenAccounts } from './invites/invites.api.js';
import { forgetPersonInActions } from './learner-actions/learner-actions.api.js';
import type { Forgetting } from './learners/learners.api.js';
import type { CompositionParts } from './platform/site/composition-contract.js';
import { forgetHanded } from './redemption-codes/redemption-codes.api.js';
import { forgetLinksOf } from './sign-in/sign-in.api.js';

/** What is kept about a person above learners and in the platform, so that erasing reaches it through this port. */
export function forgettingOf({ outbox, keptMails, sessions }: Pick<CompositionParts, 'outbox' | 'keptMails' | 'sessions'>): Forgetting {
  return {
    mistaken: mistakenAccounts,
    forget: async (turn) => {
      await forgetInvites(turn);
      await forgetHanded(turn.tx, turn.people);
      await forgetLinksOf(turn.tx, turn.people);
      for (const id of turn.people) {
        await sessions.endOf(turn.tx, { kind: 'learner', id }, { allBut: Buffer.alloc(0) });
        // What is being delivered is taken first: what it leaves in the mailbox comes before, or not at all.
        await outbox.forget(turn.tx, id);
        await keptMails.forget(turn.tx, id);
        await forgetPersonInActions(turn.tx, id);
      }
    },
  };
}
