export { clientHas } from './client-content.js';
export { ContentItem, ContentItemTag } from './content-item.entity.js';
export { CONTENT_ITEM_COLUMNS, ContentReadModel, readContentItem, requireContentItems, type ContentItemRow } from './content.read-model.js';
export { inOrder, putTags, Tags, tagsOf, type TagOwner } from './content-tags.js';
export { ContentResolver } from './content.resolver.js';
export { ContentService } from './content.service.js';
export { ContentItemType } from './content.types.js';
