import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Fault } from '../server/fault.js';
import { Button } from '../ui/Button.js';
import { PlusIcon } from '../ui/Icons.js';
import { Sheet } from '../ui/Sheet.js';
import { useWords } from '../ui/Words.js';
import { AcceptedCode } from './AcceptedCode.js';
import type { CodeCheck } from './check-codes.js';
import { CodeBox } from './CodeBox.js';
import { Join } from './Join.js';
import { OneTap } from './OneTap.js';
import { refusalInWords } from './refusals.js';
import { useCodes } from './use-codes.js';

interface RedeemCodesProps {
  /** The client's page it is on; null where any client's generated codes are taken. */
  readonly slug: string | null;
  /** The codes of the address. */
  readonly codes: readonly string[];
  /** What the server said of them with the page; null where it did not look. */
  readonly checks: readonly CodeCheck[] | null;
  readonly fault: Fault | null;
  /** What the page says above the box. */
  readonly title: string;
  readonly text?: ComponentChildren;
  /** What else one can do here. */
  readonly children?: ComponentChildren;
}

/** From a code to being let in: a box for codes, and, once all of them work, one form or one tap. */
export function RedeemCodes({ title, text, children, ...given }: RedeemCodesProps) {
  const words = useWords();
  const { say, setting } = words;
  const { person } = setting;
  // Who opened the page: they may be signed out since.
  const [opener] = useState(person);
  const codes = useCodes(given);
  const { accepted, refused, arrived, times, adding, sending } = codes.state;

  if (accepted.length > 0 && refused.length === 0 && !adding) {
    const list = <Accepted checks={accepted} onRemove={codes.leaveOut} onAdd={codes.add} />;
    const whenIn = { slug: given.slug, checks: accepted, onRefused: codes.refuse };
    if (person !== null) return <OneTap list={list} arrived={arrived} person={person} {...whenIn} />;
    return <Join list={list} arrived={arrived} draft={codes.draft} signedOut={opener} {...whenIn} />;
  }
  const wrong = codes.error === null ? undefined : say(codes.error);
  const error = refused.length === 0 ? wrong : refused.map((one) => <span key={one.entered}>{refusalInWords(one, { ...words, signedIn: person !== null })}</span>);
  return (
    <Sheet title={title} text={text} arrived={arrived}>
      {accepted.length > 0 && <Accepted checks={accepted} onRemove={codes.leaveOut} />}
      <CodeBox key={times} entered={(given.checks === null && times === 0 ? given.codes : refused.map((one) => one.entered)).join(', ')} error={error} sending={sending} onEnter={codes.enter} />
      {accepted.length > 0 && (
        <Button class="outline" onClick={codes.goOn}>
          {say(refused.length === 0 ? 'noOther' : refused.length === 1 ? 'withoutIt' : 'withoutThem')}
        </Button>
      )}
      {children}
    </Sheet>
  );
}

interface AcceptedProps {
  readonly checks: readonly CodeCheck[];
  readonly onRemove: (entered: string) => void;
  readonly onAdd?: () => void;
}

function Accepted({ checks, onRemove, onAdd }: AcceptedProps) {
  const { say } = useWords();
  return (
    <>
      <ul class="codes">
        {checks.map((check) => (
          <AcceptedCode key={check.entered} check={check} {...(checks.length > 1 && { onRemove: () => onRemove(check.entered) })} />
        ))}
      </ul>
      {onAdd !== undefined && (
        <Button class="link add" onClick={onAdd}>
          <PlusIcon /> {say('anotherCode')}
        </Button>
      )}
    </>
  );
}
