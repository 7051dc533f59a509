import { Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { ChooseClientDialog } from '../../clients/lazy-dialogs.js';
import { useRights } from '../../server/rights.js';

interface ChooseClientProps {
  /** What the address says while it is open, and then on the client's page; `add` when left out. */
  readonly by?: 'add' | 'invite';
  /** What is added: `Add Learner`. */
  readonly what: string;
  /** The page below a client's own where it is added. */
  readonly place: string;
}

/** Over a list of all clients: what is added there wants its client first. Open while the address says so. */
export function ChooseClient({ what, place, by = 'add' }: ChooseClientProps) {
  const { people } = useRights();
  const [params, setParams] = useSearchParams();
  const close = () => {
    const next = new URLSearchParams(params);
    next.delete(by);
    setParams(next);
  };
  return <Suspense>{people && params.get(by) !== null && <ChooseClientDialog what={what} place={`${place}?${by}=1`} onClose={close} />}</Suspense>;
}
