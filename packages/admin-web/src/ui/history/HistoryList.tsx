import type { ReactNode } from 'react';
import { EarlierPages } from '../list/EarlierPages.js';
import '../page/page.css';
import { FaultStrip, type FaultFacts } from '../states/FaultStrip.js';
import { dayIn, timeIn } from '../words/dates.js';
import './history.css';
import { fieldWords, isBeginning, sentence, valueWords, type ToldChange } from './history-words.js';

/** Something that was done, as it is shown. */
export interface HistoryEntryFacts {
  readonly id: string;
  readonly at: string;
  readonly summary: string;
  readonly changes: readonly ToldChange[];
  /** The door in words; null where nobody got in. */
  readonly door: string | null;
  /** Who did it. */
  readonly actor: string;
  readonly requestId: string | null;
  /** What it was done to, where that is not the thing whose history this is. */
  readonly about?: ReactNode;
}

interface HistoryListProps {
  /** Names the list: `History of Acme`. */
  readonly label: string;
  /** Undefined as long as they are on their way. */
  readonly entries: readonly HistoryEntryFacts[] | undefined;
  /** The level of the headings of days: 2 on a page, 3 in a drawer. */
  readonly level: 2 | 3;
  /** The client's zone, in which every moment is told. */
  readonly timeZone: string;
  readonly stale: boolean;
  readonly fault: FaultFacts | null;
  readonly onRetry: () => void;
  readonly isFirst: boolean;
  readonly hasMore: boolean;
  /** Back to the newest. */
  readonly onNewest: () => void;
  readonly onEarlier: () => void;
}

function Changes({ changes, timeZone }: { readonly changes: readonly ToldChange[]; readonly timeZone: string }) {
  if (changes.length === 0) return null;
  const began = isBeginning(changes);
  return (
    <dl className="pt-changes">
      {changes.map(({ field, before, after }, at) => (
        // One field may stand there twice: two sublicenses of one name.
        <div key={`${field} ${at}`}>
          <dt>{fieldWords(field)}</dt>
          <dd>
            {!began && (
              <>
                <span className="pt-hidden">was </span>
                <del>{valueWords(field, before, timeZone)}</del>
                <span aria-hidden="true"> → </span>
                <span className="pt-hidden">, is now </span>
              </>
            )}
            <ins>{valueWords(field, after, timeZone)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Entry({ entry, timeZone }: { readonly entry: HistoryEntryFacts; readonly timeZone: string }) {
  const { at, summary, changes, door, actor, requestId, about } = entry;
  return (
    <li>
      <p className="pt-entry-what">
        {sentence(summary)} {about}
      </p>
      <p className="pt-note">
        {actor}
        {door !== null && `, ${door}`} · <time dateTime={at} title={requestId === null ? at : `${at}, request ${requestId}`}>{timeIn(at, timeZone)}</time>
      </p>
      <Changes changes={changes} timeZone={timeZone} />
    </li>
  );
}

/** The entries of one day after the other, as they come. */
function byDay(entries: readonly HistoryEntryFacts[], timeZone: string): { readonly day: string; readonly entries: HistoryEntryFacts[] }[] {
  const days: { day: string; entries: HistoryEntryFacts[] }[] = [];
  for (const entry of entries) {
    const day = dayIn(entry.at, timeZone);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** Who did what, when, through which door, and what it was before: the newest first, by days of the client's zone. */
export function HistoryList({ label, entries, level, timeZone, stale, fault, onRetry, ...pages }: HistoryListProps) {
  const Day = level === 2 ? 'h2' : 'h3';
  return (
    <section className="pt-history" aria-label={label} aria-busy={stale || (entries === undefined && fault === null)}>
      {fault !== null && <FaultStrip title="The history could not be read." fault={fault} onRetry={onRetry} />}
      {entries === undefined && fault === null && <p className="pt-dim pt-late">One moment …</p>}
      {entries?.length === 0 && <p className="pt-dim">{pages.isFirst ? 'Nothing has been done yet.' : 'Nothing earlier.'}</p>}
      {byDay(entries ?? [], timeZone).map(({ day, entries: ofDay }) => (
        <section key={day} className="pt-history-day" data-stale={stale || undefined}>
          <Day className="pt-history-date">{day}</Day>
          <ul>
            {ofDay.map((entry) => (
              <Entry key={entry.id} entry={entry} timeZone={timeZone} />
            ))}
          </ul>
        </section>
      ))}
      {entries !== undefined && <EarlierPages {...pages} />}
    </section>
  );
}
