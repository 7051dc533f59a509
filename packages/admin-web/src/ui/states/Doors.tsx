const DOORS = [11, 51, 91, 131];

/** Four doors, the first of them open to you: nothing is here yet. */
export function Doors() {
  return (
    <svg width="170" height="54" viewBox="0 0 170 54" fill="none" strokeWidth="1.5" aria-hidden="true" focusable="false" className="pt-doors">
      {DOORS.map((x, at) => (
        <g key={x} data-first={at === 0 || undefined}>
          <path d={`M${x} 51V15a14 14 0 0 1 28 0v36`} />
          <circle cx={x + 22} cy="34" r="1.5" />
        </g>
      ))}
      <path d="M1 51.500h168" />
    </svg>
  );
}
