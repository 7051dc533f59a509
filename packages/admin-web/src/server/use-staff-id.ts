import { useApolloClient } from '@apollo/client/react';
import { ViewerDocument } from '@portico/shared/admin';

/** Whose browser this is as far as the app knows; empty before it has asked. */
export function useStaffId(): string {
  const viewer = useApolloClient().readQuery({ query: ViewerDocument })?.viewer;
  return viewer?.__typename === 'Staff' ? viewer.id : '';
}
