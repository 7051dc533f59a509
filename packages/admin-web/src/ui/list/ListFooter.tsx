import type { ReactNode } from 'react';
import { PlainButton } from '../page/PlainButton.js';
import { count, total } from '../words/numbers.js';
import './list.css';
import { EarlierPages, type PageWords } from './EarlierPages.js';
import type { ListAddress, PageEnds } from './list-address.js';

/** What a connection of the API says of its page. */
export interface PageFacts {
  readonly totalCount: number;
  readonly totalCountIsExact: boolean;
  readonly pageInfo: PageEnds;
}

interface ListFooterProps {
  readonly address: ListAddress;
  readonly facts: PageFacts | undefined;
  /** How many rows the page at this address has; 0 as long as it is not there. */
  readonly rows: number;
  /** True for a list that the server gives forwards only, the newest first; in any other order, the words for its ways. */
  readonly onwards?: boolean | PageWords;
  /** Stands at the left while rows are chosen. */
  readonly children?: ReactNode;
}

/** Which rows these are, of how many, and the ways to the others. */
export function ListFooter({ address, facts, rows, onwards = false, children }: ListFooterProps) {
  const first = address.firstRow;
  // The cursors are those of the rows before: going on from them would count a page that never was.
  const isBehind = facts !== undefined && rows === 0;
  const go = (way: () => void) => () => {
    if (!isBehind) way();
  };
  const range = rows === 0 ? '' : `${count(first)}–${count(first + rows - 1)} of `;
  return (
    <footer className="pt-list-footer">
      {children}
      <span className="pt-number pt-list-range" aria-live="polite">
        {facts !== undefined && `${range}${total(facts.totalCount, facts.totalCountIsExact)}`}
      </span>
      {onwards !== false ? (
        <EarlierPages {...(onwards !== true && { words: onwards })} isFirst={first === 1} hasMore={facts?.pageInfo.hasNextPage === true} onNewest={() => address.set({})} onEarlier={go(() => address.goNext(facts?.pageInfo.endCursor))} />
      ) : (
        <nav aria-label="Pages" className="pt-pages">
          <PlainButton disabled={facts?.pageInfo.hasPreviousPage !== true} aria-disabled={isBehind} onClick={go(() => address.goBack(facts?.pageInfo.startCursor))}>
            Previous
          </PlainButton>
          <PlainButton disabled={facts?.pageInfo.hasNextPage !== true} aria-disabled={isBehind} onClick={go(() => address.goNext(facts?.pageInfo.endCursor))}>
            Next
          </PlainButton>
        </nav>
      )}
    </footer>
  );
}
