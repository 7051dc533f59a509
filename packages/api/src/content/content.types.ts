import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { ForEveryone } from '../kernel/audience.js';
import { connectionOf } from '../kernel/connection.js';
import type { ContentItemId } from '../kernel/ids.js';
import { Node } from '../kernel/node.js';
import { InvalidInput } from '../kernel/problem.js';
import { resultUnion } from '../kernel/result-union.js';
import { ContentKind } from './content-item.entity.js';

registerEnumType(ContentKind, {
  name: 'ContentKind',
  description: 'What kind of thing there is to learn from. It changes how the item is shown, nothing else.',
  valuesConfig: {
    COURSE: { description: 'A course.' },
    LEARNING_PATH: { description: 'Several courses in an order.' },
    DOCUMENT: { description: 'Something to read.' },
    VIDEO: { description: 'Something to watch.' },
    LINK: { description: 'Any other page.' },
  },
});

@ForEveryone()
@ObjectType('ContentItem', { simpleResolvers: true, implements: Node, description: 'Something to learn. Portico lists it and opens its URL; it is no course player.' })
export class ContentItemType implements Node {
  @Field(() => ID, { description: 'Opaque, unique on the site, never reused.' })
  readonly id!: ContentItemId;

  @Field(() => String, { description: 'Its title, 1 to 200 characters.' })
  readonly title!: string;

  @Field(() => ContentKind, { description: 'What kind of thing it is.' })
  readonly kind!: ContentKind;

  @Field(() => String, { description: 'Where it opens: an absolute http or https URL.' })
  readonly url!: string;

  constructor(fields: Pick<ContentItemType, 'id' | 'title' | 'kind' | 'url'>) {
    Object.assign(this, fields);
  }
}

export const ContentItemConnection = connectionOf(ContentItemType, 'ContentItem', 'content items');

@ObjectType({ simpleResolvers: true, description: 'The content item was made or changed.' })
export class ContentItemSaved {
  @Field(() => ContentItemType, { description: 'The item as it is now.' })
  readonly contentItem: ContentItemType;

  constructor(contentItem: ContentItemType) {
    this.contentItem = contentItem;
  }
}

export const SaveContentItemResult = resultUnion(
  'SaveContentItemResult',
  'What saving a content item came to.',
  [ContentItemSaved],
  [InvalidInput],
);
