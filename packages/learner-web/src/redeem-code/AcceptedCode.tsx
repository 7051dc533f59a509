import { Button } from '../ui/Button.js';
import { CheckIcon } from '../ui/Icons.js';
import { useWords } from '../ui/Words.js';
import type { CodeCheck } from './check-codes.js';

/** A code that works, and what it opens. */
export function AcceptedCode({ check, onRemove }: { readonly check: CodeCheck; readonly onRemove?: () => void }) {
  const { say, text } = useWords();
  return (
    <li class="accepted">
      <span class="tick">
        <CheckIcon />
      </span>
      <div>
        <h2>{say('accepted')}</h2>
        <p>{[check.client?.name, ...check.opens].join(' · ')}</p>
        <p class="entered">
          <bdi>{check.entered}</bdi>
        </p>
      </div>
      {onRemove !== undefined && (
        <Button class="link" aria-label={text('removeCode', { code: check.entered })} onClick={onRemove}>
          {say('remove')}
        </Button>
      )}
    </li>
  );
}
