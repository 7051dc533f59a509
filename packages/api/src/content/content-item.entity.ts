import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { HashColumn, IdColumn, KeyColumn, RefColumn, TextColumn, TimeColumn } from '../kernel/columns.js';
import type { ContentItemId } from '../kernel/ids.js';

/** What kind of thing there is to learn from. */
export const ContentKind = {
  COURSE: 'COURSE',
  LEARNING_PATH: 'LEARNING_PATH',
  DOCUMENT: 'DOCUMENT',
  VIDEO: 'VIDEO',
  LINK: 'LINK',
} as const;
export type ContentKind = (typeof ContentKind)[keyof typeof ContentKind];

/** Something to learn, with a title and a URL. Portico lists and opens it. */
@Entity('content_item')
@Index('ix_content_item_title', ['titleKey', 'id'])
export class ContentItem {
  @IdColumn('cnt')
  id!: ContentItemId;

  @TextColumn('title', 200)
  title!: string;

  /** Sort and search key of the title. */
  @KeyColumn('title_key', 200)
  titleKey!: string;

  @Column({ type: 'varchar', length: 20, name: 'kind' })
  kind!: ContentKind;

  @TextColumn('url', 2000)
  url!: string;

  @TimeColumn('created_at')
  createdAt!: Date;

  @TimeColumn('updated_at')
  updatedAt!: Date;
}

/** A tag of a content item. */
@Entity('content_item_tag')
@Index('ix_content_item_tag_tag', ['tagKey'])
export class ContentItemTag {
  @ForeignKey('content_item', { name: 'fk_content_item_tag_item' })
  @RefColumn('cnt', 'content_item_id', { primary: true })
  contentItemId!: ContentItemId;

  /** SHA-256 of the tag, case folded: an item has a tag once. */
  @HashColumn('tag_key', { primary: true })
  tagKey!: Buffer;

  @TextColumn('tag', 60)
  tag!: string;
}
