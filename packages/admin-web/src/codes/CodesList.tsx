import { Button } from '@mantine/core';
import { RegistrationCodesDocument, type CodeRowFragment } from '@portico/shared/admin';
import { useApolloClient } from '@apollo/client/react';
import { Suspense, useCallback, useMemo, useState } from 'react';
import { useRights, WHO_MAY } from '../server/rights.js';
import { MORE_ORDERS, USUAL_ORDER, useCodeFilters } from '../ui/code/code-list.js';
import { useSwitchCodes } from '../ui/code/use-switch-codes.js';
import { ListBody } from '../ui/list/ListBody.js';
import { useListAddress } from '../ui/list/list-address.js';
import { useAskedList } from '../ui/list/use-asked-list.js';
import { SelectionBar } from '../ui/list/SelectionBar.js';
import { Icon } from '../ui/marks/Icon.js';
import { DRAWER_GONE } from '../ui/overlay/drawer-place.js';
import { NoneYet } from '../ui/states/NoneYet.js';
import { useColumns } from '../ui/table/column-choice.js';
import { codeColumns } from './CodeCells.js';
import type { CodeClient } from './code-form.js';
import { codeListVariables } from './code-list-variables.js';
import { CodeMenu } from './CodeMenu.js';
import { AddCodeDialog, CodeDrawer, DeleteCodeDialog, EditCodeDialog } from './lazy-dialogs.js';

function useChosen(rows: readonly CodeRowFragment[]) {
  const [keys, change] = useState<ReadonlySet<string>>(new Set());
  const { setEnabled } = useSwitchCodes();
  const chosen = rows.filter(({ id }) => keys.has(id));
  const clear = () => change(new Set());
  const set = (enabled: boolean) => {
    setEnabled(chosen.map(({ id, code }) => ({ id, name: code })), enabled);
    clear();
  };
  const bar = (
    <SelectionBar chosen={chosen.length} onClear={clear}>
      <button type="button" onClick={() => set(true)}>
        <Icon name="check" size={14} />
        Enable
      </button>
      <button type="button" onClick={() => set(false)}>
        <Icon name="off" size={14} />
        Disable
      </button>
    </SelectionBar>
  );
  return { selection: { keys, change, nameOf: ({ label }: CodeRowFragment) => label }, bar };
}

interface CodesListProps {
  /** Only of this client; undefined: of all. */
  readonly client?: CodeClient;
}

/** Registration codes: found, filtered, ordered and paged by their address; what each opens is one hover away. */
export function CodesList({ client }: CodesListProps) {
  const address = useListAddress(USUAL_ORDER);
  const server = useApolloClient();
  const filters = useCodeFilters(client?.id);
  const asked = useAskedList(RegistrationCodesDocument, { address, variablesOf: (place) => codeListVariables(place, client?.id), listOf: (data) => data.registrationCodes });
  const { list } = asked;
  const { show } = address;
  const open = useCallback((id: string | null) => show({ ...DRAWER_GONE, code: id }), [show]);
  // The columns stay the same objects, so that an open card survives a refresh of the rows.
  const columns = useColumns('codes', useMemo(() => codeColumns(open, server), [open, server]));
  const { selection, bar } = useChosen(list?.nodes ?? []);
  const [editing, setEditing] = useState<CodeRowFragment | null>(null);
  const [deleting, setDeleting] = useState<CodeRowFragment | null>(null);
  const actions = useCallback((code: CodeRowFragment) => <CodeMenu code={code} onOpen={() => open(code.id)} onEdit={() => setEditing(code)} onQr={() => show({ ...DRAWER_GONE, code: code.id, tab: 'qr' })} onDelete={() => setDeleting(code)} />, [open, show]);
  const opened = address.get('code');
  const { people } = useRights();
  const add = useMemo(
    () =>
      people ? (
        <Button leftSection={<Icon name="plus" />} onClick={() => show({ add: '1' })}>
          Add Registration Codes
        </Button>
      ) : (
        <span className="pt-dim">{WHO_MAY.people}</span>
      ),
    [people, show],
  );
  const noneYet = (
    <NoneYet title="No registration codes yet" ways={add}>
      One code, many learners: whoever has it lets themselves in, as long as there are seats.
    </NoneYet>
  );
  return (
    <>
      <ListBody label="Registration codes" address={address} asked={asked} columns={columns} keyOf={(code) => code.id} searchLabel="Code or label" filters={filters} orders={MORE_ORDERS} noMatch="No code matches" noneYet={noneYet} actions={actions} {...(people && { selection, selectionBar: bar })} openKey={opened} toolbarEnd={add} />
      <Suspense>
        {opened !== null && <CodeDrawer id={opened} onClose={() => open(null)} onEdit={() => setEditing(list?.nodes.find(({ id }) => id === opened) ?? null)} />}
        {editing !== null && <EditCodeDialog key={editing.id} code={editing} onClose={() => setEditing(null)} />}
        {deleting !== null && <DeleteCodeDialog key={deleting.id} code={deleting} onClose={() => setDeleting(null)} />}
        {people && client !== undefined && address.get('add') !== null && <AddCodeDialog client={client} onClose={() => address.show({ add: null })} />}
      </Suspense>
    </>
  );
}
