import { Menu } from '@mantine/core';
import type { LearnerAction } from '@portico/shared/admin';
import { useRights } from '../server/rights.js';
import { SelectionBar } from '../ui/list/SelectionBar.js';
import { Icon, type IconName } from '../ui/marks/Icon.js';
import { useIsNarrow } from '../ui/overlay/use-is-narrow.js';
import { count, total } from '../ui/words/numbers.js';
import { ACTION_WORDS } from './bulk-words.js';
import type { ChosenLearners } from './use-chosen-learners.js';

const ICONS: Record<LearnerAction, IconName> = { GRANT: 'key', REVOKE: 'lock', MOVE: 'arrowRight', ENABLE: 'check', DISABLE: 'off', REMOVE: 'trash', RESEND_INVITES: 'mail' };

/** They are about one sublicense, and so about one client. */
const OF_ONE_CLIENT: readonly LearnerAction[] = ['GRANT', 'REVOKE', 'MOVE'];
/** They touch every access at a client. */
const OF_WHOLE_CLIENTS: readonly LearnerAction[] = ['DISABLE', 'ENABLE', 'REMOVE'];
const IN_ORDER: readonly LearnerAction[] = ['GRANT', 'DISABLE', 'MOVE', 'REVOKE', 'ENABLE', 'RESEND_INVITES', 'REMOVE'];
/** So many stand beside the menu where there is room. */
const AT_HAND = 2;

/** What whoever is signed in may do to these. */
function useOffered({ clientIds }: ChosenLearners): readonly LearnerAction[] {
  const { site, wholeClient } = useRights();
  const isOne = clientIds?.length === 1;
  const isWhole = clientIds === null ? site : clientIds.every(wholeClient);
  return IN_ORDER.filter((action) => (isOne || !OF_ONE_CLIENT.includes(action)) && (isWhole || !OF_WHOLE_CLIENTS.includes(action)));
}

interface ChosenBarProps {
  readonly chosen: ChosenLearners;
  readonly isAll: boolean;
  /** How many the list matches, and whether that is counted to the end. */
  readonly matching: { readonly totalCount: number; readonly totalCountIsExact: boolean };
  readonly onAll: () => void;
  readonly onClear: () => void;
  readonly onDo: (action: LearnerAction) => void;
}

/** What can be done to the learners that are chosen, and the way to choose all that match. */
export function ChosenBar({ chosen, isAll, matching: { totalCount, totalCountIsExact }, onAll, onClear, onDo }: ChosenBarProps) {
  const offered = useOffered(chosen);
  const isNarrow = useIsNarrow();
  const atHand = isNarrow ? [] : offered.slice(0, AT_HAND);
  const matching = total(totalCount, totalCountIsExact);
  return (
    <SelectionBar chosen={chosen.count} said={isAll ? `All ${matching}` : count(chosen.count)} onClear={onClear}>
      {!isAll && (totalCount > chosen.count || !totalCountIsExact) && (
        <button type="button" className="pt-select-all" onClick={onAll}>
          Select all {matching}
        </button>
      )}
      {atHand.map((action) => (
        <button key={action} type="button" onClick={() => onDo(action)}>
          <Icon name={ICONS[action]} size={14} />
          {ACTION_WORDS[action].label} …
        </button>
      ))}
      {/* On a phone it is as wide as the rows it stands over, so that no part of a row is left beside it. */}
      <Menu position="top-start" {...(isNarrow && { width: 'calc(100vw - 32px)' })}>
        <Menu.Target>
          <button type="button">
            {isNarrow ? 'Do' : 'More'}
            <Icon name="chevronDown" size={14} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {chosen.clientIds?.length !== 1 && <Menu.Label>To grant, move or revoke, choose learners of one client.</Menu.Label>}
          {offered.slice(atHand.length).map((action) => (
            <Menu.Item key={action} {...(action === 'REMOVE' && { className: 'pt-danger' })} leftSection={<Icon name={ICONS[action]} size={14} />} onClick={() => onDo(action)}>
              {ACTION_WORDS[action].label} …
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </SelectionBar>
  );
}
