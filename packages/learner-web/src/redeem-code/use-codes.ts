import { useRef, useState } from 'preact/hooks';
import type { Fault } from '../server/fault.js';
import { addressOf, MOST_CODES } from '../ui/address.js';
import type { Entered } from '../ui/Form.js';
import { goTo, showAddress } from '../ui/leave.js';
import type { Messages } from '../ui/messages/messages.js';
import { useSending, type Sending } from '../ui/use-sending.js';
import { useWords } from '../ui/Words.js';
import { checkCodes, type CodeCheck } from './check-codes.js';
import { readEntered } from './read-entered.js';
import type { RefusedCode, Refusal } from './refusals.js';

interface Looked {
  readonly accepted: readonly CodeCheck[];
  /** In the order entered: the first stands in the way of all. */
  readonly refused: readonly RefusedCode[];
}

/** How it stands with the codes of a page. */
interface CodesState extends Looked {
  /** Somebody is about to enter one more. */
  readonly adding: boolean;
  /** How often it came to stand so while the page was open. */
  readonly arrived: number;
  /** How often codes were looked at: another time is another box, which says anew what is wrong. */
  readonly times: number;
  readonly sending: Sending;
}

/** What can be done with them. */
export interface Codes {
  readonly state: CodesState;
  /** What is wrong with what was entered before anything was sent. */
  readonly error: keyof Messages | null;
  /** What was typed into the form beside them, kept while the box is shown instead. */
  readonly draft: { current: Entered };
  readonly enter: (text: string) => void;
  readonly add: () => void;
  readonly goOn: () => void;
  readonly leaveOut: (entered: string) => void;
  /** Redeeming was refused for one of them. */
  readonly refuse: (refusal: Refusal) => void;
}

/** Sorts what the server said. */
function looked(checks: readonly CodeCheck[]): Looked {
  return {
    accepted: checks.filter(({ problem }) => problem === null),
    refused: checks.flatMap(({ entered, problem }) => (problem === null ? [] : [{ entered, refusal: problem }])),
  };
}

interface Given {
  readonly slug: string | null;
  readonly checks: readonly CodeCheck[] | null;
  readonly fault: Fault | null;
}

export function useCodes({ slug, checks, fault }: Given): Codes {
  const { setting } = useWords();
  const sending = useSending(fault);
  const draft = useRef<Entered>({});
  const [error, setError] = useState<Codes['error']>(null);
  const [state, setState] = useState({ ...looked(checks ?? []), adding: false, arrived: 0, times: 0 });
  const entered = state.accepted.map((check) => check.entered);

  const lookAt = async (wanted: readonly string[]) => {
    const next = looked(await checkCodes(slug, wanted));
    const address = addressOf(slug, wanted);
    const isIn = next.refused.length === 0;
    // Whose code it is is known only now: the page is loaded again with their brand.
    if (isIn && setting.client === null) await goTo(address);
    if (isIn) showAddress(address, 'pushState');
    // What is refused is gone on from at its field.
    setState({ ...next, adding: false, arrived: isIn ? state.arrived + 1 : 0, times: state.times + 1 });
  };
  const enter = async (text: string) => {
    const read = readEntered(text, { slug, host: location.host, have: entered });
    if ('elsewhere' in read) return goTo(read.elsewhere);
    const wrong = read.codes.length > MOST_CODES ? 'tooManyCodes' : read.codes.length === 0 ? 'needCode' : null;
    setError(wrong);
    return wrong === null ? lookAt(read.codes) : undefined;
  };
  const keep = (accepted: readonly CodeCheck[]) => {
    showAddress(addressOf(slug, accepted.map((check) => check.entered)), 'replaceState');
    setState({ ...state, accepted, refused: [], adding: false, arrived: state.arrived + 1 });
  };

  return {
    state: { ...state, sending },
    error,
    draft,
    enter: (text) => sending.send(() => enter(text)),
    add: () => setState({ ...state, adding: true, arrived: state.arrived + 1 }),
    goOn: () => keep(state.accepted),
    leaveOut: (code) => keep(state.accepted.filter((check) => check.entered !== code)),
    refuse: (refusal) => setState({ ...state, ...without(state.accepted, refusal), arrived: 0 }),
  };
}

/** The codes without the one that was refused: it goes back into the box, with the reason. */
function without(accepted: readonly CodeCheck[], refusal: Refusal): Looked {
  const named = 'code' in refusal ? refusal.code : 'forCode' in refusal ? refusal.forCode : null;
  const entered = accepted.find((check) => check.entered === named)?.entered ?? accepted[0]!.entered;
  return { accepted: accepted.filter((check) => check.entered !== entered), refused: [{ entered, refusal }] };
}
