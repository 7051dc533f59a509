import { ArrayMaxSize, IsArray } from 'class-validator';
import type { Reader, Tx } from '../kernel/database.js';
import { idBytes, type ClientId, type ContentItemId, type SublicenseId } from '../kernel/ids.js';
import { sha256 } from '../kernel/keys.js';
import { Line } from '../kernel/line.js';
import { insertRows, rows, run } from '../kernel/sql.js';

/** The most tags one thing has. */
const MAX_TAGS = 20;

/** On an input field: at most 20 tags of 1 to 60 characters. */
export function Tags(): PropertyDecorator {
  const rules = [IsArray(), ArrayMaxSize(MAX_TAGS), Line(60, { each: true })];
  return (target, field) => {
    for (const rule of rules) rule(target, field);
  };
}

/** What has tags, the table they stand in, and the column that says whose they are. */
export type TagOwner =
  | { readonly table: 'content_item_tag'; readonly column: 'content_item_id'; readonly id: ContentItemId }
  | { readonly table: 'client_content_tag'; readonly column: 'client_id'; readonly id: ClientId }
  | { readonly table: 'sublicense_content_tag'; readonly column: 'sublicense_id'; readonly id: SublicenseId };

/** Gives something these tags and no others. Those that differ in case alone are one: the last of them. */
export async function putTags(tx: Tx, { table, column, id }: TagOwner, tags: readonly string[]): Promise<void> {
  const distinct = new Map(tags.map((tag) => tag.trim()).map((tag) => [tag.normalize('NFC').toLowerCase(), tag]));
  await run(tx, `DELETE FROM ${table} WHERE ${column} = ?`, [idBytes(id)]);
  await insertRows(tx, table, [column, 'tag_key', 'tag'], [...distinct].map(([key, tag]) => [idBytes(id), sha256(key), tag]));
}

/** The tags of one thing. */
export async function tagsOf(reader: Reader, { table, column, id }: TagOwner): Promise<string[]> {
  const found = await rows<{ tag: string }>(reader, `SELECT tag FROM ${table} WHERE ${column} = ?`, [idBytes(id)]);
  return inOrder(found.map(({ tag }) => tag));
}

/** Tags as lists show them: in the order of the alphabet. */
export function inOrder(tags: readonly string[]): string[] {
  return [...tags].sort((a, b) => a.localeCompare(b, 'en'));
}
