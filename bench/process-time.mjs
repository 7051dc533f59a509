// CPU time of a process as Linux counts it.
import { readFileSync } from 'node:fs';

const TICKS_A_SECOND = 100;

/** CPU time a process has used, all its threads together, in milliseconds; 0 where the system does not tell. */
export function cpuTime(pid) {
  try {
    // The name of the program stands in parentheses and may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_A_SECOND;
  } catch {
    return 0;
  }
}
