import type { ClipboardEvent, KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { Icon } from '../ui/marks/Icon.js';
import { PlainButton } from '../ui/page/PlainButton.js';
import { isFilled, rowFor, type InviteForm } from './invite-form.js';
import './invites.css';
import { isList, readPeople } from './pasted-people.js';

const PARTS = [
  { part: 'firstName', label: 'First name', type: 'text' },
  { part: 'lastName', label: 'Last name', type: 'text' },
  { part: 'email', label: 'E-mail', type: 'email' },
] as const;

interface PartFieldProps {
  readonly form: InviteForm;
  readonly at: number;
  readonly part: (typeof PARTS)[number];
}

function PartField({ form, at, part: { part, label, type } }: PartFieldProps) {
  const path = `people.${at}.${part}`;
  const { error, ...input } = form.getInputProps(path);
  const isWrong = error !== undefined && error !== null;
  return (
    <span className="pt-person-part" data-part={part}>
      <input {...input} type={type} className="pt-input" aria-label={`${label}, person ${at + 1}`} placeholder={label} autoComplete="off" aria-invalid={isWrong || undefined} aria-describedby={isWrong ? `${path}-error` : undefined} {...(at === 0 && part === 'firstName' && { 'data-autofocus': true })} />
      {isWrong && (
        <span id={`${path}-error`} className="pt-field-error">
          <Icon name="alert" size={12} />
          {String(error)}
        </span>
      )}
    </span>
  );
}

/** Puts whoever can be read of a list behind the rows that are filled; gives how many. What could not be read stays as text. */
export function takeList(form: InviteForm, text: string): number {
  const { people, unread } = readPeople(text);
  const { people: before, pasted } = form.getValues();
  const known = new Set(before.map(({ email }) => email.trim().toLowerCase()));
  const more = people.filter(({ email }) => !known.has(email.toLowerCase()));
  const rows = [...before.filter(isFilled), ...more.map((person) => rowFor(person))];
  form.setValues({ people: rows.length === 0 ? [rowFor()] : rows, pasted: [...(pasted.trim() === text.trim() ? [] : [pasted]), ...unread].filter((line) => line.trim() !== '').join('\n') });
  return people.length;
}

interface PeopleRowsProps {
  readonly form: InviteForm;
  /** Called once a pasted list was read into rows. */
  readonly onList: (text: string) => void;
}

/** Whom to invite, a row for each. Enter goes on to the next, a pasted list fills as many as it has. */
export function PeopleRows({ form, onList }: PeopleRowsProps) {
  const { people } = form.getValues();
  const focus = (at: number) => form.getInputNode(`people.${at}.firstName`)?.focus();
  const addBehind = (at: number) => {
    if (at === people.length - 1) flushSync(() => form.insertListItem('people', rowFor()));
    focus(at + 1);
  };
  const onKey = (event: KeyboardEvent, at: number) => {
    if (event.key !== 'Enter' || event.metaKey || event.ctrlKey || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    addBehind(at);
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!isList(text)) return;
    event.preventDefault();
    onList(text);
  };
  const remove = (at: number) => {
    flushSync(() => {
      form.clearErrors();
      form.setFieldValue('people', people.length === 1 ? [rowFor()] : people.filter((_, index) => index !== at));
    });
    focus(Math.max(0, at - 1));
  };
  return (
    <div className="pt-people">
      {people.map(({ key }, at) => (
        // Keys and pastes come from the fields of the row, which are what is interactive.
        <div key={key} role="group" aria-label={`Person ${at + 1}`} className="pt-person" onKeyDown={(event) => onKey(event, at)} onPaste={onPaste}>
          {PARTS.map((part) => (
            <PartField key={part.part} form={form} at={at} part={part} />
          ))}
          <button type="button" className="pt-icon-button" aria-label={`Take person ${at + 1} out`} disabled={people.length === 1 && !isFilled(people[0]!)} onClick={() => remove(at)}>
            <Icon name="cross" size={14} />
          </button>
        </div>
      ))}
      <span>
        <PlainButton onClick={() => addBehind(people.length - 1)}>Add another</PlainButton>
      </span>
    </div>
  );
}
