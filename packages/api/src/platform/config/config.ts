import { resolve } from 'node:path';
import { BlockList, isIP } from 'node:net';
import { readDatabaseUrl } from '../database/database-url.js';
import { ConfigFaults } from './config-faults.js';
import { openDataFolder, secretKeyIn } from './data-folder.js';

/** How much is logged, most telling last. */
export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What a process may do: answer requests; deliver what waits in the outbox, run jobs and tidy up. */
export const ROLES = ['web', 'worker'] as const;
export type Role = (typeof ROLES)[number];

/** The first owner, given by whoever installs the site. */
export interface OwnerFromEnv {
  readonly email: string;
  readonly password: string;
}

/** All settings of a process, read once at start. */
export interface Config {
  /** What this process does. */
  readonly roles: readonly Role[];
  readonly port: number;
  readonly host: string;
  /** Scheme, host and port by which browsers reach the site; no path. */
  readonly publicUrl: URL;
  readonly dataDir: string;
  /** `sqlite:<absolute path>`, `mysql://…` or `mariadb://…`; may hold a password. */
  readonly databaseUrl: string;
  /** 32 characters or more; the same for every process of a site. */
  readonly secretKey: string;
  readonly owner: OwnerFromEnv | null;
  /** `smtp://` or `smtps://`, may hold a password; null: mails stay in the local mailbox. */
  readonly smtpUrl: string | null;
  /** Networks whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly logLevel: LogLevel;
}

/** The environment a process was started with; an empty variable counts as none. */
export type Env = Readonly<Record<string, string | undefined>>;

const SHORTEST_SECRET = 32;

/**
 * Reads the settings and prepares the data folder.
 *
 * @throws ConfigFaults with everything that is wrong; it repeats no value
 */
export function readConfig(env: Env): Config {
  const faults: string[] = [];
  const read = new EnvReader(env, faults);
  const port = read.port();
  const dataDir = resolve(read.text('PORTICO_DATA_DIR') ?? 'data');
  const databaseUrl = read.databaseUrl(dataDir);
  const settings = {
    roles: read.roles(),
    port,
    host: read.text('HOST') ?? '127.0.0.1',
    publicUrl: read.publicUrl(port),
    dataDir,
    databaseUrl,
    owner: read.owner(),
    smtpUrl: read.smtpUrl(),
    trustedProxies: read.networks('TRUSTED_PROXIES'),
    logLevel: read.logLevel(),
  };
  const embedded = databaseUrl.startsWith('sqlite:');
  if (embedded) openDataFolder(dataDir, faults);
  const secretKey = read.secretKey(embedded);
  if (faults.length > 0) throw new ConfigFaults(faults);
  return { ...settings, secretKey: secretKey ?? secretKeyIn(dataDir) };
}

/** True when only browsers on this machine reach the site. */
export function isLoopback(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d+){3}$/.test(url.hostname);
}

class EnvReader {
  constructor(
    private readonly env: Env,
    private readonly faults: string[],
  ) {}

  text(name: string): string | undefined {
    const value = this.env[name]?.trim();
    return value === '' ? undefined : value;
  }

  port(): number {
    const text = this.text('PORT') ?? '4000';
    const port = Number(text);
    if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port;
    this.faults.push('PORT must be a number from 1 to 65535.');
    return 4000;
  }

  publicUrl(port: number): URL {
    const fallback = new URL(`http://localhost:${port}`);
    const text = this.text('PUBLIC_URL');
    if (text === undefined) return fallback;
    const url = URL.canParse(text) ? new URL(text) : null;
    const bare = url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
    if (bare && (url.protocol === 'http:' || url.protocol === 'https:')) return url;
    this.faults.push('PUBLIC_URL must be the address of the site without a path, such as https://learn.example.com.');
    return fallback;
  }

  databaseUrl(dataDir: string): string {
    const text = this.text('DATABASE_URL');
    if (text === undefined) return `sqlite:${resolve(dataDir, 'portico.sqlite')}`;
    const url = /^sqlite:./.test(text) ? `sqlite:${resolve(text.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, ''))}` : text;
    try {
      readDatabaseUrl(url);
    } catch (refused) {
      this.faults.push(`DATABASE_URL is wrong. ${refused instanceof Error ? refused.message : ''}`);
    }
    return url;
  }

  owner(): OwnerFromEnv | null {
    const email = this.text('PORTICO_OWNER_EMAIL');
    const password = this.env['PORTICO_OWNER_PASSWORD'] || undefined;
    if (email !== undefined && password !== undefined) return { email, password };
    if (email !== undefined || password !== undefined) {
      this.faults.push('PORTICO_OWNER_EMAIL and PORTICO_OWNER_PASSWORD go together: give both or none.');
    }
    return null;
  }

  roles(): readonly Role[] {
    const named = (this.text('PORTICO_ROLES') ?? ROLES.join(',')).split(',').map((part) => part.trim());
    const roles = ROLES.filter((role) => named.includes(role));
    if (roles.length !== named.length) this.faults.push(`PORTICO_ROLES must be ${ROLES.join(', ')} or both, separated by a comma.`);
    return roles;
  }

  smtpUrl(): string | null {
    const text = this.text('SMTP_URL');
    if (text === undefined) return null;
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '') return text;
    this.faults.push('SMTP_URL must be the address of a mail server, such as smtps://name:password@mail.example.com:465 or smtp://mail.example.com:587.');
    return null;
  }

  networks(name: string): string[] {
    const networks = (this.text(name) ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');
    if (!networks.every(isNetwork)) {
      this.faults.push(`${name} must list networks, such as 10.0.0.0/8,fd00::/8. One address is 192.0.2.1/32; a number of hops is not accepted.`);
    }
    return networks;
  }

  logLevel(): LogLevel {
    const text = this.text('LOG_LEVEL') ?? 'info';
    const level = LOG_LEVELS.find((known) => known === text);
    if (level === undefined) this.faults.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.`);
    return level ?? 'info';
  }

  secretKey(embedded: boolean): string | undefined {
    const key = this.text('PORTICO_SECRET_KEY');
    if (key === undefined && !embedded) {
      this.faults.push(`PORTICO_SECRET_KEY is needed with a database server, because every process must share it: ${SHORTEST_SECRET} random characters or more.`);
    }
    if (key !== undefined && key.length < SHORTEST_SECRET) {
      this.faults.push(`PORTICO_SECRET_KEY must have at least ${SHORTEST_SECRET} characters.`);
    }
    return key;
  }
}

function isNetwork(text: string): boolean {
  const [address = '', prefix = '', ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0 || !/^\d{1,3}$/.test(prefix)) return false;
  try {
    new BlockList().addSubnet(address, Number(prefix), family === 4 ? 'ipv4' : 'ipv6');
    return true;
  } catch {
    return false;
  }
}
