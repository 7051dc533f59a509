import { Column, Entity, Index } from 'typeorm';
import { BytesColumn, IdColumn, RefColumn, TextColumn, TimeColumn } from '../../kernel/columns.js';
import type { LearnerId, MailId } from '../../kernel/ids.js';

/** A mail that a site without an SMTP server kept. Its id has the bytes of its message in the outbox. */
@Entity('mailbox_mail')
@Index('ix_mailbox_about', ['aboutId'])
export class MailboxMail {
  @IdColumn('mai')
  id!: MailId;

  @Column({ type: 'varchar', length: 30, name: 'kind' })
  kind!: string;

  @TextColumn('to_address', 254)
  to!: string;

  @TextColumn('subject', 300)
  subject!: string;

  /** Both parts, sealed: they hold links that let somebody in. */
  @BytesColumn('sealed')
  sealed!: Buffer;

  @RefColumn('lrn', 'about_id', { nullable: true })
  aboutId!: LearnerId | null;

  @TimeColumn('at')
  at!: Date;
}
