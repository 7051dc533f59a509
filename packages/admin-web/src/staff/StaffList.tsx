import { Button } from '@mantine/core';
import { StaffDocument, type StaffRowFragment } from '@portico/shared/admin';
import { Suspense, useCallback, useMemo } from 'react';
import { useRights, WHO_MAY } from '../server/rights.js';
import { PAGE_SIZE, useListAddress, type ListAddress } from '../ui/list/list-address.js';
import { ListFooter } from '../ui/list/ListFooter.js';
import { useAskedList } from '../ui/list/use-asked-list.js';
import { Icon } from '../ui/marks/Icon.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import { DataTable } from '../ui/table/DataTable.js';
import { RemoveStaffDialog, StaffDialog } from './lazy-dialogs.js';
import './staff.css';
import { staffColumns } from './StaffCells.js';
import { StaffMenu } from './StaffMenu.js';

/** What stands over the list, by the address. */
function opened({ get }: ListAddress, rows: readonly StaffRowFragment[], me: string) {
  const of = (name: string) => rows.find(({ id }) => id === get(name) && id !== me);
  return { isInviting: get('invite') !== null, changed: of('change'), removed: of('remove') };
}

/** Who works here, or is asked in, and what can be done about it. @param me who is signed in */
export function StaffList({ me }: { readonly me: string }) {
  const { clients: mayGive } = useRights();
  const address = useListAddress('name');
  const asked = useAskedList(StaffDocument, {
    address,
    variablesOf: (place) => {
      const after = place.get('after');
      return { first: PAGE_SIZE, ...(after !== null && { after }) };
    },
    listOf: ({ staff }) => staff,
  });
  const { list, stale, fault, again } = asked;
  const { show } = address;
  const { isInviting, changed, removed } = opened(address, list?.nodes ?? [], me);
  const open = useCallback((id: string) => show({ change: id }), [show]);
  const columns = useMemo(() => staffColumns(me, mayGive ? open : undefined), [me, mayGive, open]);
  const actions = useCallback((member: StaffRowFragment) => <StaffMenu member={member} isMe={member.id === me} onChange={() => show({ change: member.id })} onRemove={() => show({ remove: member.id })} />, [me, show]);
  const close = () => show({ invite: null, change: null, remove: null });
  return (
    <>
      <div className="pt-toolbar">
        <span className="pt-toolbar-end">
          {mayGive ? (
            <Button leftSection={<Icon name="personAdd" />} onClick={() => show({ invite: '1' })}>
              Invite Staff
            </Button>
          ) : (
            <span className="pt-dim">{WHO_MAY.clients}</span>
          )}
        </span>
      </div>
      {fault !== null && <FaultStrip title={list === undefined ? 'The list could not be read.' : 'The list could not be refreshed.'} fault={fault} onRetry={again} />}
      <DataTable label="Staff" columns={columns} rows={fault !== null && list === undefined ? [] : list?.nodes} keyOf={({ id }) => id} stale={stale} {...(mayGive && { actions })} />
      <ListFooter address={address} facts={list} rows={fault === null && !stale ? (list?.nodes.length ?? 0) : 0} onwards />
      <Suspense>
        {mayGive && isInviting && <StaffDialog member={null} onClose={close} />}
        {mayGive && changed !== undefined && <StaffDialog key={changed.id} member={changed} onClose={close} />}
        {mayGive && removed !== undefined && <RemoveStaffDialog member={removed} onClose={close} />}
      </Suspense>
    </>
  );
}
