import type { PersonFragment } from '@portico/shared/learner';
import type { ComponentChildren } from 'preact';
import { Failure } from '../server/ask.js';
import { Form } from '../ui/Form.js';
import { Sheet } from '../ui/Sheet.js';
import { SignOutButton } from '../ui/SignOutButton.js';
import { useSending } from '../ui/use-sending.js';
import { useWords } from '../ui/Words.js';
import { claim } from './invite.js';
import { goIn, type Offer } from './use-accepting.js';

interface AcceptTapProps extends Offer {
  readonly person: PersonFragment;
  readonly card: ComponentChildren;
}

const NO_ERRORS = {};

/** For whoever is signed in with the invited address: one button. */
export function AcceptTap({ person, card, slug, token, onRefused }: AcceptTapProps) {
  const { say, text, setting } = useWords();
  const sending = useSending();
  const accept = async () => {
    const reason = await claim(token);
    if (reason === null) await goIn(slug);
    else onRefused(reason);
  };
  const tap = () =>
    sending.send(() =>
      accept().catch((failure: unknown) => {
        if (!(failure instanceof Failure && failure.fault.kind === 'signedOut')) throw failure;
        setting.changePerson(null);
      }),
    );
  return (
    <Sheet title={text('tapTitle', { name: person.firstName })} text={say('tapText', { email: person.email })} arrived={1}>
      {card}
      <Form sending={sending} errors={NO_ERRORS} submitLabel={say('inviteAccept')} onSubmit={tap}>
        {null}
      </Form>
      <p class="aside">
        <SignOutButton label={say('notYou')} />
      </p>
    </Sheet>
  );
}
