/** Where a database is, read from its URL. */
export type DatabaseLocation =
  | { readonly dialect: 'sqlite'; readonly file: string }
  | {
      readonly dialect: 'mysql';
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password: string;
      readonly database: string;
      /** Encrypted, the server's certificate checked. */
      readonly tls: boolean;
      /** Connections this process holds at most. */
      readonly connections: number;
    };

const CONNECTIONS = 20;
const OPTIONS = new Set(['tls', 'connections']);

/**
 * Reads `sqlite:<absolute path>`, or `mysql://user:password@host:port/database` (`mariadb://` likewise) with
 * `?tls=true` and `?connections=<number>`. What it throws never repeats the URL, which holds a password.
 */
export function readDatabaseUrl(url: string): DatabaseLocation {
  if (url.startsWith('sqlite:')) return sqliteAt(url.slice('sqlite:'.length));
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !['mysql:', 'mariadb:'].includes(parsed.protocol)) {
    throw new Error('The database URL must begin with sqlite:, mysql:// or mariadb://.');
  }
  const database = decodeURIComponent(parsed.pathname.slice(1));
  if (database === '') throw new Error('The database URL names no database: mysql://user:password@host:3306/portico.');
  for (const option of parsed.searchParams.keys()) {
    if (!OPTIONS.has(option)) throw new Error(`The database URL has an unknown option "${option}". There are: tls, connections.`);
  }
  return {
    dialect: 'mysql',
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: parsed.port === '' ? 3306 : Number(parsed.port),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database,
    tls: parsed.searchParams.get('tls') === 'true',
    connections: connectionsIn(parsed),
  };
}

function sqliteAt(path: string): DatabaseLocation {
  const file = path.startsWith('//') ? path.slice(2) : path;
  if (!/^(\/|[A-Za-z]:[\\/])/.test(file)) throw new Error('The database URL must name a file by its absolute path: sqlite:/var/lib/portico/portico.sqlite.');
  return { dialect: 'sqlite', file };
}

function connectionsIn(url: URL): number {
  const wish = url.searchParams.get('connections');
  if (wish === null) return CONNECTIONS;
  const connections = Number(wish);
  if (!Number.isInteger(connections) || connections < 1) throw new Error('The database URL asks for connections: a whole number from 1.');
  return connections;
}
