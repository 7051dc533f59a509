import { Button, Modal } from '@mantine/core';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { Problem } from '../form/Problem.js';
import { useIsNarrow } from './use-is-narrow.js';
import { useReturnFocus } from './use-return-focus.js';
import './overlay.css';

interface FormDialogProps {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Names what the filled button does: `Save code`. */
  readonly action: string;
  readonly busy: boolean;
  /** What was refused as a whole; null: nothing. */
  readonly problem: string | null;
  readonly onSubmit: (event?: FormEvent<HTMLFormElement>) => void;
  /** Stands left of the buttons: what is good to know before. */
  readonly hint?: ReactNode;
  /** Pixels wide. */
  readonly size?: number;
  /** True for what cannot be taken back. */
  readonly destructive?: boolean;
  readonly children: ReactNode;
}

const IS_MAC = /mac|iphone|ipad/i.test(globalThis.navigator?.userAgent ?? '');

/** A dialog around one form. ⌘⏎ or Ctrl+Enter submits from any field; a refused submit leaves everything as typed. */
export function FormDialog({ title, opened, onClose, action, busy, problem, onSubmit, hint, size = 680, destructive = false, children }: FormDialogProps) {
  const narrow = useIsNarrow();
  useReturnFocus();
  const submitByKeys = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!busy) onSubmit(event);
  };
  return (
    // Only on a phone the page itself scrolls; to lock it, Mantine has the browser style every element anew.
    <Modal lockScroll={narrow} opened={opened} onClose={onClose} title={title} size={size} fullScreen={narrow} closeOnClickOutside={false} padding={0} className="pt-dialog">
      {/* The form is where keys arrive that belong to no single field. */}
      <form noValidate onSubmit={submit} onKeyDown={submitByKeys}>
        <Problem message={problem} />
        {children}
        <footer className="pt-dialog-footer">
          <span className="pt-note">{hint}</span>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" color={destructive ? 'red' : 'accent'} aria-disabled={busy} rightSection={<kbd className="pt-key pt-key-filled">{IS_MAC ? '⌘⏎' : 'Ctrl ⏎'}</kbd>}>
            {busy ? 'One moment …' : action}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}
