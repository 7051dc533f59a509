import { useQuery } from '@apollo/client/react';
import { LearnersDocument, SublicenseChoicesDocument, type MembershipRowFragment } from '@portico/shared/admin';
import { Suspense, useCallback, useMemo } from 'react';
import { useRights } from '../server/rights.js';
import type { Filter } from '../ui/list/FilterMenu.js';
import { ListBody } from '../ui/list/ListBody.js';
import { useListAddress } from '../ui/list/list-address.js';
import { useAskedList } from '../ui/list/use-asked-list.js';
import { DRAWER_GONE } from '../ui/overlay/drawer-place.js';
import { NoneYet } from '../ui/states/NoneYet.js';
import { useColumns } from '../ui/table/column-choice.js';
import type { LearnersClient } from './AddWithoutInviteDialog.js';
import { learnerColumns } from './LearnerCells.js';
import { AddWithoutInviteDialog } from './lazy-dialogs.js';
import { LearnerDrawer } from './LearnerDrawer.js';
import { LearnerMenu } from './LearnerMenu.js';
import { LetIn, ListWays } from './ListWays.js';
import { useManyLearners } from './ManyLearners.js';
import { LEARNER_FILTERS, learnerFilter, learnerListVariables, learnersCsvUrl, USUAL_ORDER } from './learner-list-variables.js';

function useFilters(clientId: string | undefined): readonly Filter[] {
  const { data } = useQuery(SublicenseChoicesDocument, { variables: { clientId: clientId ?? '' }, skip: clientId === undefined });
  const sublicenses = data?.client?.sublicenses;
  return useMemo(() => {
    const options = (sublicenses ?? []).map(({ id, path }) => ({ value: id, label: path.join(' / ') }));
    // Last, since it comes last: what stood before it would move.
    return options.length < 2 ? LEARNER_FILTERS : [...LEARNER_FILTERS, { name: 'sublicense', label: 'Sublicense', options }];
  }, [sublicenses]);
}

interface LearnersListProps {
  /** Only of this client; undefined: of all. */
  readonly client?: LearnersClient;
}

/** Learners: found, filtered, ordered and paged by their address; why each has access is one click away. */
export function LearnersList({ client }: LearnersListProps) {
  const address = useListAddress(USUAL_ORDER);
  const filters = useFilters(client?.id);
  const asked = useAskedList(LearnersDocument, { address, variablesOf: (place) => learnerListVariables(place, client?.id), listOf: (data) => data.learners });
  const { list } = asked;
  const { show } = address;
  const open = useCallback((id: string | null) => show({ ...DRAWER_GONE, learner: id }), [show]);
  const withClient = client === undefined;
  const columns = useColumns('learners', useMemo(() => learnerColumns(open, withClient), [open, withClient]));
  const actions = useCallback((membership: MembershipRowFragment) => <LearnerMenu membership={membership} onOpen={() => open(membership.id)} />, [open]);
  const opened = address.get('learner');
  const { people } = useRights();
  const filter = learnerFilter(address, client?.id);
  const { selection, bar, dialog } = useManyLearners(filter, list);
  const noneYet = <NoneYet title="No learners yet" ways={<LetIn withAdd onShow={show} />}>{client === undefined ? 'Learners come in by an invite, through a registration code, or by the hand of staff.' : `Invite people, or give ${client.name} a registration code: whoever is invited or redeems it stands here.`}</NoneYet>;
  return (
    <>
      <ListBody label="Learners" address={address} asked={asked} columns={columns} keyOf={(membership) => membership.id} searchLabel="Name, e-mail or external id" filters={filters} noMatch="No learner matches" noneYet={noneYet} actions={actions} openKey={opened} toolbarEnd={<ListWays csvUrl={learnersCsvUrl(filter)} withAdd={withClient} onShow={show} />} {...(people && { selection, selectionBar: bar })} />
      <LearnerDrawer id={opened} onClose={() => open(null)} />
      <Suspense>{people && client !== undefined && address.get('add') !== null && <AddWithoutInviteDialog client={client} onClose={() => address.show({ add: null })} />}</Suspense>
      {dialog}
    </>
  );
}
