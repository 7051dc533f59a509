import type { PersonFragment } from '@portico/shared/learner';
import type { ComponentChildren } from 'preact';
import { Failure } from '../server/ask.js';
import { Form } from '../ui/Form.js';
import { Sheet } from '../ui/Sheet.js';
import { SignOutButton } from '../ui/SignOutButton.js';
import { goOnAt } from '../ui/leave.js';
import { useSending } from '../ui/use-sending.js';
import { useWords } from '../ui/Words.js';
import { homeOf, redeem, type Hand } from './redeem.js';
import type { Refusal } from './refusals.js';

interface OneTapProps extends Hand {
  readonly person: PersonFragment;
  /** The codes, as the page shows them. */
  readonly list: ComponentChildren;
  readonly arrived: number;
  readonly onRefused: (refusal: Refusal) => void;
}

const NO_ERRORS = {};

/** For somebody signed in: one button. */
export function OneTap({ person, list, arrived, onRefused, ...hand }: OneTapProps) {
  const { say, text, setting } = useWords();
  const sending = useSending();
  const use = async () => {
    const refusal = await redeem(hand);
    if (refusal === null) await goOnAt(homeOf(hand));
    else onRefused(refusal);
  };
  const tap = () =>
    sending.send(() =>
      use().catch((failure: unknown) => {
        if (!(failure instanceof Failure && failure.fault.kind === 'signedOut')) throw failure;
        setting.changePerson(null);
      }),
    );
  return (
    <Sheet title={text('tapTitle', { name: person.firstName })} text={say('tapText', { email: person.email })} arrived={arrived}>
      {list}
      <Form sending={sending} errors={NO_ERRORS} submitLabel={say(hand.checks.length === 1 ? 'useCode' : 'useCodes')} onSubmit={tap}>
        {null}
      </Form>
      <p class="aside">
        <SignOutButton label={say('notYou')} />
      </p>
    </Sheet>
  );
}
