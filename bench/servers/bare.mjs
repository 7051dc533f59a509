// What the bare servers share: Fastify, a pool of as many connections as the product's, told the same once.
import { packageOfApi } from '../product.mjs';

const SESSION = ["SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED", "SET SESSION time_zone = '+00:00'"];
const CONNECTIONS = 20;

/** Connections to DATABASE_URL. */
export function openPool() {
  const pool = packageOfApi('mysql2').createPool({ uri: process.env.DATABASE_URL, timezone: 'Z', connectionLimit: CONNECTIONS });
  pool.on('connection', (connection) => SESSION.forEach((statement) => connection.query(statement)));
  return pool.promise();
}

const onSqlite = () => process.env.DATABASE_URL.startsWith('sqlite:');

/** What reads from DATABASE_URL: answers the rows of a statement. On MariaDB by mysql2, on SQLite by the product's own driver. */
export function openReader() {
  if (!onSqlite()) {
    const pool = openPool();
    return async (sql, parameters) => (await pool.query(sql, parameters))[0];
  }
  const { DatabaseSync } = packageOfApi('@photostructure/sqlite');
  const database = new DatabaseSync(process.env.DATABASE_URL.slice('sqlite:'.length), { readOnly: true });
  const prepared = new Map();
  return (sql, parameters) => {
    if (!prepared.has(sql)) prepared.set(sql, database.prepare(sql));
    return Promise.resolve(prepared.get(sql).all(...parameters));
  };
}

/** This moment, to be compared with what is read: SQLite has times as texts. */
export const timeNow = () => (onSqlite() ? new Date().toISOString().slice(0, 23).replace('T', ' ') : new Date());

/** Answers POSTs of one path with what `work` makes of the body and the secret in the session cookie. */
export async function serve(path, cookie, work) {
  const { fastify } = packageOfApi('fastify');
  const app = fastify();
  const secretIn = new RegExp(`(?:^|; )${cookie}=([\\w-]{43})`);
  app.post(path, (request) => work(request.body, secretIn.exec(request.headers.cookie ?? '')?.[1] ?? ''));
  process.once('SIGTERM', () => process.exit(0));
  await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
}
