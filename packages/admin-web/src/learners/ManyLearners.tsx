import type { LearnerAction, LearnerFilter, LearnersQuery, MembershipRowFragment } from '@portico/shared/admin';
import { Suspense, useState, type ReactNode } from 'react';
import type { Selection } from '../ui/table/selection.js';
import { ChosenBar } from './ChosenBar.js';
import { BulkDialog } from './lazy-dialogs.js';
import { useChosenLearners } from './use-chosen-learners.js';

interface ManyLearners {
  readonly selection: Selection<MembershipRowFragment>;
  /** What can be done to those that are chosen; stands in the footer of the list. */
  readonly bar: ReactNode;
  /** The dialog of what is about to be done. */
  readonly dialog: ReactNode;
}

const NONE = { nodes: [], totalCount: 0, totalCountIsExact: true } as const;

/** Choosing many learners of a list, and doing something to them. */
export function useManyLearners(filter: LearnerFilter, list: LearnersQuery['learners'] | undefined): ManyLearners {
  const matching = list ?? NONE;
  const { chosen, isAll, selection, chooseAll, clear } = useChosenLearners({ filter, rows: matching.nodes, total: matching.totalCount });
  const [doing, setDoing] = useState<LearnerAction | null>(null);
  const begun = () => {
    setDoing(null);
    clear();
  };
  return {
    selection,
    bar: chosen.count > 0 && <ChosenBar chosen={chosen} isAll={isAll} matching={matching} onAll={chooseAll} onClear={clear} onDo={setDoing} />,
    dialog: <Suspense>{doing !== null && <BulkDialog action={doing} chosen={chosen} onClose={() => setDoing(null)} onBegun={begun} />}</Suspense>,
  };
}
