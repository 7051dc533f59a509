import { useApolloClient } from '@apollo/client/react';
import { RunLearnerActionDocument, type LearnerActionInput } from '@portico/shared/admin';
import { useEffect, useState } from 'react';
import { faultOf } from '../server/fault.js';

/** What counting came to: how many, or why nobody knows. */
export type Counted = { readonly learners: number } | { readonly fault: string } | null;

/**
 * Counts whom an action would be about, as the server will when it is begun; anew whenever that is another.
 *
 * @param input null: it is not known yet what is to be counted
 * @returns null until there is an answer
 */
export function useDryRun(input: LearnerActionInput | null): Counted {
  const client = useApolloClient();
  const asked = input === null ? null : JSON.stringify(input);
  const [known, setKnown] = useState<{ readonly asked: string; readonly counted: Counted } | null>(null);
  useEffect(() => {
    if (asked === null) return undefined;
    let isWanted = true;
    const tell = (counted: Counted) => isWanted && setKnown({ asked, counted });
    // What was written as this input is read as it again.
    const dry = { ...(JSON.parse(asked) as LearnerActionInput), dryRun: true };
    client.mutate({ mutation: RunLearnerActionDocument, variables: { input: dry } }).then(
      ({ data }) => tell(data?.runLearnerAction.__typename === 'LearnerActionStarted' ? { learners: data.runLearnerAction.matching } : { fault: data?.runLearnerAction.message ?? 'The server gave no answer that can be read.' }),
      (error: unknown) => tell({ fault: faultOf(error).message }),
    );
    return () => {
      isWanted = false;
    };
  }, [asked, client]);
  return known !== null && known.asked === asked ? known.counted : null;
}
