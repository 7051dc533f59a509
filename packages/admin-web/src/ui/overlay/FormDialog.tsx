import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { Problem } from '../form/Problem.js';
import { submitted } from '../form/submitted.js';
import { PlainButton } from '../page/PlainButton.js';
import { ModalFrame } from './ModalFrame.js';
import './overlay.css';

interface FormDialogProps {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Names what the filled button does: `Save code`. */
  readonly action: string;
  /** Names what closes it; `Cancel` when left out. */
  readonly cancel?: string;
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
export function FormDialog({ title, opened, onClose, action, cancel = 'Cancel', busy, problem, onSubmit, hint, size = 680, destructive = false, children }: FormDialogProps) {
  if (!opened) return null;
  const submitByKeys = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!busy) submitted(event, onSubmit);
  };
  return (
    <ModalFrame kind="dialog" title={title} className="pt-dialog" size={size} closesOutside={false} onClose={onClose}>
      {/* The form is where keys arrive that belong to no single field. */}
      <form noValidate onSubmit={submit} onKeyDown={submitByKeys}>
        <Problem message={problem} />
        {children}
        <footer className="pt-dialog-footer">
          <span className="pt-note">{hint}</span>
          <PlainButton onClick={onClose}>{cancel}</PlainButton>
          <PlainButton type="submit" look={destructive ? 'danger' : 'filled'} aria-disabled={busy} aria-keyshortcuts={IS_MAC ? 'Meta+Enter' : 'Control+Enter'}>
            {busy ? 'One moment …' : action}
            <kbd className="pt-key pt-key-filled" aria-hidden="true">
              {IS_MAC ? '⌘⏎' : 'Ctrl ⏎'}
            </kbd>
          </PlainButton>
        </footer>
      </form>
    </ModalFrame>
  );
}
