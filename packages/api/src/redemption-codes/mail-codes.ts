import { HANDED } from '../codes/codes.api.js';
import type { Act } from '../kernel/act.js';
import type { Tx } from '../kernel/database.js';
import type { Email } from '../kernel/email.js';
import { NotFound } from '../kernel/faults.js';
import { idBytes, idFromBytes, newId, type BatchId, type ClientId, type CodeId, type LearnerId, type OutboxId } from '../kernel/ids.js';
import { invalid } from '../kernel/problem.js';
import { rows, rowsIn, runIn } from '../kernel/sql.js';
import type { Post } from '../mails/mails.api.js';
import { lockBatch, settingsOf } from './batch-rows.js';
import { markHanded } from './handing.js';

/** Somebody who is to get a code. */
export interface Recipient {
  readonly email: Email;
  readonly firstName: string;
  readonly lastName: string;
  /** Of their mail; made outside of what may run again. */
  readonly letter: OutboxId;
}

/** Whom to mail codes of which batch. */
export interface Mailing {
  readonly batch: BatchId;
  readonly people: readonly Recipient[];
  readonly message: string | null;
  /** What the last run of this very call handed out, by person: a run whose COMMIT answer was lost did it. */
  readonly memory: Map<OutboxId, CodeId>;
}

/** Somebody new with ids of their own. */
export function recipient(person: Omit<Recipient, 'letter'>): Recipient {
  return { ...person, letter: newId('out') };
}

/**
 * Mails each person a code nobody has yet, and notes it as handed to their address. With too few codes the first in the order
 * given get them.
 *
 * @returns the code of each who got one
 * @throws Refusal InvalidInput when the batch lets nobody in
 */
export async function mailCodes(tx: Tx, post: Post, mailing: Mailing, act: Act): Promise<ReadonlyMap<OutboxId, CodeId>> {
  if (await isDone(tx, mailing.memory)) return mailing.memory;
  mailing.memory.clear();
  const batch = await lockBatch(tx, mailing.batch);
  if (batch === undefined) throw new NotFound('batch of redemption codes');
  const [row] = await rows<{ enabled: number | boolean; slug: string }>(tx, 'SELECT b.enabled, c.slug FROM redemption_code_batch b JOIN client c ON c.id = b.client_id WHERE b.id = ?', [idBytes(batch.id)]);
  if (batch.state === 'MAKING' || !row!.enabled) throw invalid('batchId', 'The codes of this batch let nobody in just now. Switch the batch on, or wait until its codes are made.');
  if (batch.expiresAt !== null && batch.expiresAt <= act.now) throw invalid('batchId', 'The codes of this batch have expired.');
  const codes = await freeCodes(tx, batch.id, mailing.people.length);
  const { fields } = await settingsOf(tx, batch);
  const sublicenses = (fields['sublicenses'] as readonly { readonly title: string }[]).map(({ title }) => title);
  const served = mailing.people.slice(0, codes.length).map((person, at) => ({ person, ...codes[at]! }));
  const about = await accountsOf(tx, served.map(({ person }) => person.email.key));
  await markHanded(tx, new Map(served.map(({ id, person }) => [id, person.email.written])), act);
  await post.write(tx, served.map(({ person, code }) => letterTo(person, { code, sublicenses, slug: row!.slug, client: batch.clientId, message: mailing.message, about: about.get(person.email.key) ?? null })), act.now);
  for (const { person, id } of served) mailing.memory.set(person.letter, id);
  return mailing.memory;
}

async function isDone(tx: Tx, memory: Mailing['memory']): Promise<boolean> {
  const [letter] = memory.keys();
  return letter !== undefined && (await rows(tx, 'SELECT 1 AS one FROM outbox_message WHERE id = ?', [idBytes(letter)])).length > 0;
}

/** Codes of a batch that are neither handed out, redeemed nor switched off, locked: whoever redeems one comes before or after. */
async function freeCodes(tx: Tx, batch: BatchId, wanted: number): Promise<{ readonly id: CodeId; readonly code: string }[]> {
  for (;;) {
    const found = await rows<{ id: Buffer }>(tx, `SELECT id FROM code WHERE batch_id = ? AND standing = 0 ORDER BY id LIMIT ${wanted}`, [idBytes(batch)]);
    const ids = found.map(({ id }) => id);
    await runIn(tx, ids, (marks) => `UPDATE code SET label = label WHERE id IN (${marks})`);
    const free = await rowsIn<{ id: Buffer; code: string }>(tx, ids, (marks) => `SELECT id, code FROM code WHERE standing < ${HANDED} AND id IN (${marks}) ORDER BY id`);
    // Somebody redeemed one of them meanwhile: there may be others.
    if (free.length === ids.length) return free.map((row) => ({ id: idFromBytes('cod', row.id), code: row.code }));
  }
}

/** Whose accounts addresses are: their mails are forgotten with them. */
async function accountsOf(tx: Tx, keys: readonly string[]): Promise<Map<string, LearnerId>> {
  const found = await rowsIn<{ id: Buffer; email_key: string }>(tx, keys, (marks) => `SELECT id, email_key FROM learner WHERE email_key IN (${marks})`);
  return new Map(found.map((row) => [row.email_key, idFromBytes('lrn', row.id)]));
}

interface CodeOfLetter {
  readonly code: string;
  readonly sublicenses: readonly string[];
  readonly slug: string;
  readonly client: ClientId;
  readonly message: string | null;
  readonly about: LearnerId | null;
}

function letterTo({ letter, email, firstName, lastName }: Recipient, { code, sublicenses, slug, client, message, about }: CodeOfLetter): Parameters<Post['write']>[1][number] {
  return {
    id: letter,
    to: { name: `${firstName} ${lastName}`, address: email.written },
    about,
    client,
    facts: { kind: 'CODE_HANDED_OUT', firstName, code, sublicenses, message },
    path: `/${slug}/${encodeURIComponent(code)}`,
    token: null,
  };
}
