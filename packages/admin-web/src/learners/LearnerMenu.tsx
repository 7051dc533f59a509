import { Menu } from '@mantine/core';
import type { MembershipRowFragment } from '@portico/shared/admin';
import { useRights } from '../server/rights.js';
import { Icon } from '../ui/marks/Icon.js';
import { RowMenu } from '../ui/table/RowMenu.js';
import { fullName } from './learner-words.js';
import { useLearnerChanges } from './use-learner-changes.js';

interface LearnerMenuProps {
  readonly membership: MembershipRowFragment;
  readonly onOpen: () => void;
}

function LearnerItems({ membership, onOpen }: LearnerMenuProps) {
  const { people, wholeClient } = useRights();
  const { setEnabled } = useLearnerChanges();
  const isOff = membership.status === 'DISABLED';
  return (
    <>
      <Menu.Item leftSection={<Icon name="key" size={14} />} onClick={onOpen}>
        Open: access, why, until when
      </Menu.Item>
      {people && wholeClient(membership.client.id) && (
        <>
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="off" size={14} />} onClick={() => setEnabled(membership, isOff)}>
            {isOff ? 'Enable' : 'Disable'}
          </Menu.Item>
        </>
      )}
    </>
  );
}

/** The Actions menu of a learner. */
export function LearnerMenu(props: LearnerMenuProps) {
  return (
    <RowMenu name={fullName(props.membership.learner)}>
      <LearnerItems {...props} />
    </RowMenu>
  );
}
