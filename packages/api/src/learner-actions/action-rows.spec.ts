import { describe, expect, it } from '@jest/globals';
import { rows } from '../kernel/sql.js';
import { clientWith, runAction, ticked } from '../../test/harness/learner-actions.js';
import { makeOwner } from '../../test/harness/factories.js';
import { onEachSite } from '../../test/harness/site.js';
import { forgetPersonInActions } from './action-rows.js';

describe('the results of a job', () => {
  onEachSite((site) => {
    it('have nothing left of a person who is forgotten', async () => {
      const owner = await makeOwner(site);
      const { members } = await clientWith(site, owner, { people: 2 });
      const [forgotten, other] = [members[0]!, members[1]!];
      const job = await runAction(site, owner, { action: 'DISABLE', membershipIds: ticked(members) });
      await site.database.inTransaction((tx) => forgetPersonInActions(tx, forgotten.id));
      expect(await rows(site.database.reader, 'SELECT email, outcome FROM learner_action_row ORDER BY line', [])).toEqual([
        { email: null, outcome: 'DONE' },
        { email: other.email, outcome: 'DONE' },
      ]);
      expect(await (await owner.get(String(job.resultsCsvUrl))).text()).not.toContain(forgotten.email);
    });
  });
});
