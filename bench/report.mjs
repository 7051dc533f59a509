// Results as a page of docs/bench.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/steps.mjs';

const figure = (value, digits) => value.toFixed(digits);
const side = (result) => `${figure(result.rate, 0)}/s`;
const detail = (name, r) => `| ${name} | ${figure(r.rate, 0)} | ${figure(r.p50, 1)} | ${figure(r.p95, 1)} | ${figure(r.p99, 1)} | ${figure(r.cpu, 2)} | ${figure(r.databaseCpu, 2)} | ${r.statements === 0 ? '' : figure(r.statements, 1)} |`;

/** What a ratio means against its floor and goal; `most` turns them into ceilings. */
export function verdict({ floor, goal, most = false }, ratio) {
  const reaches = (bar) => (most ? ratio <= bar : ratio >= bar);
  if (reaches(goal)) return 'goal reached';
  return reaches(floor) ? 'above the floor' : 'BELOW THE FLOOR';
}

/** The page of one bench; `results`: one for each database. */
export function page(bench, results, { rounds, date, filled = false }) {
  const sign = bench.most ? '≤ ' : '';
  const rows = results.map(({ on, figures }) => `| ${on} | ${side(figures.baseline)} | ${side(figures.measured)} | **${figure(figures.ratio, 2)}** (${figures.ratios.map((r) => figure(r, 2)).join(', ')}) | ${sign}${bench.floor} | ${sign}${bench.goal} | ${verdict(bench, figures.ratio)} |`);
  const parts = results.flatMap(({ on, figures, size, database, machine, notes = [] }) => [
    `## ${on}`, '', `${size}.`, '', ...notes.map((note) => `- ${note}`), ...machine(database).map((line) => `- ${line}`), '',
    '| | operations/s | p50 ms | p95 ms | p99 ms | CPU ms of the server an operation | of the database | statements an operation |', '|---|---|---|---|---|---|---|---|',
    detail('baseline', figures.baseline), detail('case', figures.measured), '',
  ]);
  return [
    `# ${bench.id}: ${bench.what}`, '', `\`npx pnpm bench ${bench.name}${filled ? ' --filled' : ''}\`, ${date}. ${rounds} rounds A B A B, medians.`, '', `Baseline: ${bench.baseline}.`, '',
    '| on | baseline | case | ratio (each round) | floor | goal | verdict |', '|---|---|---|---|---|---|---|', ...rows, '', ...parts,
  ].join('\n').trimEnd() + '\n';
}

/** Writes the page of a bench; answers where. */
export function writePage(bench, results, about) {
  const folder = join(root, 'docs/bench');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${bench.name}${about.filled ? '-filled' : ''}.md`);
  writeFileSync(file, page(bench, results, about));
  return file;
}

