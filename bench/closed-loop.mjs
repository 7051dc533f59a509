// Loads a server from another process and says how it did.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { cpuTime } from './process-time.mjs';

const LOAD = fileURLToPath(new URL('load.mjs', import.meta.url));

/** The value below which a share of sorted values lies. */
export const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

function inOtherProcess(job) {
  return new Promise((resolve, reject) => {
    const child = fork(LOAD, { stdio: 'inherit', serialization: 'advanced' });
    child.once('error', reject);
    child.once('message', (result) => {
      child.disconnect();
      if (result.failed === undefined) resolve(result);
      else reject(new Error(result.failed));
    });
    child.send(job);
  });
}

/**
 * Sends `count` requests over so many connections, going round `requests`. Every answer must be a 200 that holds
 * `expect`: a rate of wrong answers is no rate.
 *
 * @param at `{ server, database, writer }`: what is loaded, and what its database is asked through
 * @returns operations a second, latencies in ms, CPU ms an operation of the server and of the database, and how many
 *   statements the database got for each (0 where it does not count them)
 */
export async function load({ server, database, writer }, { connections, count, requests, expect }) {
  const statements = await database.statementsSoFar(writer);
  const before = [cpuTime(server.pid), cpuTime(database.pid)];
  const { millis, latencies, wrong, sample } = await inOtherProcess({ port: server.port, connections, count, requests, expect });
  if (wrong > 0) throw new Error(`${wrong} of ${count} answers were wrong, such as: ${sample}`);
  const sorted = latencies.toSorted((a, b) => a - b);
  return {
    rate: (count * 1000) / millis,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    p99: quantile(sorted, 0.99),
    cpu: (cpuTime(server.pid) - before[0]) / count,
    databaseCpu: (cpuTime(database.pid) - before[1]) / count,
    statements: ((await database.statementsSoFar(writer)) - statements) / count,
  };
}
