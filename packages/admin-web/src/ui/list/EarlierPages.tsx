import { Button } from '@mantine/core';
import './list.css';

/** The words for the ways, where the first are not the newest. */
export interface PageWords {
  readonly first: string;
  readonly next: string;
}

interface EarlierPagesProps {
  readonly words?: PageWords;
  /** Whether these are the newest. */
  readonly isFirst: boolean;
  readonly hasMore: boolean;
  readonly onNewest: () => void;
  readonly onEarlier: () => void;
}

const NEWEST_FIRST: PageWords = { first: 'Newest', next: 'Earlier' };

/** The ways through a list that the server gives forwards only, the newest first where nothing else is said. A page back is the browser's to know. */
export function EarlierPages({ words = NEWEST_FIRST, isFirst, hasMore, onNewest, onEarlier }: EarlierPagesProps) {
  if (isFirst && !hasMore) return null;
  return (
    <nav aria-label="Pages" className="pt-buttons">
      <Button variant="default" disabled={isFirst} onClick={onNewest}>
        {words.first}
      </Button>
      <Button variant="default" disabled={!hasMore} onClick={onEarlier}>
        {words.next}
      </Button>
    </nav>
  );
}
