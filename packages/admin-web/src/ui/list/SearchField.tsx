import { ActionIcon, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { memo, useEffect, useRef, useState } from 'react';
import { useSingleKey, useSingleKeys } from '../keys/single-keys.js';
import { Icon } from '../marks/Icon.js';
import './list.css';

/** Milliseconds without a key before the server is asked. */
const PAUSE_MS = 250;

interface SearchFieldProps {
  /** What can be searched for: `Name or path`. */
  readonly label: string;
  /** What the address says. */
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

/** The search of a list. `/` leads here from anywhere on the page. */
export const SearchField = memo(function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const send = useDebouncedCallback((typed: string) => {
    sent.current = typed.trim();
    onSearch(typed.trim());
  }, PAUSE_MS);
  // The address changed by another hand: back, a view, "clear".
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);
  useSingleKey('/', () => field.current?.focus());
  const withKeys = useSingleKeys();
  const type = (typed: string) => {
    setText(typed);
    send(typed);
  };
  const clear = () => {
    type('');
    field.current?.focus();
  };
  return (
    <TextInput
      ref={field}
      type="search"
      className="pt-search"
      aria-label={label}
      placeholder={label}
      value={text}
      leftSection={<Icon name="search" />}
      rightSection={text === '' ? withKeys && <kbd className="pt-key">/</kbd> : <ActionIcon size={24} aria-label="Clear search" onClick={clear}><Icon name="cross" size={14} /></ActionIcon>}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') type('');
      }}
    />
  );
});
