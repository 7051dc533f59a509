import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useState } from 'react';

interface UndoNoticeProps {
  readonly meaning: string | undefined;
  readonly seconds: number;
  /** Whether this is the last thing that was done: the one the keys take back. */
  readonly isNewest: () => boolean;
  readonly onUndo: () => void;
}

/** What was done means, and the way back as long as it is offered: by the button, and by keys, which get there from within a drawer too. */
export function UndoNotice({ meaning, seconds, isNewest, onUndo }: UndoNoticeProps) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = window.setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000);
    return () => window.clearInterval(timer);
  }, []);
  useHotkeys([['mod+Z', () => void (isNewest() && onUndo())]]);
  return (
    <span className="pt-undo">
      <span>{meaning}</span>
      <Button size="xs" variant="default" aria-keyshortcuts="Control+Z Meta+Z" onClick={onUndo}>
        Undo <span className="pt-dim pt-number" aria-hidden="true">&nbsp;{left} s</span>
      </Button>
    </span>
  );
}
