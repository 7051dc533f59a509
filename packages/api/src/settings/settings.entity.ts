import { Column, Entity } from 'typeorm';
import { IdColumn, TextColumn, TimeColumn } from '../kernel/columns.js';
import { idFromBytes, type SettingsId } from '../kernel/ids.js';

/** The id of the one row: sixteen zeros. */
export const SETTINGS_ID: SettingsId = idFromBytes('set', new Uint8Array(16));

/** What holds for the whole site. One row, made by a migration. */
@Entity('settings')
export class SettingsRow {
  @IdColumn('set')
  id!: SettingsId;

  @TextColumn('site_name', 120)
  siteName!: string;

  @TextColumn('terms_url', 2000, { nullable: true })
  termsUrl!: string | null;

  @TextColumn('privacy_url', 2000, { nullable: true })
  privacyUrl!: string | null;

  @Column({ type: 'int', name: 'invite_days' })
  inviteDays!: number;

  @Column({ type: 'boolean', name: 'mail_paused' })
  mailPaused!: boolean;

  /** Null: made of the site's name and host. */
  @TextColumn('mail_from', 400, { nullable: true })
  mailFrom!: string | null;

  @Column({ type: 'boolean', name: 'introspection' })
  introspection!: boolean;

  /** Whoever changes the settings writes here first, and so takes turns. */
  @Column({ type: 'int', name: 'turn' })
  turn!: number;

  @TimeColumn('updated_at', { nullable: true })
  updatedAt!: Date | null;
}
