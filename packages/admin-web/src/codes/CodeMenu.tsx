import { Menu } from '@mantine/core';
import type { CodeRowFragment } from '@portico/shared/admin';
import { useRights } from '../server/rights.js';
import { useSwitchCodes } from '../ui/code/use-switch-codes.js';
import { Icon } from '../ui/marks/Icon.js';
import { sayDone } from '../ui/notices/say-done.js';
import { RowMenu } from '../ui/table/RowMenu.js';

interface CodeMenuProps {
  readonly code: CodeRowFragment;
  readonly onOpen: () => void;
  readonly onEdit: () => void;
  readonly onQr: () => void;
  readonly onDelete: () => void;
}

function CodeItems({ code, onOpen, onEdit, onQr, onDelete }: CodeMenuProps) {
  const { people } = useRights();
  const { setEnabled } = useSwitchCodes();
  const isOff = code.status === 'DISABLED';
  const copy = async (what: string, text: string) => {
    await navigator.clipboard.writeText(text);
    sayDone({ title: `${what} copied`, meaning: text });
  };
  return (
    <>
      <Menu.Item leftSection={<Icon name="ticket" size={14} />} onClick={onOpen}>
        Open, who redeemed
      </Menu.Item>
      {people && (
        <Menu.Item leftSection={<Icon name="pencil" size={14} />} onClick={onEdit}>
          Edit
        </Menu.Item>
      )}
      <Menu.Item leftSection={<Icon name="copy" size={14} />} onClick={() => void copy('Code', code.code)}>
        Copy code
      </Menu.Item>
      <Menu.Item leftSection={<Icon name="external" size={14} />} onClick={() => void copy('Link', code.landingUrl)}>
        Copy link
      </Menu.Item>
      <Menu.Item leftSection={<Icon name="qr" size={14} />} onClick={onQr}>
        QR code
      </Menu.Item>
      {people && (
        <>
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="off" size={14} />} onClick={() => setEnabled([{ id: code.id, name: code.code }], isOff)}>
            {isOff ? 'Enable' : 'Disable'}
          </Menu.Item>
        </>
      )}
      {people && code.redemptionCount === 0 && (
        <Menu.Item className="pt-danger" leftSection={<Icon name="trash" size={14} />} onClick={onDelete}>
          Delete …
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
