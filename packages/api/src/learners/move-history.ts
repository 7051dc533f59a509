import { Change, type Deed } from '../history/history.api.js';
import type { SublicenseId } from '../kernel/ids.js';
import type { Carried } from './carry-accesses.js';
import type { Place } from './places.read-model.js';

/** What moving did, as history tells it: one deed for each access. It concerns two sublicenses, so only who looks after the whole client reads it. */
export function moveDeeds(carried: readonly Carried[], to: Place, places: ReadonlyMap<SublicenseId, Place>): Deed[] {
  return carried.map(({ member, access }) => {
    const [before, after] = [places.get(access.sublicenseId)!.sublicenseName, to.sublicenseName];
    return {
      action: 'access.moved',
      clientId: member.clientId,
      subject: member.id,
      summary: `Moved from "${before}" to "${after}".`,
      changes: [new Change('sublicense', before, after)],
    };
  });
}
