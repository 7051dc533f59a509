/** Under this name the tab remembers them: they outlive the page being loaded again. */
const STORED = 'portico-started-jobs';

function read(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(STORED) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

function keep(ids: readonly string[]): void {
  try {
    if (ids.length === 0) sessionStorage.removeItem(STORED);
    else sessionStorage.setItem(STORED, JSON.stringify(ids));
  } catch {
    // Nothing is remembered: the list of jobs still tells how each ended.
  }
}

/** A job was started in this tab: its end is told here. */
export function noteStarted(id: string): void {
  keep([...read(), id]);
}

/** Takes those out that were started in this tab, so that the end of each is told once. */
export function takeStarted(ids: readonly string[]): readonly string[] {
  const started = read();
  const taken = started.filter((id) => ids.includes(id));
  if (taken.length > 0) keep(started.filter((id) => !taken.includes(id)));
  return taken;
}
