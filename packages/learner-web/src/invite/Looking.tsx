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
  const title = text('inviteTitle');
  if (sending.fault === null) {
    return (
      <Sheet title={title}>
        <p class="lead looking">{say('wait')}</p>
      </Sheet>
    );
  }
  return (
    <Sheet title={title}>
      <Form sending={sending} errors={NO_ERRORS} submitLabel={say('tryAgain')} onSubmit={onAgain}>
        {null}
      </Form>
    </Sheet>
  );
}
