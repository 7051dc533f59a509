import pino, { type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '../config/config.js';
import { describeError } from './describe-error.js';

/** The log of a process: a line of JSON for each thing worth knowing. */
export type Log = Logger;

/** Names under which a secret or something personal could reach a log line by mistake. */
const NEVER_LOGGED = ['cookie', 'authorization', 'password', 'newPassword', 'currentPassword', 'token', 'secret', 'code', 'email', 'body', 'headers', 'query', 'variables'];

/**
 * Makes the log. Times are RFC 3339, errors go through {@link describeError}, and whatever stands under a name
 * that could carry a secret is cut out, two levels down.
 *
 * @param to where lines go; standard output when nothing is said
 */
export function createLog(level: LogLevel, to?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError },
    redact: { paths: NEVER_LOGGED.flatMap((name) => [name, `*.${name}`]), censor: '…' },
  };
  return to === undefined ? pino(options) : pino(options, to);
}
