import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Icon } from '../marks/Icon.js';
import './states.css';

/** What kept the server from answering, in words. */
export interface FaultFacts {
  /** What happened and what to do. */
  readonly message: string;
  /** What the logs call the request; null when none was answered. */
  readonly requestId: string | null;
}

interface FaultStripProps {
  /** What did not work: `The list could not be refreshed.` */
  readonly title: string;
  readonly fault: FaultFacts;
  readonly onRetry: () => void;
}

/** Something could not be read. It says so above what is there, which stays. */
export function FaultStrip({ title, fault, onRetry }: FaultStripProps) {
  const { copied, copy } = useClipboard();
  const { requestId } = fault;
  return (
    <div role="alert" className="pt-fault">
      <Icon name="cloudOff" />
      <p>
        <strong>{title}</strong> {fault.message}
      </p>
      <span className="pt-fault-ways">
        {requestId !== null && (
          <Button size="xs" variant="subtle" color="gray" onClick={() => copy(requestId)}>
            {copied ? 'Copied' : 'Copy request id'}
          </Button>
        )}
        <Button size="xs" variant="default" leftSection={<Icon name="refresh" size={14} />} onClick={onRetry}>
          Try again
        </Button>
      </span>
    </div>
  );
}
