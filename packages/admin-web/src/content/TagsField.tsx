import { Button, TextInput } from '@mantine/core';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Icon } from '../ui/marks/Icon.js';
import { isSameTag, withTag } from './client-content.js';
import './content.css';

interface TagsFieldProps {
  readonly tags: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
  readonly label: string;
  readonly hint: string;
  /** Tags there are, offered while typing. */
  readonly known: readonly string[];
  /** What was refused; undefined: nothing. */
  readonly error?: ReactNode;
}

/** Tags, each with a way to take it away, and a field for another. Enter adds what is typed. */
export function TagsField({ tags, onChange, label, hint, known, error }: TagsFieldProps) {
  const [typed, setTyped] = useState('');
  const list = useId();
  const add = () => {
    onChange(withTag(tags, typed));
    setTyped('');
  };
  const addByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || typed.trim() === '') return;
    event.preventDefault();
    add();
  };
  return (
    <div className="pt-tags">
      <div className="pt-tags-typed">
        <TextInput name="contentTags" data-path="contentTags" label={label} description={hint} inputWrapperOrder={['label', 'input', 'description', 'error']} error={error} value={typed} list={list} autoComplete="off" maxLength={60} onChange={(event) => setTyped(event.currentTarget.value)} onKeyDown={addByKey} />
        <Button variant="default" disabled={typed.trim() === ''} onClick={add}>
          Add tag
        </Button>
      </div>
      <datalist id={list}>
        {known.filter((tag) => !tags.some((other) => isSameTag(tag, other))).map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      <TagList tags={tags} onRemove={(tag) => onChange(tags.filter((other) => other !== tag))} />
    </div>
  );
}

interface TagListProps {
  readonly tags: readonly string[];
  readonly onRemove: (tag: string) => void;
}

/** Tags, each with a way to take it away. */
export function TagList({ tags, onRemove }: TagListProps) {
  if (tags.length === 0) return null;
  return (
    <ul className="pt-tag-list" aria-label="Tags">
      {tags.map((tag) => (
        <li key={tag} className="pt-filter" data-on>
          <span className="pt-tag-name">{tag}</span>
          <button type="button" className="pt-filter-clear" aria-label={`Take away the tag ${tag}`} onClick={() => onRemove(tag)}>
            <Icon name="cross" size={14} />
          </button>
        </li>
      ))}
    </ul>
  );
}
