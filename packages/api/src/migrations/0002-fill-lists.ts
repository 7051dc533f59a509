import type { QueryRunner } from 'typeorm';
import { wordsOfClient } from '../clients/clients.api.js';
import { wordsOfCode } from '../codes/codes.api.js';
import { readTime, timeText, type StoredTime } from '../kernel/clock.js';
import { sortKey } from '../kernel/keys.js';
import { nameKey, wordsOfLearner } from '../learners/learners.api.js';
import { rowsById, setColumns } from '../platform/database/migration-changes.js';

const NEVER_YET = '1000-01-01 00:00:00.000';
const NEVER_ENDS = '9999-12-31 23:59:59.999';

const keyOf = (time: StoredTime | null, never: string): string => (time === null ? never : timeText(readTime(time)));

async function insert(runner: QueryRunner, [table, ...columns]: readonly [string, ...string[]], rows: readonly (readonly unknown[])[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 500) {
    const some = rows.slice(at, at + 500);
    const marks = some.map((row) => `(${row.map(() => '?').join(', ')})`).join(', ');
    await runner.query(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${marks}`, some.flat());
  }
}

const ALLOWANCE = { table: 'allowance', columns: ['counts', 'owner_id', 'client_id'] } as const;

interface ClientRow {
  readonly id: Buffer;
  readonly name: string;
  readonly slug: string;
  readonly sku: string | null;
  readonly expires_at: StoredTime | null;
  readonly seat_allowance_id: Buffer;
}

async function fillClients(runner: QueryRunner): Promise<void> {
  const select = 'SELECT c.id, c.name, c.slug, c.sku, c.expires_at, c.seat_allowance_id FROM client c';
  for await (const clients of rowsById<ClientRow>(runner, select, 'c')) {
    await setColumns(runner, { table: 'client', columns: ['expires_key'] }, clients.map((row) => ({ key: row.id, values: [keyOf(row.expires_at, NEVER_ENDS)] })));
    await insert(runner, ['client_word', 'client_id', 'word'], clients.flatMap((row) => wordsOfClient(row).map((word) => [row.id, word])));
    await setColumns(runner, ALLOWANCE, clients.map((row) => ({ key: row.seat_allowance_id, values: ['CLIENT_SEATS', row.id, row.id] })));
  }
}

interface SublicenseRow {
  readonly id: Buffer;
  readonly client_id: Buffer;
  readonly seat_allowance_id: Buffer;
}

async function fillSublicenses(runner: QueryRunner): Promise<void> {
  const select = 'SELECT s.id, s.client_id, s.seat_allowance_id FROM sublicense s';
  for await (const sublicenses of rowsById<SublicenseRow>(runner, select, 's')) {
    await setColumns(runner, ALLOWANCE, sublicenses.map((row) => ({ key: row.seat_allowance_id, values: ['SUBLICENSE_SEATS', row.id, row.client_id] })));
  }
}

interface LearnerRow {
  readonly id: Buffer;
  readonly first_name: string;
  readonly last_name: string;
  readonly email_key: string;
}

async function fillLearners(runner: QueryRunner): Promise<void> {
  const select = 'SELECT l.id, l.first_name, l.last_name, l.email_key FROM learner l';
  for await (const learners of rowsById<LearnerRow>(runner, select, 'l')) {
    const keys = learners.map((row) => ({ key: row.id, values: [nameKey(row.last_name), nameKey(row.first_name)] }));
    await setColumns(runner, { table: 'learner', columns: ['last_name_key', 'first_name_key'] }, keys);
    const words = learners.flatMap((row) =>
      wordsOfLearner({ firstName: row.first_name, lastName: row.last_name, emailKey: row.email_key }).map((word) => [row.id, word]),
    );
    await insert(runner, ['learner_word', 'learner_id', 'word'], words);
  }
  const of = (column: string) => `(SELECT l.${column} FROM learner l WHERE l.id = membership.learner_id)`;
  await runner.query(
    `UPDATE membership SET last_name_key = ${of('last_name_key')}, first_name_key = ${of('first_name_key')}, email_key = ${of('email_key')},
      last_seen_key = COALESCE(${of('last_seen_at')}, ?)`,
    [NEVER_YET],
  );
}

interface CodeRow {
  readonly id: Buffer;
  readonly client_id: Buffer;
  readonly label: string;
  readonly code: string;
  readonly created_at: StoredTime;
  readonly expires_at: StoredTime | null;
  readonly use_allowance_id: Buffer;
}

async function fillCodes(runner: QueryRunner): Promise<void> {
  const select = 'SELECT k.id, k.client_id, k.label, k.code, k.created_at, k.expires_at, k.use_allowance_id FROM code k';
  for await (const codes of rowsById<CodeRow>(runner, select, 'k')) {
    const listed = codes.map((row) => [row.id, row.client_id, sortKey(row.label, 120), timeText(readTime(row.created_at)), keyOf(row.expires_at, NEVER_ENDS), row.use_allowance_id]);
    await insert(runner, ['registration_code_listing', 'code_id', 'client_id', 'label_key', 'created_at', 'expires_key', 'use_allowance_id'], listed);
    const words = codes.flatMap((row) => wordsOfCode(row).map((word) => [row.id, word, row.client_id]));
    await insert(runner, ['registration_code_word', 'code_id', 'word', 'client_id'], words);
    await setColumns(runner, ALLOWANCE, codes.map((row) => ({ key: row.use_allowance_id, values: ['CODE_USES', row.id, row.client_id] })));
  }
}

/** Gives the rows of the release before their keys and words. What a try that crashed half-way left is made anew. */
export async function fillLists(runner: QueryRunner): Promise<void> {
  for (const table of ['client_word', 'learner_word', 'registration_code_word', 'registration_code_listing']) await runner.query(`DELETE FROM ${table}`);
  await fillClients(runner);
  await fillSublicenses(runner);
  await fillLearners(runner);
  await fillCodes(runner);
}
