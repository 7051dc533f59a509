import type { ViewerQuery } from '@portico/shared/admin';
import { createContext, use } from 'react';

/** The member of the staff who is signed in. */
export type StaffFacts = Extract<ViewerQuery['viewer'], { __typename: 'Staff' }>;

/** Who is signed in, for all below. */
export const StaffContext = createContext<StaffFacts | null>(null);

/** Who is signed in. Throws outside of the guard. */
export function useStaff(): StaffFacts {
  const staff = use(StaffContext);
  if (staff === null) throw new Error('Nobody is signed in here.');
  return staff;
}
