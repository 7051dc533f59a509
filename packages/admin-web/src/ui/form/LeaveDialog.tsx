import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { FormDialog } from '../overlay/FormDialog.js';

interface LeaveDialogProps {
  /** Whether something is typed that is not saved. */
  readonly unsaved: boolean;
  /** What it is of: `The design of Acme`. */
  readonly what: string;
}

/** Asks whoever leaves a page before what they typed is lost; a browser that is closed asks in its own words. */
export function LeaveDialog({ unsaved, what }: LeaveDialogProps) {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname);
  useEffect(() => {
    if (!unsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  if (blocker.state !== 'blocked') return null;
  return (
    <FormDialog title="Leave without saving?" opened size={440} action="Leave" cancel="Stay" destructive busy={false} problem={null} onClose={() => blocker.reset()} onSubmit={() => blocker.proceed()}>
      <p className="pt-body">{what} has changes that are not saved. They are lost when you leave.</p>
    </FormDialog>
  );
}
