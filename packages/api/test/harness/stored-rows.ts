import { rows } from '../../src/kernel/sql.js';
import type { Site } from './site.js';

/** What trying costs without anything being done: sessions and counted guesses. */
const BESIDE_THE_POINT = new Set(['session', 'guess_budget']);

/** Every row of every table, by table: two that are equal mean that nothing was written between them. */
export async function storedRows(site: Pick<Site, 'database'>): Promise<Record<string, string[]>> {
  const stored: Record<string, string[]> = {};
  for (const { tableName } of site.database.dataSource.entityMetadatas) {
    if (BESIDE_THE_POINT.has(tableName)) continue;
    const found = await rows<Record<string, unknown>>(site.database.reader, `SELECT * FROM ${tableName}`, []);
    stored[tableName] = found.map(plain).sort();
  }
  return stored;
}

function plain(row: Record<string, unknown>): string {
  return JSON.stringify(row, (_, value: unknown) => (isJsonBuffer(value) ? Buffer.from(value.data).toString('hex') : value));
}

/** What JSON makes of a Buffer before the replacer sees it. */
function isJsonBuffer(value: unknown): value is { readonly data: number[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value && Array.isArray(value.data);
}
