import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { InviteStaffDocument, type StaffRowFragment } from '@portico/shared/admin';
import { useSend } from '../server/use-send.js';
import { Icon } from '../ui/marks/Icon.js';
import { sayDone } from '../ui/notices/say-done.js';
import { RowMenu } from '../ui/table/RowMenu.js';

interface StaffMenuProps {
  readonly member: StaffRowFragment;
  /** Whether it is whoever is signed in. */
  readonly isMe: boolean;
  readonly onChange: () => void;
  readonly onRemove: () => void;
}

/** Mails another link to somebody who was asked in. */
function useAgain(): (member: StaffRowFragment) => Promise<void> {
  const send = useSend(InviteStaffDocument);
  return async ({ name, email, role, clients, sublicenses }) => {
    const sayNot = (message: string) => notifications.show({ title: `${name} gets no other mail`, message, autoClose: false });
    try {
      const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id);
      const { inviteStaff: result } = await send({ input: { name, email, role, clientIds: ids(clients), sublicenseIds: ids(sublicenses) } });
      if (result.__typename === 'InvalidInput') sayNot(result.message);
      else sayDone({ title: `${name} is invited again`, meaning: 'The link of the earlier mail is dead.' });
    } catch (error) {
      sayNot(error instanceof Error ? error.message : String(error));
    }
  };
}

function StaffItems({ member, isMe, onChange, onRemove }: StaffMenuProps) {
  const again = useAgain();
  const isInvited = member.status === 'INVITED';
  if (isMe) return <Menu.Label>This is you: ask another owner or admin to change it.</Menu.Label>;
  return (
    <>
      <Menu.Item leftSection={<Icon name="pencil" size={14} />} onClick={onChange}>
        Change role and clients …
      </Menu.Item>
      {isInvited && (
        <Menu.Item leftSection={<Icon name="mail" size={14} />} onClick={() => void again(member)}>
          Send the invite again
        </Menu.Item>
      )}
      <Menu.Divider />
      <Menu.Item className="pt-danger" leftSection={<Icon name="off" size={14} />} onClick={onRemove}>
        {isInvited ? 'Take the invite back …' : 'Remove from the staff …'}
      </Menu.Item>
    </>
  );
}

/** The Actions menu of somebody of the staff. */
export function StaffMenu(props: StaffMenuProps) {
  return (
    <RowMenu name={props.member.name}>
      <StaffItems {...props} />
    </RowMenu>
  );
}
