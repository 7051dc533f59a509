/** Portico's mark: two arches. */
export function Logo() {
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true" focusable="false" className="pt-icon">
      <rect width="24" height="24" rx="6" fill="var(--mantine-color-accent-filled)" />
      <g fill="none" stroke="#fff" strokeWidth="2" strokeLinecap="round">
        <path d="M6 19v-7a6 6 0 0 1 12 0v7" />
        <path d="M10 19v-7a2 2 0 0 1 4 0v7" />
      </g>
    </svg>
  );
}
