import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { ClientsDocument } from '@portico/shared/admin';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAsked } from '../server/use-asked.js';
import { Icon } from '../ui/marks/Icon.js';
import { SeatMeter } from '../ui/marks/SeatMeter.js';
import { useIsNarrow } from '../ui/overlay/use-is-narrow.js';
import { useReturnFocus } from '../ui/overlay/use-return-focus.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import './clients.css';

/** How many clients are offered at once. */
const OFFERED = 8;

interface ChooseClientDialogProps {
  /** What is added: `Add Registration Codes`. */
  readonly what: string;
  /** The address below a client's own where it is added: `codes?add=1`. */
  readonly place: string;
  readonly onClose: () => void;
}

/** Which client something is added to: leads to the dialog that adds it, on that client's page. */
export function ChooseClientDialog({ what, place, onClose }: ChooseClientDialogProps) {
  useReturnFocus();
  const narrow = useIsNarrow();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const { data, fault, again } = useAsked(ClientsDocument, { first: OFFERED, filter: { status: 'ACTIVE', ...(search !== '' && { search }) } });
  const clients = data?.clients.nodes ?? [];
  return (
    <Modal opened onClose={onClose} title={`${what}: for which client?`} size={560} fullScreen={narrow} padding={0} className="pt-dialog">
      <div className="pt-choose">
        <TextInput type="search" label="Client" placeholder="Name, path or SKU" value={typed} leftSection={<Icon name="search" />} onChange={(event) => setTyped(event.currentTarget.value)} data-autofocus />
        {fault !== null && <FaultStrip title="The clients could not be read." fault={fault} onRetry={again} />}
        <ul className="pt-plain-list" aria-label="Clients">
          {clients.map(({ id, name, slug, seats }) => (
            <li key={id}>
              <Link className="pt-name" to={`/clients/${slug}/${place}`}>
                {name}
              </Link>
              <SeatMeter limit={seats.limit} taken={seats.taken} />
            </li>
          ))}
        </ul>
        <p className="pt-note" role="status">
          {data !== undefined && clients.length === 0 && 'No open client matches.'}
        </p>
      </div>
    </Modal>
  );
}
