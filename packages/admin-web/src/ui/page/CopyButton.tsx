import { useClipboard } from '@mantine/hooks';
import { Icon } from '../marks/Icon.js';
import '../marks/plain-controls.css';

interface CopyButtonProps {
  readonly value: string;
  /** What is copied: `the code FALL-2026`. */
  readonly what: string;
}

/** Copies a text; a tick and a word say that it did. */
export function CopyButton({ value, what }: CopyButtonProps) {
  const { copied, copy } = useClipboard({ timeout: 1500 });
  return (
    <>
      <button type="button" className="pt-icon-button" aria-label={`Copy ${what}`} onClick={() => copy(value)}>
        <Icon name={copied ? 'check' : 'copy'} size={14} />
      </button>
      <span className="pt-hidden" role="status">
        {copied ? `Copied ${what}` : ''}
      </span>
    </>
  );
}
