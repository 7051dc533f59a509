import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { HashColumn, IdColumn, JsonColumn, KeyColumn, RefColumn, TextColumn, TimeColumn } from '../kernel/columns.js';
import type { AllowanceId, ClientId, ContentItemId } from '../kernel/ids.js';

/** Whether a client is open. */
export const ClientStatus = { ACTIVE: 'ACTIVE', DISABLED: 'DISABLED' } as const;
export type ClientStatus = (typeof ClientStatus)[keyof typeof ClientStatus];

/** The language learners of a client are spoken to in. */
export const Language = { EN: 'EN', DE: 'DE' } as const;
export type Language = (typeof Language)[keyof typeof Language];

/** A customer company: the root of every right. */
@Entity('client')
@Index('ix_client_name', ['nameKey', 'id'])
@Index('ix_client_created', ['createdAt', 'id'])
@Index('ix_client_expires', ['expiresKey', 'id'])
@Unique('uq_client_sku', ['skuKey'])
export class Client {
  @IdColumn('cli')
  id!: ClientId;

  @TextColumn('name', 120)
  name!: string;

  /** Sort and search key of the name. */
  @KeyColumn('name_key', 120)
  nameKey!: string;

  /** The slug in use; `client_slug` holds it and those before it. */
  @KeyColumn('slug', 60)
  slug!: string;

  @TextColumn('sku', 100, { nullable: true })
  sku!: string | null;

  /** SHA-256 of the SKU, by which it is unique. */
  @HashColumn('sku_key', { nullable: true })
  skuKey!: Buffer | null;

  @Column({ type: 'varchar', length: 20, name: 'status' })
  status!: ClientStatus;

  @TimeColumn('disabled_at', { nullable: true })
  disabledAt!: Date | null;

  /** Counts the client's distinct learners who hold a seat. */
  @RefColumn('alw', 'seat_allowance_id')
  seatAllowanceId!: AllowanceId;

  @TimeColumn('expires_at', { nullable: true })
  expiresAt!: Date | null;

  /** Sort key of the end: the last moment of the year 9999 where there is none. */
  @TimeColumn('expires_key')
  expiresKey!: Date;

  /** IANA time zone in which staff of the client think of dates. */
  @TextColumn('time_zone', 60)
  timeZone!: string;

  @Column({ type: 'varchar', length: 2, name: 'language' })
  language!: Language;

  @TextColumn('accent_color', 7)
  accentColor!: string;

  @TextColumn('heading', 120, { nullable: true })
  heading!: string | null;

  @TextColumn('welcome_text', 2000, { nullable: true })
  welcomeText!: string | null;

  @TextColumn('support_email', 254, { nullable: true })
  supportEmail!: string | null;

  @TextColumn('sender_name', 120, { nullable: true })
  senderName!: string | null;

  @TextColumn('invite_subject', 200, { nullable: true })
  inviteSubject!: string | null;

  /** The SHA-256 of its logo, a row of `client_logo`; null: none. */
  @HashColumn('logo_hash', { nullable: true })
  logoHash!: Buffer | null;

  /** In pixels. */
  @Column({ type: 'int', name: 'logo_width', nullable: true })
  logoWidth!: number | null;

  @Column({ type: 'int', name: 'logo_height', nullable: true })
  logoHeight!: number | null;

  /** Whether it stands on white on dark pages. */
  @Column({ type: 'boolean', name: 'logo_plate', nullable: true })
  logoPlate!: boolean | null;

  /** Names and values the training company keeps with the client, as JSON. */
  @JsonColumn('reference')
  reference!: { name: string; value: string }[];

  /** Whoever changes the client or the tree of its sublicenses writes here first, and so takes turns. */
  @Column({ type: 'int', name: 'turn' })
  turn!: number;

  @TimeColumn('created_at')
  createdAt!: Date;

  @TimeColumn('updated_at')
  updatedAt!: Date;
}

/**
 * Every slug a client has or had: old ones keep leading to it and are never given to another. No foreign key: the slugs of
 * a client that was deleted stay taken.
 */
@Entity('client_slug')
@Index('ix_client_slug_client', ['clientId'])
export class ClientSlug {
  @KeyColumn('slug', 60, { primary: true })
  slug!: string;

  @RefColumn('cli', 'client_id')
  clientId!: ClientId;

  @TimeColumn('created_at')
  createdAt!: Date;
}

/** A word a client is found by. */
@Entity('client_word')
@Index('ix_client_word', ['word', 'clientId'])
export class ClientWord {
  @ForeignKey('client', { name: 'fk_client_word_client' })
  @RefColumn('cli', 'client_id', { primary: true })
  clientId!: ClientId;

  @KeyColumn('word', 64, { primary: true })
  word!: string;
}

/** A content item the client has access to. */
@Entity('client_content')
@Index('ix_client_content_item', ['contentItemId'])
export class ClientContent {
  @ForeignKey('client', { name: 'fk_client_content_client' })
  @RefColumn('cli', 'client_id', { primary: true })
  clientId!: ClientId;

  @ForeignKey('content_item', { name: 'fk_client_content_item' })
  @RefColumn('cnt', 'content_item_id', { primary: true })
  contentItemId!: ContentItemId;
}

/** A tag that brings a client every content item that has it. */
@Entity('client_content_tag')
export class ClientContentTag {
  @ForeignKey('client', { name: 'fk_client_content_tag_client' })
  @RefColumn('cli', 'client_id', { primary: true })
  clientId!: ClientId;

  /** As the key of an item's tag: SHA-256, case folded. */
  @HashColumn('tag_key', { primary: true })
  tagKey!: Buffer;

  @TextColumn('tag', 60)
  tag!: string;
}
