import { Menu } from '@mantine/core';
import type { ClientRowFragment } from '@portico/shared/admin';
import { Link } from 'react-router';
import { useRights } from '../server/rights.js';
import { Icon } from '../ui/marks/Icon.js';
import { sayDone } from '../ui/notices/say-done.js';
import { RowMenu } from '../ui/table/RowMenu.js';
import { useClientStatus } from './use-client-status.js';

/** What the menus of a client need of it. */
export type ClientInMenu = Pick<ClientRowFragment, 'id' | 'name' | 'slug' | 'status' | 'landingUrl'>;

interface ClientItemsProps {
  readonly client: ClientInMenu;
  readonly onCopy: () => void;
  readonly onDelete: () => void;
}

/** What can be done with a client as a whole. */
export function ClientItems({ client, onCopy, onDelete }: ClientItemsProps) {
  const { site } = useRights();
  const setStatus = useClientStatus();
  const isOpen = client.status === 'ACTIVE';
  const copyLink = async () => {
    await navigator.clipboard.writeText(client.landingUrl);
    sayDone({ title: 'Landing page link copied', meaning: client.landingUrl });
  };
  return (
    <>
      <Menu.Item leftSection={<Icon name="external" size={14} />} onClick={() => void copyLink()}>
        Copy landing page link
      </Menu.Item>
      {site && (
        <>
          <Menu.Item leftSection={<Icon name="copy" size={14} />} onClick={onCopy}>
            Copy client
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<Icon name="off" size={14} />} onClick={() => setStatus(client, isOpen ? 'DISABLED' : 'ACTIVE')}>
            {isOpen ? 'Disable' : 'Enable'}
          </Menu.Item>
          <Menu.Item className="pt-danger" leftSection={<Icon name="trash" size={14} />} onClick={onDelete}>
            Delete …
          </Menu.Item>
        </>
      )}
    </>
  );
}

/** The Actions menu of a client in the list. */
export function ClientMenu({ client, onCopy, onDelete }: ClientItemsProps) {
  const home = `/clients/${client.slug}`;
  const { clients, people } = useRights();
  return (
    <RowMenu name={client.name}>
      <Menu.Item component={Link} to={home} leftSection={<Icon name={clients ? 'pencil' : 'building'} size={14} />}>
        {clients ? 'Edit' : 'Open'}
      </Menu.Item>
      {people && (
        <>
          <Menu.Item component={Link} to={`${home}/learners?invite=1`} leftSection={<Icon name="mail" size={14} />}>
            Add Learner
          </Menu.Item>
          <Menu.Item component={Link} to={`${home}/codes?add=1`} leftSection={<Icon name="ticket" size={14} />}>
            Add Registration Codes
          </Menu.Item>
          <Menu.Item component={Link} to={`${home}/redemption-codes?add=1`} leftSection={<Icon name="layers" size={14} />}>
            Add Redemption Codes
          </Menu.Item>
        </>
      )}
      <Menu.Item component={Link} to={`${home}/learners`} leftSection={<Icon name="people" size={14} />}>
        Learners
      </Menu.Item>
      <Menu.Divider />
      <ClientItems client={client} onCopy={onCopy} onDelete={onDelete} />
    </RowMenu>
  );
}
