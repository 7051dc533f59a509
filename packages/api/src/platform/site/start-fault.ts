import { StartFault } from '../../kernel/start-fault.js';
import type { Config } from '../config/config.js';
import { DatabaseError, isUnreachable } from '../database/database-error.js';

/** What a failure to open or migrate the database means for whoever starts the site. The URL is never repeated. */
export function databaseFault(failure: unknown): StartFault {
  if (!(failure instanceof DatabaseError)) return new StartFault('The database cannot be opened.', failure);
  if (isUnreachable(failure)) return new StartFault(`The database does not answer (${failure.code}). Check DATABASE_URL, and that the server runs.`, failure);
  return new StartFault(`The database cannot be used: ${failure.message}.`, failure);
}

/** What a failure to listen means. */
export function listenFault(failure: unknown, { host, port }: Config): StartFault {
  const code = typeof failure === 'object' && failure !== null && 'code' in failure ? String(failure.code) : 'unknown reason';
  if (code === 'EADDRINUSE') return new StartFault(`Port ${port} of ${host} is taken. Stop what uses it, or choose another PORT.`, failure);
  if (code === 'EACCES') return new StartFault(`Port ${port} may not be used by this account. Choose a PORT above 1023.`, failure);
  return new StartFault(`Portico cannot listen on ${host}, port ${port} (${code}). Check HOST and PORT.`, failure);
}
