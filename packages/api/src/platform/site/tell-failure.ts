import { Fault } from '../../kernel/faults.js';
import { Refusal } from '../../kernel/problem.js';
import { StartFault } from '../../kernel/start-fault.js';
import { ConfigFaults } from '../config/config-faults.js';

/**
 * Tells whoever started a process why it fails, in a line for each reason, and lets it end with code 1.
 *
 * @param otherwise what is said of a failure nobody foresaw; it is then thrown on, because its whole story helps whoever reports it
 */
export function tellFailure(failure: unknown, otherwise: string): void {
  const foreseen = failure instanceof StartFault || failure instanceof Fault || failure instanceof Refusal;
  const lines = failure instanceof ConfigFaults ? failure.faults : [foreseen ? failure.message : otherwise];
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exitCode = 1;
  if (!(failure instanceof ConfigFaults || foreseen)) throw failure;
}
