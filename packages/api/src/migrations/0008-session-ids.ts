import type { QueryRunner } from 'typeorm';
import { idBytes, newId } from '../kernel/ids.js';
import { addColumns } from '../platform/database/migration-changes.js';
import { ref } from '../platform/database/migration-columns.js';
import type { Migration } from '../platform/database/migrations.js';

/** Sixteen zeros: a session that has no id yet. */
const NO_ID = "x'00000000000000000000000000000000'";

/** Sessions that get their id in one statement. */
const AT_ONCE = 200;

/** Gives ids to those that have none, so that nobody has to sign in again. Their order says nothing. */
async function giveIds(runner: QueryRunner): Promise<void> {
  for (;;) {
    const bare = (await runner.query(`SELECT token_hash FROM session WHERE id = ${NO_ID} LIMIT ${AT_ONCE}`)) as { token_hash: Buffer }[];
    if (bare.length === 0) return;
    const cases = bare.map(() => 'WHEN ? THEN ?').join(' ');
    const hashes = bare.map((row) => Buffer.from(row.token_hash));
    await runner.query(`UPDATE session SET id = CASE token_hash ${cases} END WHERE token_hash IN (${bare.map(() => '?').join(', ')})`, [
      ...hashes.flatMap((hash) => [hash, idBytes(newId('ses'))]),
      ...hashes,
    ]);
  }
}

/** An id for each session by which its holder can name it: its primary key is the hash of a secret and is never shown. */
export const sessionIds: Migration = {
  name: '0008-session-ids',
  up: async (runner) => {
    await addColumns(runner, 'session', [{ column: ref('id'), fill: NO_ID }]);
    await giveIds(runner);
  },
};
