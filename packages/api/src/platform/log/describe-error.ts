import { types } from 'node:util';
import { Fault } from '../../kernel/faults.js';
import { Refusal } from '../../kernel/problem.js';
import { DatabaseError } from '../database/database-error.js';

/** What a log line tells of an error. */
export interface ErrorInWords {
  readonly name: string;
  readonly errorCode?: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: ErrorInWords;
}

/**
 * An error as it may be logged. Our own errors are written to be read. The messages of all others may hold what
 * somebody typed (a driver's duplicate key names the e-mail), so whatever is quoted or looks like an address is
 * masked, and the first line of the stack, which repeats the message, is left out.
 */
export function describeError(thrown: unknown, depth = 0): ErrorInWords {
  if (!types.isNativeError(thrown)) return { name: typeof thrown, message: 'Not an Error was thrown.' };
  const code = 'code' in thrown && (typeof thrown.code === 'string' || typeof thrown.code === 'number') ? String(thrown.code) : undefined;
  return {
    name: thrown instanceof Refusal ? `Refusal(${thrown.problem.constructor.name})` : thrown.constructor.name,
    ...(code === undefined ? {} : { errorCode: code }),
    message: thrown instanceof Fault || thrown instanceof DatabaseError ? thrown.message : masked(thrown.message),
    ...(thrown instanceof Fault ? {} : { stack: framesOf(thrown) }),
    ...(types.isNativeError(thrown.cause) && depth < 3 ? { cause: describeError(thrown.cause, depth + 1) } : {}),
  };
}

const LONGEST = 300;

function masked(message: string): string {
  return message
    .slice(0, LONGEST * 4)
    .replaceAll(/(["'`])(?:(?!\1).)*(?:\1|$)/gs, '$1…$1')
    .replaceAll(/\S+@\S+/g, '…')
    .slice(0, LONGEST);
}

function framesOf(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .join('\n');
}
