// The machine a figure was measured on, in words.
import { cpus, loadavg, release, totalmem, type } from 'node:os';

/** Figures of CPU, memory and versions; `database` is what the database says of itself. */
export function describeMachine(database) {
  const [cpu] = cpus();
  return [
    `${cpus().length} × ${cpu?.model.trim() ?? 'unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}; load average at the start ${loadavg()[0].toFixed(1)}`,
    `Node ${process.versions.node}; ${database}`,
    'Server, database and load generator share the machine: compare ratios, not rates.',
  ];
}
