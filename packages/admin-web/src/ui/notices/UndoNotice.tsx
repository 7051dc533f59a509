import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';

interface UndoNoticeProps {
  readonly meaning: string | undefined;
  readonly seconds: number;
  readonly onUndo: () => void;
}

/** What was done means, and the way back as long as it is offered. */
export function UndoNotice({ meaning, seconds, onUndo }: UndoNoticeProps) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = window.setInterval(() => setLeft((now) => Math.max(0, now - 1)), 1000);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <span className="pt-undo">
      <span>{meaning}</span>
      <Button size="xs" variant="default" onClick={onUndo}>
        Undo <span className="pt-dim pt-number" aria-hidden="true">&nbsp;{left} s</span>
      </Button>
    </span>
  );
}
