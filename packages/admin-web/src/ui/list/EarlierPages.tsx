import { Button } from '@mantine/core';
import './list.css';

interface EarlierPagesProps {
  /** Whether these are the newest. */
  readonly isFirst: boolean;
  readonly hasMore: boolean;
  readonly onNewest: () => void;
  readonly onEarlier: () => void;
}

/** The ways through a list that the server gives forwards only, the newest first. A page back is the browser's to know. */
export function EarlierPages({ isFirst, hasMore, onNewest, onEarlier }: EarlierPagesProps) {
  if (isFirst && !hasMore) return null;
  return (
    <nav aria-label="Pages" className="pt-buttons">
      <Button variant="default" disabled={isFirst} onClick={onNewest}>
        Newest
      </Button>
      <Button variant="default" disabled={!hasMore} onClick={onEarlier}>
        Earlier
      </Button>
    </nav>
  );
}
