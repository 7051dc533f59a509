import type { QueryRunner } from 'typeorm';
import { addColumns } from '../platform/database/migration-changes.js';
import { json, ref, time } from '../platform/database/migration-columns.js';
import { createTable } from '../platform/database/migration-tables.js';
import type { Migration } from '../platform/database/migrations.js';

const nullable = { nullable: true } as const;

/** Entries read at once. */
const AT_ONCE = 500;

interface Removal {
  id: Buffer;
  subject_id: Buffer;
  changes: string | null;
}

/** Whose memberships were that were removed before: their entries tell the address of that time. */
async function findFormer(runner: QueryRunner): Promise<void> {
  let after = Buffer.alloc(16);
  for (;;) {
    const found = (await runner.query(`SELECT id, subject_id, changes FROM history_entry WHERE action = 'membership.removed' AND id > ? ORDER BY id LIMIT ${AT_ONCE}`, [after])) as Removal[];
    for (const { subject_id: subject, changes } of found) {
      const email = (JSON.parse(changes ?? '[]') as { field: string; before: string | null }[]).find(({ field }) => field === 'email')?.before;
      if (email == null) continue;
      const [learner] = (await runner.query('SELECT id FROM learner WHERE email = ?', [email])) as { id: Buffer }[];
      const known = (await runner.query('SELECT learner_id FROM former_membership WHERE membership_id = ?', [subject])) as unknown[];
      if (learner !== undefined && known.length === 0) await runner.query('INSERT INTO former_membership (membership_id, learner_id) VALUES (?, ?)', [subject, learner.id]);
    }
    if (found.length < AT_ONCE) return;
    after = Buffer.from(found.at(-1)!.id);
  }
}

/** What erasing a person has to find: memberships they had once, invites that were corrected; which account is erased; and the e-mail domains of codes. */
export const erasing: Migration = {
  name: '0016-erasing-and-domains',
  up: async (runner) => {
    await addColumns(runner, 'learner', [{ column: time('erased_at', nullable), fill: 'NULL' }]);
    await addColumns(runner, 'invite', [{ column: ref('corrects_id', nullable), fill: 'NULL' }]);
    await addColumns(runner, 'code', [{ column: json('email_domains', nullable), fill: 'NULL' }]);
    await createTable(runner, {
      name: 'former_membership',
      columns: [ref('membership_id'), ref('learner_id')],
      primary: ['membership_id'],
      indexes: [{ name: 'ix_former_membership_learner', columns: ['learner_id'] }],
    });
    await findFormer(runner);
  },
};
