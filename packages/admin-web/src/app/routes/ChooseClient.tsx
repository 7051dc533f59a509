import { Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { ChooseClientDialog } from '../../clients/lazy-dialogs.js';
import { useRights } from '../../server/rights.js';

interface ChooseClientProps {
  /** What is added: `Add Learner`. */
  readonly what: string;
  /** The page below a client's own where it is added. */
  readonly place: string;
}

/** Over a list of all clients: what is added there wants its client first. Open while the address says `add`. */
export function ChooseClient({ what, place }: ChooseClientProps) {
  const { people } = useRights();
  const [params, setParams] = useSearchParams();
  const close = () => {
    const next = new URLSearchParams(params);
    next.delete('add');
    setParams(next);
  };
  return <Suspense>{people && params.get('add') !== null && <ChooseClientDialog what={what} place={place} onClose={close} />}</Suspense>;
}
