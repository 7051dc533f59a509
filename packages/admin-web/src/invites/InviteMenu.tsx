import { Menu } from '@mantine/core';
import type { InviteRowFragment } from '@portico/shared/admin';
import { Icon } from '../ui/marks/Icon.js';
import { RowMenu } from '../ui/table/RowMenu.js';
import { inviteeOf, isOpen } from './invite-words.js';
import { useResend } from './use-resend.js';

interface InviteMenuProps {
  readonly invite: InviteRowFragment;
  readonly onCorrect: () => void;
  readonly onTakeBack: () => void;
}

function InviteItems({ invite, onCorrect, onTakeBack }: InviteMenuProps) {
  const resend = useResend();
  if (!isOpen(invite)) return <Menu.Label>{invite.status === 'ACCEPTED' ? 'Accepted: nothing is left to do.' : 'Taken back: to ask them in, invite them anew.'}</Menu.Label>;
  return (
    <>
      <Menu.Item leftSection={<Icon name="mail" size={14} />} onClick={() => resend([invite])}>
        Send again
      </Menu.Item>
      <Menu.Item leftSection={<Icon name="pencil" size={14} />} onClick={onCorrect}>
        Correct the address …
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item className="pt-danger" leftSection={<Icon name="off" size={14} />} onClick={onTakeBack}>
        Take back …
      </Menu.Item>
    </>
  );
}

/** The Actions menu of an invite. */
export function InviteMenu(props: InviteMenuProps) {
  return (
    <RowMenu name={inviteeOf(props.invite)}>
      <InviteItems {...props} />
    </RowMenu>
  );
}
