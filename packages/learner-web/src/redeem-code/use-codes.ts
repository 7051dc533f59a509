import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Fault } from '../server/fault.js';
import { addressOf, MOST_CODES } from '../ui/address.js';
import { goTo } from '../ui/leave.js';
import { useSending, type Sending } from '../ui/use-sending.js';
import { useWords } from '../ui/Words.js';
import { checkCodes, readEntered, type CodeCheck } from './check-codes.js';
import type { Refusal } from './refusals.js';

/** A code that lets nobody in, and why. */
interface Refused {
  readonly entered: string;
  readonly refusal: Refusal;
}

interface Looked {
  readonly accepted: readonly CodeCheck[];
  readonly refused: Refused | null;
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
  readonly error: ComponentChildren;
  /** What was typed into the form beside them, kept while the box is shown instead. */
  readonly draft: { current: Readonly<Record<string, string>> };
  readonly enter: (text: string) => void;
  readonly add: () => void;
  readonly goOn: () => void;
  readonly leaveOut: (entered: string) => void;
  /** Redeeming was refused for one of them. */
  readonly refuse: (refusal: Refusal) => void;
}

/** Sorts what the server said: the first that is refused stands in the way of all. */
function looked(checks: readonly CodeCheck[]): Looked {
  const refused = checks.find(({ problem }) => problem !== null);
  return {
    accepted: checks.filter(({ problem }) => problem === null),
    refused: refused?.problem == null ? null : { entered: refused.entered, refusal: refused.problem },
  };
}

interface Given {
  readonly slug: string | null;
  readonly checks: readonly CodeCheck[] | null;
  readonly fault: Fault | null;
}

export function useCodes({ slug, checks, fault }: Given): Codes {
  const { say, setting } = useWords();
  const sending = useSending(fault);
  const draft = useRef<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<ComponentChildren>(undefined);
  const [state, setState] = useState({ ...looked(checks ?? []), adding: false, arrived: 0, times: 0 });
  const entered = state.accepted.map((check) => check.entered);

  const lookAt = async (wanted: readonly string[]) => {
    const next = looked(await checkCodes(slug, wanted));
    const address = addressOf(slug, wanted);
    // Whose code it is is known only now: the page is loaded again with their brand.
    if (next.refused === null && setting.client === null) await goTo(address);
    if (next.refused === null) history.pushState(null, '', address);
    // What is refused is gone on from at its field.
    setState({ ...next, adding: false, arrived: next.refused === null ? state.arrived + 1 : 0, times: state.times + 1 });
  };
  const enter = async (text: string) => {
    const read = readEntered(text, slug, entered);
    if ('elsewhere' in read) return goTo(read.elsewhere);
    const isTooMany = read.codes.length > MOST_CODES;
    setError(isTooMany ? say('tooManyCodes') : undefined);
    return isTooMany ? undefined : lookAt(read.codes);
  };
  const keep = (accepted: readonly CodeCheck[]) => {
    history.replaceState(null, '', addressOf(slug, accepted.map((check) => check.entered)));
    setState({ ...state, accepted, refused: null, adding: false, arrived: state.arrived + 1 });
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
  return { accepted: accepted.filter((check) => check.entered !== entered), refused: { entered, refusal } };
}
