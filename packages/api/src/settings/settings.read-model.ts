import type { Reader } from '../kernel/database.js';
import { idBytes } from '../kernel/ids.js';
import { rows } from '../kernel/sql.js';
import { SETTINGS_ID } from './settings.entity.js';

/** The settings as they are stored. */
export interface StoredSettings {
  readonly siteName: string;
  readonly termsUrl: string | null;
  readonly privacyUrl: string | null;
  readonly inviteDays: number;
  readonly mailPaused: boolean;
  /** Null: made of the site's name and host. */
  readonly mailFrom: string | null;
  readonly introspection: boolean;
}

interface SettingsColumns {
  site_name: string;
  terms_url: string | null;
  privacy_url: string | null;
  invite_days: number;
  mail_paused: number;
  mail_from: string | null;
  introspection: number;
}

/** Reads the one row there is. */
export async function readSettings(reader: Reader): Promise<StoredSettings> {
  const columns = 'site_name, terms_url, privacy_url, invite_days, mail_paused, mail_from, introspection';
  const [row] = await rows<SettingsColumns>(reader, `SELECT ${columns} FROM settings WHERE id = ?`, [idBytes(SETTINGS_ID)]);
  if (row === undefined) throw new Error('The settings have no row: the migration that makes it did not run.');
  return {
    siteName: row.site_name,
    termsUrl: row.terms_url,
    privacyUrl: row.privacy_url,
    inviteDays: row.invite_days,
    mailPaused: Boolean(row.mail_paused),
    mailFrom: row.mail_from,
    introspection: Boolean(row.introspection),
  };
}
