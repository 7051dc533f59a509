import { useRef } from 'preact/hooks';
import { Form } from '../ui/Form.js';
import { Sheet } from '../ui/Sheet.js';
import type { Sending } from '../ui/use-sending.js';
import { useWords } from '../ui/Words.js';

const NO_ERRORS = {};

interface LookingProps {
  readonly sending: Sending;
  readonly onAgain: () => void;
}

/** While the server is asked what the link leads to, and when it cannot be reached. */
export function Looking({ sending, onAgain }: LookingProps) {
  const { say, text } = useWords();
  const failed = useRef(false);
  failed.current ||= sending.fault !== null;
  return (
    <Sheet title={text('inviteTitle')}>
      {/* Once it has failed the button stays where it is, and keeps the focus. */}
      {failed.current ? (
        <Form sending={sending} errors={NO_ERRORS} submitLabel={say('tryAgain')} onSubmit={onAgain}>
          {null}
        </Form>
      ) : (
        <p class="lead looking">{say('wait')}</p>
      )}
    </Sheet>
  );
}
