import { Menu } from '@mantine/core';
import type { CodeRowFragment } from '@portico/shared/admin';
import { Icon } from '../ui/marks/Icon.js';
import { sayDone } from '../ui/notices/say-done.js';
import { RowMenu } from '../ui/table/RowMenu.js';
import { useCodeChanges } from './use-code-changes.js';

interface CodeMenuProps {
  readonly code: CodeRowFragment;
  readonly onOpen: () => void;
  readonly onEdit: () => void;
}

function CodeItems({ code, onOpen, onEdit }: CodeMenuProps) {
  const { setEnabled, remove } = useCodeChanges();
  const isOff = code.status === 'DISABLED';
  const copyLink = async () => {
    await navigator.clipboard.writeText(code.landingUrl);
    sayDone({ title: 'Link copied', meaning: code.landingUrl });
  };
  return (
    <>
      <Menu.Item leftSection={<Icon name="ticket" size={14} />} onClick={onOpen}>
        Open, who redeemed
      </Menu.Item>
      <Menu.Item leftSection={<Icon name="pencil" size={14} />} onClick={onEdit}>
        Edit
      </Menu.Item>
      <Menu.Item leftSection={<Icon name="external" size={14} />} onClick={() => void copyLink()}>
        Copy link
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<Icon name="off" size={14} />} onClick={() => setEnabled([code], isOff)}>
        {isOff ? 'Enable' : 'Disable'}
      </Menu.Item>
      {code.redemptionCount === 0 && (
        <Menu.Item className="pt-danger" leftSection={<Icon name="trash" size={14} />} onClick={() => remove(code)}>
          Delete
        </Menu.Item>
      )}
    </>
  );
}

/** The Actions menu of a code. */
export function CodeMenu(props: CodeMenuProps) {
  return (
    <RowMenu name={props.code.label}>
      <CodeItems {...props} />
    </RowMenu>
  );
}
