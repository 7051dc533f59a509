import { useState } from 'react';
import type { Refused } from './Form.js';

/** Work a form sets off: what it was refused, or null when it succeeded. */
type Work = () => Promise<Refused | null>;

interface Submission {
  readonly busy: boolean;
  readonly refused: Refused | null;
  readonly submit: (work: Work) => void;
}

/** Runs a form's work one at a time and keeps what came of it. A fault counts as a refusal of the whole form. */
export function useSubmission(): Submission {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const run = async (work: Work) => {
    setBusy(true);
    try {
      setRefused(await work());
    } catch (error) {
      setRefused({ message: error instanceof Error ? error.message : String(error), fields: [] });
    } finally {
      setBusy(false);
    }
  };
  return { busy, refused, submit: (work) => void run(work) };
}
