import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Fault } from '../server/fault.js';
import { addressOf, MOST_CODES } from '../ui/address.js';
import { leaving, useSending, type Sending } from '../ui/use-sending.js';
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
  /** Codes of the address nobody has looked at yet. */
  readonly unlooked: readonly string[];
}

/** How it stands with the codes of a page. */
interface CodesState extends Looked {
  /** Somebody is about to enter one more. */
  readonly adding: boolean;
  /** It came to stand so while the page was open. */
  readonly arrived: boolean;
  readonly sending: Sending;
}

/** What can be done with them. */
export interface Codes {
  readonly state: CodesState;
  readonly error: ComponentChildren;
  /** What was typed into the form beside them, kept while the box is shown instead. */
  readonly draft: { current: Readonly<Record<string, string>> };
  /** Looks at the codes of the address where the server did not. */
  readonly look: () => void;
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
    unlooked: [],
  };
}

interface Given {
  readonly slug: string | null;
  readonly codes: readonly string[];
  readonly checks: readonly CodeCheck[] | null;
  readonly fault: Fault | null;
}

export function useCodes({ slug, codes, checks, fault }: Given): Codes {
  const { say, setting } = useWords();
  const sending = useSending(fault);
  const draft = useRef<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<ComponentChildren>(undefined);
  const [state, setState] = useState({ ...(checks === null ? { ...looked([]), unlooked: codes } : looked(checks)), adding: false, arrived: false });
  const entered = state.accepted.map((check) => check.entered);

  const lookAt = async (wanted: readonly string[]) => {
    const next = looked(await checkCodes(slug, wanted));
    const address = addressOf(slug, wanted);
    if (next.refused === null && setting.client === null && wanted !== codes) {
      // Whose code it is is known only now: the page is loaded again with their brand.
      location.assign(address);
      return leaving;
    }
    if (next.refused === null && wanted !== codes) history.pushState(null, '', address);
    setState({ ...next, adding: false, arrived: true });
  };
  const enter = (text: string) =>
    sending.send(async () => {
      const read = readEntered(text, slug, entered);
      if ('elsewhere' in read) {
        location.assign(read.elsewhere);
        return leaving;
      }
      setError(read.codes.length > MOST_CODES ? say('tooManyCodes') : undefined);
      if (read.codes.length <= MOST_CODES) await lookAt(read.codes);
    });
  const keep = (accepted: readonly CodeCheck[]) => {
    history.replaceState(null, '', addressOf(slug, accepted.map((check) => check.entered)));
    setState({ ...state, accepted, refused: null, adding: false, arrived: true });
  };

  return {
    state: { ...state, sending },
    error,
    draft,
    look: () => {
      if (state.unlooked.length > 0 && fault === null) sending.send(() => lookAt(codes));
    },
    enter,
    add: () => setState({ ...state, adding: true, arrived: true }),
    goOn: () => keep(state.accepted),
    leaveOut: (code) => keep(state.accepted.filter((check) => check.entered !== code)),
    refuse: (refusal) => setState({ ...state, ...without(state.accepted, refusal), arrived: false }),
  };
}

/** The codes without the one that was refused: it goes back into the box, with the reason. */
function without(accepted: readonly CodeCheck[], refusal: Refusal): Looked {
  const named = 'code' in refusal ? refusal.code : 'forCode' in refusal ? refusal.forCode : null;
  const entered = accepted.find((check) => check.entered === named)?.entered ?? accepted[0]!.entered;
  return { accepted: accepted.filter((check) => check.entered !== entered), refused: { entered, refusal }, unlooked: [] };
}
