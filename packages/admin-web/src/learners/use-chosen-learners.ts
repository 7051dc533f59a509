import type { LearnerFilter, MembershipRowFragment } from '@portico/shared/admin';
import { useMemo, useState } from 'react';
import type { Selection } from '../ui/table/selection.js';
import { fullName } from './learner-words.js';

/** Learners something is done to: those ticked, or all that a filter matches. */
export interface ChosenLearners {
  /** Null: all that the filter matches. */
  readonly membershipIds: readonly string[] | null;
  readonly filter: LearnerFilter;
  /** How many; of a filter as many as the list says. */
  readonly count: number;
  /** The clients they are of; null: any. */
  readonly clientIds: readonly string[] | null;
}

interface Chosen {
  /** What the list was asked for when they were chosen: with another search or filter nobody is. */
  readonly of: string;
  readonly all: boolean;
  /** Each ticked membership with its client, also of other pages. */
  readonly ticked: ReadonlyMap<string, string>;
}

interface ChosenList {
  readonly filter: LearnerFilter;
  readonly rows: readonly MembershipRowFragment[];
  readonly total: number;
}

interface UseChosen {
  readonly chosen: ChosenLearners;
  readonly isAll: boolean;
  readonly selection: Selection<MembershipRowFragment>;
  readonly chooseAll: () => void;
  readonly clear: () => void;
}

const NOBODY: ReadonlyMap<string, string> = new Map();
const nameOf = ({ learner }: MembershipRowFragment) => fullName(learner);

/** Who is chosen in a list of learners: row by row, over its pages, or all that it matches. */
export function useChosenLearners({ filter, rows, total }: ChosenList): UseChosen {
  const of = JSON.stringify(filter);
  const [state, setState] = useState<Chosen>({ of, all: false, ticked: NOBODY });
  const { all, ticked } = state.of === of ? state : { all: false, ticked: NOBODY };
  const keys = useMemo(() => new Set(all ? rows.map(({ id }) => id) : ticked.keys()), [all, rows, ticked]);
  const change = (next: ReadonlySet<string>) => {
    const clients = new Map([...ticked, ...rows.map(({ id, client }) => [id, client.id] as const)]);
    setState({ of, all: false, ticked: new Map([...next].flatMap((id) => (clients.has(id) ? [[id, clients.get(id)!] as const] : []))) });
  };
  const clientIds = all ? (filter.clientId == null ? null : [filter.clientId]) : [...new Set(ticked.values())];
  return {
    chosen: { membershipIds: all ? null : [...ticked.keys()], filter, count: all ? total : ticked.size, clientIds },
    isAll: all,
    selection: { keys, change, nameOf },
    chooseAll: () => setState({ of, all: true, ticked: NOBODY }),
    clear: () => setState({ of, all: false, ticked: NOBODY }),
  };
}
