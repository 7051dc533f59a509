// Before the first paint: the theme somebody chose, or what their system says. A file of its own, because no page of ours may hold scripts.
{
  let chosen = null;
  try {
    chosen = window.localStorage.getItem('portico-color-scheme');
  } catch {
    // Storage is off: the system decides.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
}
