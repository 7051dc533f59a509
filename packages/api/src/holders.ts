import type { HoldersOfClient } from './clients/clients.api.js';
import { countCodes, removeCodes, type CodesService } from './codes/codes.api.js';
import { forgetSublicenseOfInvites, removeInvitesOfClient, rerouteInvites } from './invites/invites.api.js';
import { actOf } from './kernel/act.js';
import { removeActionsOfClient } from './learner-actions/learner-actions.api.js';
import { countMembers, forgetSublicense, holdersOf, moveHolders, removeAllMembers, takeTurnsOfHolders, takeTurnsOfMembers } from './learners/learners.api.js';
import { forgetLinesOfClient } from './redemption-codes/redemption-codes.api.js';
import type { SublicenseHolders } from './sublicenses/sublicenses.api.js';

/** Learners and codes lie above sublicenses, so a sublicense reaches them through this port. */
export function holdersOfSublicense({ codes }: { readonly codes: CodesService }): SublicenseHolders {
  return {
    takeTurns: takeTurnsOfHolders,
    count: async (reader, id) => ({ learners: (await holdersOf(reader, id)).length, codes: await codes.countOpening(reader, id) }),
    moveAll: async (tx, ctx, move) => {
      const act = actOf(ctx);
      await codes.reroute(tx, move, act);
      await rerouteInvites(tx, move);
      await moveHolders(tx, move, act);
    },
    forget: async (tx, ctx, sublicense) => {
      await forgetSublicenseOfInvites(tx, sublicense.id);
      await forgetSublicense(tx, sublicense, actOf(ctx));
    },
  };
}

/** They lie above clients too. What points to memberships, accesses or codes goes before them. */
export const HOLDERS_OF_CLIENT: HoldersOfClient = {
  takeTurns: takeTurnsOfMembers,
  count: async (tx, client) => ({ learners: await countMembers(tx, client), codes: await countCodes(tx, client) }),
  remove: async (tx, client) => {
    await removeActionsOfClient(tx, client);
    await removeInvitesOfClient(tx, client);
    await removeAllMembers(tx, client);
    await forgetLinesOfClient(tx, client);
    await removeCodes(tx, client);
  },
};
