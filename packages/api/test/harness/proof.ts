import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { rows } from '../../src/kernel/sql.js';
import type { OpenDatabase } from '../../src/platform/database/open-database.js';

/** True in the long form (`pnpm prove <suite>`), which writes its result to docs/proofs. */
export const LONG = process.env['PORTICO_PROOF'] === 'long';

/** All chance of a proof comes from this number; PORTICO_SEED sets it. */
export const SEED = Number(process.env['PORTICO_SEED'] ?? 20_261_122);

/** Jest runs in the root of the repository. */
const FOLDER = join(process.cwd(), 'docs', 'proofs');

/** A table of a result: its rows are keyed by the names of the columns. */
export type ProofRow = Readonly<Record<string, string | number>>;

/** What a proof found, for whoever reads it without running it. */
export interface ProofText {
  readonly title: string;
  /** What was done, in paragraphs. */
  readonly about: readonly string[];
  readonly command: string;
  /** Versions of the databases that took part. */
  readonly databases: readonly string[];
  readonly table: readonly ProofRow[];
  /** What was not as it must be, a sentence each. */
  readonly deviations: readonly string[];
}

/** Writes docs/proofs/<name>.md. */
export function writeProof(name: string, { title, about, command, databases, table, deviations }: ProofText): void {
  mkdirSync(FOLDER, { recursive: true });
  const day = new Date().toISOString().slice(0, 10);
  const parts = [
    `# ${title}`,
    ...about,
    `Made by \`${command}\` on ${day} with seed ${SEED} (\`PORTICO_SEED\` sets another). ${machine()}; ${databases.join(', ')}.`,
    tableOf(table),
    deviations.length === 0 ? '**Deviations: none.**' : `**Deviations: ${deviations.length}.**\n\n${deviations.map((one) => `- ${one}`).join('\n')}`,
  ];
  writeFileSync(join(FOLDER, `${name}.md`), `${parts.join('\n\n')}\n`);
}

/** The name and version of a database. */
export async function versionOf(database: OpenDatabase): Promise<string> {
  const [name, sql] = database.dialect === 'sqlite' ? ['SQLite', 'sqlite_version()'] : ['MariaDB', 'VERSION()'];
  const [row] = await rows<{ version: string }>(database.reader, `SELECT ${sql} AS version`, []);
  return `${name} ${row!.version.split('-')[0]}`;
}

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `${availableParallelism()} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
}

function tableOf(table: readonly ProofRow[]): string {
  const columns = Object.keys(table[0] ?? {});
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const head = [line(columns), line(columns.map((name) => (typeof table[0]![name] === 'number' ? '---:' : '---')))];
  return [...head, ...table.map((row) => line(columns.map((name) => (typeof row[name] === 'number' ? row[name].toLocaleString('en-US') : row[name]!))))].join('\n');
}
