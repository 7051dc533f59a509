import { Extensions } from 'type-graphql';

/** The key under which a type or field says who may select it. */
export const AUDIENCE_EXTENSION = 'audience';

/** Who may select a type's fields: only staff unless it says otherwise. */
export type Audience = 'everyone' | 'staff';

/** The key under which an operation says that after it somebody else asks. */
export const CHANGES_VIEWER_EXTENSION = 'changesViewer';

/**
 * On a query or mutation that signs somebody in or out: what follows in its document is read as them. A document was
 * admitted as whoever sent it, so one that holds such an operation may select nothing that is for staff only.
 */
export function ChangesViewer(): MethodDecorator {
  return Extensions({ [CHANGES_VIEWER_EXTENSION]: true });
}

/** On an object type or a field: learners and strangers may select it too. Without it only staff may. */
export function ForEveryone(): ClassDecorator & PropertyDecorator & MethodDecorator {
  return Extensions({ [AUDIENCE_EXTENSION]: 'everyone' satisfies Audience });
}

/** On a field of a type that is {@link ForEveryone}: only staff may select it after all. */
export function ForStaff(): PropertyDecorator & MethodDecorator {
  return Extensions({ [AUDIENCE_EXTENSION]: 'staff' satisfies Audience });
}
