import type { MembershipQuery } from '@portico/shared/admin';

/** A learner of a client in full, as the drawer has it. */
export type FullMembership = Extract<NonNullable<MembershipQuery['node']>, { __typename: 'Membership' }>;

/** One of their accesses. */
export type FullAccess = FullMembership['accesses'][number];
