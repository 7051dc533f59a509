import { Menu } from '@mantine/core';
import type { BatchRowFragment } from '@portico/shared/admin';
import { Link } from 'react-router';
import { useRights } from '../server/rights.js';
import { Icon } from '../ui/marks/Icon.js';
import { RowMenu } from '../ui/table/RowMenu.js';
import { batchPage, isBeingMade } from './batch-words.js';
import { useSwitchBatch } from './use-switch-batch.js';

/** What a menu of a batch opens. */
export interface BatchWays {
  readonly onEdit: () => void;
  readonly onMore: () => void;
}

interface BatchItemsProps extends BatchWays {
  readonly batch: BatchRowFragment;
}

function BatchItems({ batch, onEdit, onMore }: BatchItemsProps) {
  const { people } = useRights();
  const { label, press } = useSwitchBatch(batch);
  return (
    <>
      <Menu.Item component={Link} to={batchPage(batch.access.client.slug, batch.id)} leftSection={<Icon name="ticket" size={14} />}>
        Open, its codes
      </Menu.Item>
      {people && (
        <>
          <Menu.Item leftSection={<Icon name="pencil" size={14} />} onClick={onEdit}>
            Edit
          </Menu.Item>
          {mayGrow(batch) && (
            <Menu.Item leftSection={<Icon name="plus" size={14} />} onClick={onMore}>
              Add codes
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="off" size={14} />} onClick={press}>
            {label}
          </Menu.Item>
        </>
      )}
    </>
  );
}

/** Whether codes can be added to a batch by their number. */
export function mayGrow(batch: Pick<BatchRowFragment, 'origin' | 'job'>): boolean {
  return batch.origin === 'GENERATED' && !isBeingMade(batch);
}

/** The Actions menu of a batch. */
export function BatchMenu(props: BatchItemsProps) {
  return (
    <RowMenu name={props.batch.label}>
      <BatchItems {...props} />
    </RowMenu>
  );
}
