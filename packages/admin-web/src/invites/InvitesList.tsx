import { Button } from '@mantine/core';
import { InvitesDocument, type InviteRowFragment } from '@portico/shared/admin';
import { Suspense, useCallback, useMemo, useState } from 'react';
import { useRights, WHO_MAY } from '../server/rights.js';
import { ListBody } from '../ui/list/ListBody.js';
import { useListAddress } from '../ui/list/list-address.js';
import { SelectionBar } from '../ui/list/SelectionBar.js';
import { useAskedList } from '../ui/list/use-asked-list.js';
import { Icon } from '../ui/marks/Icon.js';
import { NoneYet } from '../ui/states/NoneYet.js';
import { useColumns } from '../ui/table/column-choice.js';
import { INVITE_COLUMNS } from './InviteCells.js';
import type { InvitingClient } from './invite-form.js';
import { INVITE_FILTERS, inviteListVariables } from './invite-list-variables.js';
import { inviteeOf, isOpen } from './invite-words.js';
import { InviteMenu } from './InviteMenu.js';
import { CorrectInviteDialog, TakeBackDialog } from './lazy-dialogs.js';
import { useResend } from './use-resend.js';

function useChosen(rows: readonly InviteRowFragment[], onTakeBack: (invites: readonly InviteRowFragment[]) => void) {
  const [keys, change] = useState<ReadonlySet<string>>(new Set());
  const resend = useResend();
  const chosen = rows.filter(({ id }) => keys.has(id));
  const open = chosen.filter(isOpen);
  const clear = () => change(new Set());
  const act = (work: (invites: readonly InviteRowFragment[]) => void) => () => {
    work(open);
    clear();
  };
  const bar = (
    <SelectionBar chosen={chosen.length} onClear={clear}>
      <button type="button" disabled={open.length === 0} onClick={act(resend)}>
        <Icon name="mail" size={14} />
        Send again
      </button>
      <button type="button" disabled={open.length === 0} onClick={act(onTakeBack)}>
        <Icon name="off" size={14} />
        Take back …
      </button>
    </SelectionBar>
  );
  return { selection: { keys, change, nameOf: inviteeOf }, bar };
}

/** The invites of a client: how each stands, and what can be done about it. */
export function InvitesList({ client }: { readonly client: InvitingClient }) {
  const address = useListAddress('-sent');
  const asked = useAskedList(InvitesDocument, { address, variablesOf: (place) => inviteListVariables(place, client.id), listOf: ({ invites }) => invites });
  const { list } = asked;
  const { show } = address;
  const columns = useColumns('invites', INVITE_COLUMNS);
  const [correcting, setCorrecting] = useState<InviteRowFragment | null>(null);
  const [takingBack, setTakingBack] = useState<readonly InviteRowFragment[]>([]);
  const { selection, bar } = useChosen(list?.nodes ?? [], setTakingBack);
  const { people } = useRights();
  const actions = useCallback((invite: InviteRowFragment) => <InviteMenu invite={invite} onCorrect={() => setCorrecting(invite)} onTakeBack={() => setTakingBack([invite])} />, []);
  const add = useMemo(
    () =>
      people ? (
        <Button leftSection={<Icon name="mail" />} onClick={() => show({ invite: '1' })}>
          Add Learner
        </Button>
      ) : (
        <span className="pt-dim">{WHO_MAY.people}</span>
      ),
    [people, show],
  );
  const noneYet = (
    <NoneYet title="No invites yet" ways={add}>
      Ask people in by name and address. Whoever accepts is a learner of {client.name}; until then the seat is held.
    </NoneYet>
  );
  return (
    <>
      <ListBody label="Invites" address={address} asked={asked} columns={columns} keyOf={({ id }) => id} searchLabel="Name or e-mail" filters={INVITE_FILTERS} noMatch="No invite matches" noneYet={noneYet} {...(people && { actions, selection, selectionBar: bar })} onwards toolbarEnd={add} />
      <Suspense>
        {correcting !== null && <CorrectInviteDialog key={correcting.id} invite={correcting} onClose={() => setCorrecting(null)} />}
        {takingBack.length > 0 && <TakeBackDialog invites={takingBack} onClose={() => setTakingBack([])} />}
      </Suspense>
    </>
  );
}
