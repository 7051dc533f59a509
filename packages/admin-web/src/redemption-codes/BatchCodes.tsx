import { BatchCodesDocument, type BatchCodeFragment, type BatchRowFragment } from '@portico/shared/admin';
import { Suspense, useCallback, useMemo, useState } from 'react';
import { useRights } from '../server/rights.js';
import { useSwitchCodes } from '../ui/code/use-switch-codes.js';
import { ListBody } from '../ui/list/ListBody.js';
import { useListAddress } from '../ui/list/list-address.js';
import { SelectionBar } from '../ui/list/SelectionBar.js';
import { useAskedList } from '../ui/list/use-asked-list.js';
import { Icon } from '../ui/marks/Icon.js';
import { NoneYet } from '../ui/states/NoneYet.js';
import { useColumns } from '../ui/table/column-choice.js';
import { BATCH_CODE_FILTERS, batchCodesVariables } from './batch-variables.js';
import { isBeingMade } from './batch-words.js';
import { batchCodeColumns } from './BatchCodeCells.js';
import { BatchCodeMenu } from './BatchCodeMenu.js';
import { HandToDialog, ReverseDialog } from './lazy-dialogs.js';

const EMPTY_PAGE = { nodes: [], totalCount: 0, totalCountIsExact: true, pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null } };
const PAGES = { first: 'First', next: 'Next' };

interface ChosenWays {
  readonly onHand: (codes: readonly BatchCodeFragment[]) => void;
  readonly canSwitch: boolean;
}

function useChosen(rows: readonly BatchCodeFragment[], { onHand, canSwitch }: ChosenWays) {
  const [keys, change] = useState<ReadonlySet<string>>(new Set());
  const { setEnabled } = useSwitchCodes();
  const chosen = rows.filter(({ id }) => keys.has(id));
  const clear = () => change(new Set());
  const set = (enabled: boolean) => () => {
    setEnabled(chosen.map(({ id, code }) => ({ id, name: code })), enabled);
    clear();
  };
  const bar = (
    <SelectionBar chosen={chosen.length} onClear={clear}>
      <button type="button" onClick={() => onHand(chosen)}>
        <Icon name="hand" size={14} />
        Handed to …
      </button>
      {canSwitch && (
        <>
          <button type="button" onClick={set(true)}>
            <Icon name="check" size={14} />
            Enable
          </button>
          <button type="button" onClick={set(false)}>
            <Icon name="off" size={14} />
            Disable
          </button>
        </>
      )}
    </SelectionBar>
  );
  return { selection: { keys, change, nameOf: ({ code }: BatchCodeFragment) => code }, bar, clear };
}

/** The codes of a batch: found and filtered by their address; who redeemed each, and to whom it was handed. */
export function BatchCodes({ batch }: { readonly batch: BatchRowFragment }) {
  const address = useListAddress('made');
  const { id, status, startsAt, job, access } = batch;
  const asked = useAskedList(BatchCodesDocument, { address, variablesOf: (place) => batchCodesVariables(place, id), listOf: ({ node }) => (node?.__typename === 'RedemptionCodeBatch' ? node.codes : EMPTY_PAGE) });
  const columns = useColumns('batch-codes', useMemo(() => batchCodeColumns({ status, startsAt, job, access }), [status, startsAt, job, access]));
  const [handing, setHanding] = useState<readonly BatchCodeFragment[]>([]);
  const [reversing, setReversing] = useState<BatchCodeFragment | null>(null);
  const { people } = useRights();
  const isBatchOff = status === 'DISABLED';
  const { selection, bar, clear } = useChosen(asked.list?.nodes ?? [], { onHand: setHanding, canSwitch: !isBatchOff });
  const actions = useCallback((code: BatchCodeFragment) => <BatchCodeMenu code={code} isBatchOff={isBatchOff} onHand={() => setHanding([code])} onReverse={() => setReversing(code)} />, [isBatchOff]);
  const noneYet = <NoneYet title={isBeingMade(batch) ? 'The codes are being made' : 'No codes yet'}>{isBeingMade(batch) ? 'They stand here as soon as they are there.' : 'This batch has none.'}</NoneYet>;
  return (
    <>
      <ListBody label="Codes of the batch" address={address} asked={asked} columns={columns} keyOf={(code) => code.id} searchLabel="Code or handed to" filters={BATCH_CODE_FILTERS} noMatch="No code matches" noneYet={noneYet} actions={actions} {...(people && { selection, selectionBar: bar })} onwards={PAGES} />
      <Suspense>
        {handing.length > 0 && <HandToDialog codes={handing} onClose={() => setHanding([])} onDone={clear} />}
        {reversing?.redemption && <ReverseDialog code={reversing.code} redemption={reversing.redemption} onClose={() => setReversing(null)} />}
      </Suspense>
    </>
  );
}
