import type { ContentKind } from '@portico/shared/admin';

/** What kind of thing a content item is, in words. */
export const KIND_WORDS: Record<ContentKind, string> = { COURSE: 'Course', LEARNING_PATH: 'Learning path', DOCUMENT: 'Document', VIDEO: 'Video', LINK: 'Link' };

/** Every kind with its words, as a field offers them. */
export const KIND_OPTIONS = (Object.keys(KIND_WORDS) as ContentKind[]).map((value) => ({ value, label: KIND_WORDS[value] }));
