import { useDebouncedValue } from '@mantine/hooks';
import { GivableClientsDocument, GivableSublicensesDocument } from '@portico/shared/admin';
import { useId, useState } from 'react';
import { useAsked } from '../server/use-asked.js';
import { Icon } from '../ui/marks/Icon.js';
import '../ui/marks/plain-controls.css';
import { PlainButton } from '../ui/page/PlainButton.js';
import { FaultStrip } from '../ui/states/FaultStrip.js';
import type { Place, StaffForm } from './staff-form.js';
import { placesFor } from './staff-form.js';
import './staff.css';

/** How many clients are offered at once. */
const OFFERED = 6;

type Field = 'clientIds' | 'sublicenseIds';

/** Puts a place into a list of them, or takes it out. */
function toggled(places: readonly Place[], place: Place): Place[] {
  return places.some(({ id }) => id === place.id) ? places.filter(({ id }) => id !== place.id) : [...places, place];
}

function useToggle(form: StaffForm) {
  const values = form.getValues();
  return {
    has: (field: Field, id: string) => values[field].some((place) => place.id === id),
    toggle: (field: Field, place: Place) => {
      form.setFieldValue(field, toggled(values[field], place));
      form.clearFieldError(field);
    },
  };
}

function SublicensesOf({ client, form }: { readonly client: Place; readonly form: StaffForm }) {
  const { data, fault, again } = useAsked(GivableSublicensesDocument, { clientId: client.id });
  const { has, toggle } = useToggle(form);
  return (
    <div role="group" aria-label={`Sublicenses of ${client.name}`} className="pt-giving-parts">
      {fault !== null && <FaultStrip title="The sublicenses could not be read." fault={fault} onRetry={again} />}
      {data?.client?.sublicenses.map(({ id, name, path }) => (
        <label key={id} className="pt-giving-label" style={{ paddingInlineStart: (path.length - 1) * 20 }}>
          <input type="checkbox" className="pt-check" checked={has('sublicenseIds', id)} onChange={() => toggle('sublicenseIds', { id, name: `${client.name} · ${name}` })} />
          {name}
        </label>
      ))}
    </div>
  );
}

function Offered({ client, form }: { readonly client: Place; readonly form: StaffForm }) {
  const [isOpen, setOpen] = useState(false);
  const { has, toggle } = useToggle(form);
  return (
    <li>
      <div className="pt-giving-client">
        <label className="pt-giving-label">
          <input type="checkbox" className="pt-check" checked={has('clientIds', client.id)} onChange={() => toggle('clientIds', client)} />
          {client.name}
        </label>
        {placesFor(form.getValues().role).sublicenses && (
          <PlainButton aria-expanded={isOpen} aria-label={`Sublicenses of ${client.name}`} onClick={() => setOpen(!isOpen)}>
            Sublicenses
          </PlainButton>
        )}
      </div>
      {isOpen && placesFor(form.getValues().role).sublicenses && <SublicensesOf client={client} form={form} />}
    </li>
  );
}

function Chosen({ form }: { readonly form: StaffForm }) {
  const { toggle } = useToggle(form);
  const { clientIds, sublicenseIds, role } = form.getValues();
  const all = [...clientIds.map((place) => ({ field: 'clientIds' as const, place })), ...(placesFor(role).sublicenses ? sublicenseIds.map((place) => ({ field: 'sublicenseIds' as const, place })) : [])];
  if (all.length === 0) return <p className="pt-note">{role === 'AUDITOR' ? 'Nothing chosen: the whole site, if you have it.' : 'Nothing chosen yet.'}</p>;
  return (
    <ul className="pt-giving-chosen" aria-label="Chosen">
      {all.map(({ field, place }) => (
        <li key={place.id}>
          {place.name}
          <button type="button" aria-label={`Take ${place.name} away`} onClick={() => toggle(field, place)}>
            <Icon name="cross" size={14} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Which clients, and which single sublicenses, somebody is to work on. */
export function PlacesField({ form }: { readonly form: StaffForm }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const { data, fault, again } = useAsked(GivableClientsDocument, { first: OFFERED, ...(search !== '' && { search }) });
  const error = form.errors['clientIds'] ?? form.errors['sublicenseIds'];
  const isRefused = error !== undefined && error !== null;
  return (
    <div role="group" aria-label="Works on" tabIndex={-1} data-path="clientIds" aria-describedby={isRefused ? `${id}-error` : undefined}>
      <div tabIndex={-1} data-path="sublicenseIds">
        <label className="pt-field-label" htmlFor={id}>
          Clients
        </label>
        <input id={id} type="search" className="pt-input" placeholder="Name, path or SKU" autoComplete="off" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
        {fault !== null && <FaultStrip title="The clients could not be read." fault={fault} onRetry={again} />}
        <ul className="pt-giving" data-error={isRefused || undefined} aria-label="Clients found">
          {data?.clients.nodes.map(({ id: one, name }) => (
            <Offered key={one} client={{ id: one, name }} form={form} />
          ))}
        </ul>
        {data?.clients.nodes.length === 0 && <p className="pt-note">No client matches.</p>}
        {isRefused && (
          <p id={`${id}-error`} className="pt-field-hint pt-field-refused">
            <span className="pt-error">
              <Icon name="alert" size={12} />
              {error}
            </span>
          </p>
        )}
        <Chosen form={form} />
      </div>
    </div>
  );
}
