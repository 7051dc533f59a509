import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { HashColumn, IdColumn, KeyColumn, RefColumn, TextColumn, TimeColumn } from '../kernel/columns.js';
import type { AllowanceId, ClientId, ContentItemId, SublicenseId } from '../kernel/ids.js';

/** A named share of a client's access: content, a seat limit, an end. They form a tree under the client. */
@Entity('sublicense')
@Index('ix_sublicense_client', ['clientId', 'nameKey'])
@Index('ix_sublicense_parent', ['parentId'])
@Unique('uq_sublicense_main', ['mainOf'])
@Unique('uq_sublicense_sibling', ['siblingKey'])
@Unique('uq_sublicense_sku', ['clientId', 'skuKey'])
export class Sublicense {
  @IdColumn('sub')
  id!: SublicenseId;

  @ForeignKey('client', { name: 'fk_sublicense_client' })
  @RefColumn('cli', 'client_id')
  clientId!: ClientId;

  @ForeignKey('sublicense', { name: 'fk_sublicense_parent' })
  @RefColumn('sub', 'parent_id', { nullable: true })
  parentId!: SublicenseId | null;

  /** The client whose Main this is; null on every other. Unique: a client has one Main. */
  @RefColumn('cli', 'main_of', { nullable: true })
  mainOf!: ClientId | null;

  @TextColumn('name', 120)
  name!: string;

  /** Sort and search key of the name. */
  @KeyColumn('name_key', 120)
  nameKey!: string;

  /** SHA-256 over client, parent and name: siblings have different names. */
  @HashColumn('sibling_key')
  siblingKey!: Buffer;

  @TextColumn('sku', 100, { nullable: true })
  sku!: string | null;

  /** SHA-256 of the SKU, by which it is unique in the client. */
  @HashColumn('sku_key', { nullable: true })
  skuKey!: Buffer | null;

  @RefColumn('alw', 'seat_allowance_id')
  seatAllowanceId!: AllowanceId;

  @TimeColumn('expires_at', { nullable: true })
  expiresAt!: Date | null;

  /** Days an access lasts from its grant; null: no end of its own. */
  @Column({ type: 'int', name: 'access_days', nullable: true })
  accessDays!: number | null;

  @TimeColumn('created_at')
  createdAt!: Date;

  @TimeColumn('updated_at')
  updatedAt!: Date;
}

/** A content item a sublicense opens, as long as its client has it. Main has none: it opens all. */
@Entity('sublicense_content')
@Index('ix_sublicense_content_item', ['contentItemId'])
export class SublicenseContent {
  @ForeignKey('sublicense', { name: 'fk_sublicense_content_sublicense' })
  @RefColumn('sub', 'sublicense_id', { primary: true })
  sublicenseId!: SublicenseId;

  @ForeignKey('content_item', { name: 'fk_sublicense_content_item' })
  @RefColumn('cnt', 'content_item_id', { primary: true })
  contentItemId!: ContentItemId;
}

/** A tag by which a sublicense opens those of its client's content items that have it. Main has none. */
@Entity('sublicense_content_tag')
export class SublicenseContentTag {
  @ForeignKey('sublicense', { name: 'fk_sublicense_content_tag_sublicense' })
  @RefColumn('sub', 'sublicense_id', { primary: true })
  sublicenseId!: SublicenseId;

  /** As the key of an item's tag: SHA-256, case folded. */
  @HashColumn('tag_key', { primary: true })
  tagKey!: Buffer;

  @TextColumn('tag', 60)
  tag!: string;
}
