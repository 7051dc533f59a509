import { Menu } from '@mantine/core';
import type { BatchCodeFragment } from '@portico/shared/admin';
import { useRights } from '../server/rights.js';
import { useSwitchCodes } from '../ui/code/use-switch-codes.js';
import { Icon } from '../ui/marks/Icon.js';
import { sayDone } from '../ui/notices/say-done.js';
import { RowMenu } from '../ui/table/RowMenu.js';

interface BatchCodeMenuProps {
  readonly code: BatchCodeFragment;
  /** Whether its whole batch is off: then nothing is to be had by switching one code. */
  readonly isBatchOff: boolean;
  readonly onHand: () => void;
  readonly onReverse: () => void;
}

function CodeItems({ code, isBatchOff, onHand, onReverse }: BatchCodeMenuProps) {
  const { people } = useRights();
  const { setEnabled } = useSwitchCodes();
  const isOff = code.status === 'DISABLED';
  const copy = async (what: string, text: string) => {
    await navigator.clipboard.writeText(text);
    sayDone({ title: `${what} copied`, meaning: text });
  };
  return (
    <>
      <Menu.Item leftSection={<Icon name="copy" size={14} />} onClick={() => void copy('Code', code.code)}>
        Copy code
      </Menu.Item>
      <Menu.Item leftSection={<Icon name="external" size={14} />} onClick={() => void copy('Link', code.landingUrl)}>
        Copy link
      </Menu.Item>
      {people && (
        <Menu.Item leftSection={<Icon name="hand" size={14} />} onClick={onHand}>
          Handed to …
        </Menu.Item>
      )}
      {people && !isBatchOff && (
        <Menu.Item leftSection={<Icon name="off" size={14} />} onClick={() => setEnabled([{ id: code.id, name: code.code }], isOff)}>
          {isOff ? 'Enable' : 'Disable'}
        </Menu.Item>
      )}
      {people && code.redemption !== null && (
        <>
          <Menu.Divider />
          <Menu.Item className="pt-danger" leftSection={<Icon name="refresh" size={14} />} onClick={onReverse}>
            Reverse redemption …
          </Menu.Item>
        </>
      )}
    </>
  );
}

/** The Actions menu of a code of a batch. */
export function BatchCodeMenu(props: BatchCodeMenuProps) {
  return (
    <RowMenu name={props.code.code}>
      <CodeItems {...props} />
    </RowMenu>
  );
}
