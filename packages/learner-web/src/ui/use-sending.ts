import { useEffect, useRef, useState } from 'preact/hooks';
import { Failure } from '../server/ask.js';
import type { Fault } from '../server/fault.js';

/** Something a page sends, one at a time. */
export interface Sending {
  readonly pending: boolean;
  readonly fault: Fault | null;
  /** Does the work unless one is under way: a double tap is one tap. */
  readonly send: (work: () => Promise<unknown>) => void;
}

export function useSending(initial: Fault | null = null): Sending {
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState(initial);
  const run = async (work: () => Promise<unknown>) => {
    busy.current = true;
    setPending(true);
    setFault(null);
    try {
      await work();
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      setFault(failure.fault);
    } finally {
      busy.current = false;
      setPending(false);
    }
  };
  const send = (work: () => Promise<unknown>) => {
    if (!busy.current) void run(work);
  };
  return { pending, fault, send };
}

/** True once the page's script listens: until then a form must not be sent, for the browser would do it its own way. */
export function useReady(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  return ready;
}
