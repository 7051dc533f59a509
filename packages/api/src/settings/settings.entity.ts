import { Column, Entity } from 'typeorm';
import { TextColumn, TimeColumn } from '../kernel/columns.js';

/** What holds for the whole site. One row, id 1, made by a migration. */
@Entity('settings')
export class SettingsRow {
  @Column({ type: 'int', name: 'id', primary: true })
  id!: number;

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
