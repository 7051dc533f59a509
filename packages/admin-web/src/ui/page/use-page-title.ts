import { useEffect } from 'react';

/** Names the document after what it shows: for tabs, bookmarks and whoever hears it read out. Null leaves the name as it is. */
export function usePageTitle(title: string | null): void {
  useEffect(() => {
    if (title !== null) document.title = `${title} · Portico`;
  }, [title]);
}
