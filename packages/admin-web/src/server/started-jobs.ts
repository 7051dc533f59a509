/** Under this name, with whose they are, the browser remembers them: for all its tabs, and beyond the page being loaded again. */
const STORED = 'portico-started-jobs:';

function read(staffId: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORED + staffId) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

function keep(staffId: string, ids: readonly string[]): void {
  try {
    if (ids.length === 0) localStorage.removeItem(STORED + staffId);
    else localStorage.setItem(STORED + staffId, JSON.stringify(ids));
  } catch {
    // Nothing is remembered: the list of jobs still tells how each ended.
  }
}

/** Somebody has started a job in this browser: its end is told to them here. */
export function noteStarted(staffId: string, id: string): void {
  keep(staffId, [...read(staffId), id]);
}

/** Takes those out that somebody has started in this browser, so that the end of each is told once, in one of its tabs. */
export function takeStarted(staffId: string, ids: readonly string[]): readonly string[] {
  const started = read(staffId);
  const taken = started.filter((id) => ids.includes(id));
  if (taken.length > 0) keep(staffId, started.filter((id) => !taken.includes(id)));
  return taken;
}

/** Calls back when jobs were started, or their end was told, in another tab. @returns what ends that */
export function onStartedElsewhere(changed: () => void): () => void {
  const listen = ({ key }: StorageEvent) => {
    if (key?.startsWith(STORED) === true) changed();
  };
  window.addEventListener('storage', listen);
  return () => window.removeEventListener('storage', listen);
}
