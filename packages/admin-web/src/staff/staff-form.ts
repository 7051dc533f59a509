import { useForm, type UseFormReturnType } from '@mantine/form';
import type { StaffRole, StaffRowFragment } from '@portico/shared/admin';

/** Somewhere somebody works. */
export interface Place {
  readonly id: string;
  /** A sublicense with its client. */
  readonly name: string;
}

/** What is typed and chosen of somebody of the staff. */
export interface StaffValues extends Record<string, unknown> {
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly clientIds: readonly Place[];
  readonly sublicenseIds: readonly Place[];
}

/** The form of somebody of the staff. */
export type StaffForm = UseFormReturnType<StaffValues>;

/** An empty form, or one filled with somebody there is. */
export function useStaffForm(member: StaffRowFragment | null): StaffForm {
  return useForm<StaffValues>({
    mode: 'controlled',
    initialValues:
      member === null
        ? { email: '', name: '', role: 'CLIENT_MANAGER', clientIds: [], sublicenseIds: [] }
        : {
            email: member.email,
            name: member.name,
            role: member.role,
            clientIds: member.clients.map(({ id, name }) => ({ id, name })),
            sublicenseIds: member.sublicenses.map(({ id, name, client }) => ({ id, name: `${client.name} · ${name}` })),
          },
  });
}

/** Whether a role works on clients at all, and on single sublicenses of them. */
export function placesFor(role: StaffRole): { readonly clients: boolean; readonly sublicenses: boolean } {
  return { clients: role !== 'OWNER', sublicenses: role === 'CLIENT_MANAGER' || role === 'AUDITOR' };
}

/** The post as it is sent: what a role has not is left out, though it may still be chosen. */
export function postOf({ role, clientIds, sublicenseIds }: StaffValues) {
  const has = placesFor(role);
  const ids = (places: readonly Place[], shown: boolean) => (shown ? places.map(({ id }) => id) : []);
  return { role, clientIds: ids(clientIds, has.clients), sublicenseIds: ids(sublicenseIds, has.sublicenses) };
}
